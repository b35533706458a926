// Every rule of a name's life has a test that names it, and no test names a rule that does not exist.
import { describe, expect, test } from 'vitest';
import { withoutComments } from './repository/code-only.js';
import { filesUnder, textOf } from './repository/files.js';
import { cell, tableUnder } from './repository/markdown.js';

const RULE = /\bR-\d+\b/g;
/** `'R-3, R-6: …'`, or the rule alone. */
const AT_THE_START = /(['"`])(R-\d+(?:,? R-\d+)*)(?::|\1)/g;
/** `'… (R-6, R-15)'`. */
const AT_THE_END = /\((R-\d+(?:,? R-\d+)*)\)['"`]/g;

const rows = tableUnder(textOf('docs/understand/rules.md'), "The rules of a name's life");
const rules = rows.map((row) => cell(row, 'Rule'));
const tests = filesUnder('test', (path) => path.endsWith('.ts')).map(({ path, text }) => ({
  path,
  code: withoutComments(text),
}));
const named = new Set(tests.flatMap(({ code }) => namedIn(code)));

describe('docs/understand/rules.md', () => {
  test('numbers the rules without a gap', () => {
    expect(rules).toEqual(Array.from({ length: 25 }, (_, index) => `R-${index + 1}`));
  });

  test('says of each rule what it asks and where it is held', () => {
    expect(rows.filter((row) => cell(row, 'What it asks') === '' || cell(row, 'Held in') === '')).toEqual([]);
  });
});

test.each(rules)('%s is named by the title of a test', (rule) => {
  expect(named).toContain(rule);
});

test('a title names its rules at its start or at its end', () => {
  const elsewhere = tests.flatMap(({ path, code }) => {
    const asTitle = new Set(namedIn(code));
    return [...new Set(code.match(RULE))].filter((rule) => !asTitle.has(rule)).map((rule) => `${path}: ${rule}`);
  });
  expect(elsewhere).toEqual([]);
});

test('no title, comment or page names a rule that does not exist', () => {
  const known = new Set(rules);
  const unknown = ['src', 'test', 'docs'].flatMap((folder) =>
    filesUnder(folder, (path) => /\.(?:ts|md)$/.test(path)).flatMap(({ path, text }) =>
      [...new Set(text.match(RULE))].filter((rule) => !known.has(rule)).map((rule) => `${path}: ${rule}`),
    ),
  );
  expect(unknown).toEqual([]);
});

function namedIn(code: string): readonly string[] {
  const lists = [...code.matchAll(AT_THE_START)]
    .map((match) => match[2])
    .concat([...code.matchAll(AT_THE_END)].map((match) => match[1]));
  return lists.flatMap((list) => list?.split(/,? /) ?? []);
}
