// Which scripts a label is written in, and whether they belong together. Names made of look-alike letters of two scripts are
// how people are led to the wrong site.

// Unicode Standard Annex 31, table 5 "recommended scripts": those in everyday use.
const SCRIPTS = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Thaana',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Georgian',
  'Ethiopic',
  'Khmer',
  'Hangul',
  'Hiragana',
  'Katakana',
  'Bopomofo',
  'Han',
] as const;
type Script = (typeof SCRIPTS)[number];

// Script extensions: the Japanese length mark, for one, belongs to Hiragana and to Katakana.
const TESTS: readonly (readonly [Script, RegExp])[] = SCRIPTS.map((script) => [
  script,
  new RegExp(`\\p{Script_Extensions=${script}}`, 'u'),
]);
const BELONGS_TO_ALL = /[\p{Script_Extensions=Common}\p{Script_Extensions=Inherited}]/u;

// Unicode Technical Standard 39, "highly restrictive": these writings use several scripts in one word.
const SHARED_WRITINGS: readonly (readonly Script[])[] = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];
const WRITINGS: readonly (readonly Script[])[] = [...SCRIPTS.map((script) => [script]), ...SHARED_WRITINGS];

/** Completes "the label …"; undefined when one writing covers every letter, mark and digit of it. */
export function writingProblem(label: string): string | undefined {
  const letters = Array.from(label)
    .filter((character) => !BELONGS_TO_ALL.test(character))
    .map(scriptsOf);
  if (letters.some((scripts) => scripts.length === 0))
    return 'holds letters of a script in which names are not taken here.';
  if (WRITINGS.some((writing) => letters.every((scripts) => scripts.some((script) => writing.includes(script)))))
    return undefined;
  const found = [...new Set(letters.filter((scripts) => scripts.length === 1).flat())];
  return `mixes ${found.join(' and ')} letters; such look-alike names are refused. Use letters of one script.`;
}

function scriptsOf(character: string): readonly Script[] {
  return TESTS.filter(([, test]) => test.test(character)).map(([script]) => script);
}
