// Domain names as people type them, and in the form that registrars, ids and search attributes use (a-labels).
import { type Parsed, invalid, valid } from './problem.js';

/** A whole name in lower-case ASCII, for example `xn--caf-dma.example`. */
export type ALabel = string & { readonly __brand: 'ALabel' };

export interface DomainName {
  readonly aLabel: ALabel;
  /** True when a label holds letters beyond ASCII: the registrar then wants a language tag. */
  readonly isIdn: boolean;
}

/** Ids such as `registerDomain:{account}:{name}:{requestId}` must stay under 255 bytes, which PostgreSQL-backed servers enforce. */
export const MAX_NAME_LENGTH = 127;

const ASCII_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Checks a name and turns it into its a-label form. Accepts `Café.example` and `xn--caf-dma.example`;
 * decode `xn--` labels before calling where the script rule must hold for them too (the edges do).
 */
export function parseDomainName(input: unknown, field = 'domain'): Parsed<DomainName> {
  if (typeof input !== 'string' || input === '')
    return invalid(field, `${field} is missing: give a name such as example.com.`);
  if (/\s/.test(input)) return invalid(field, `${field} holds white space; a domain name has none.`);
  if (input.endsWith('.')) return invalid(field, `${field} ends in a dot; write the name without it.`);
  const name = input.normalize('NFC').toLowerCase();
  if (name.length > 253) return invalid(field, `${field} is longer than a domain name can be (253 characters).`);
  const labels = name.split('.');
  if (labels.length < 2)
    return invalid(
      field,
      `${field} "${shown(name)}" has no top-level domain; write it as ${shown(name)}.com, for example.`,
    );
  for (const label of labels) {
    const sentence = labelProblem(label);
    if (sentence !== undefined) return invalid(field, `${field} "${shown(name)}": ${sentence}`);
  }
  const top = labels.at(-1) ?? '';
  if (isAscii(top) && !/^[a-z]/.test(top)) {
    return invalid(field, `${field} "${shown(name)}" ends in "${shown(top)}", which cannot be a top-level domain.`);
  }
  const aLabel = toALabel(name);
  if (aLabel === undefined)
    return invalid(field, `${field} "${shown(name)}" cannot be written in the ASCII form that registries use.`);
  if (aLabel.length > MAX_NAME_LENGTH) {
    return invalid(
      field,
      `${field} has ${aLabel.length} characters in its ASCII form; Tenure takes names of up to ${MAX_NAME_LENGTH}.`,
    );
  }
  return valid({ aLabel, isIdn: aLabel.split('.').some((label) => label.startsWith('xn--')) });
}

/** Narrow check for text that must already be in a-label form, such as an id part or a stored value. */
export function isALabel(text: string): text is ALabel {
  return (
    text.length <= MAX_NAME_LENGTH && text.includes('.') && text.split('.').every((label) => ASCII_LABEL.test(label))
  );
}

function labelProblem(label: string): string | undefined {
  if (label === '') return 'two dots follow each other, or it begins with a dot.';
  if (isAscii(label)) {
    if (label.length > 63) return `the label "${shown(label)}" has ${label.length} characters; 63 is the limit.`;
    if (!ASCII_LABEL.test(label)) return `the label "${shown(label)}" may hold letters, digits and inner hyphens only.`;
    if (label.slice(2, 4) === '--' && !label.startsWith('xn--'))
      return `the label "${shown(label)}" has hyphens in places three and four, which are reserved.`;
    return undefined;
  }
  if (!/^[\p{L}\p{M}\p{N}\-\u00b7\u30fb]+$/u.test(label))
    return `the label "${shown(label)}" holds characters that no domain name may have.`;
  const scripts = scriptsOf(label);
  if (!isOneWritingSystem(scripts)) {
    return `the label "${shown(label)}" mixes ${scripts.join(' and ')} letters; such look-alike names are refused. Use letters of one script.`;
  }
  return undefined;
}

// Scripts in which registries offer names. Letters of any other script count as "other".
const SCRIPTS = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Hebrew',
  'Arabic',
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
  'Georgian',
  'Ethiopic',
  'Khmer',
  'Hangul',
  'Hiragana',
  'Katakana',
  'Bopomofo',
  'Han',
] as const;
const SCRIPT_TESTS: ReadonlyMap<string, RegExp> = new Map(
  SCRIPTS.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')]),
);

// Unicode Technical Standard 39, "highly restrictive": these writings use several scripts in one word.
const SHARED_WRITINGS: readonly ReadonlySet<string>[] = [
  new Set(['Latin', 'Han', 'Hiragana', 'Katakana']),
  new Set(['Latin', 'Han', 'Bopomofo']),
  new Set(['Latin', 'Han', 'Hangul']),
];

function scriptsOf(label: string): readonly string[] {
  const found = new Set<string>();
  for (const character of label) {
    if (!/\p{L}/u.test(character)) continue;
    found.add(SCRIPTS.find((script) => SCRIPT_TESTS.get(script)?.test(character) === true) ?? 'other');
  }
  return [...found];
}

function isOneWritingSystem(scripts: readonly string[]): boolean {
  if (scripts.length <= 1) return true;
  return SHARED_WRITINGS.some((writing) => scripts.every((script) => writing.has(script)));
}

/**
 * UTS 46 processing as the URL standard defines it. The host parser reads `1.2.3` as an IPv4 address, so the labels are
 * checked before and the result is checked again.
 */
function toALabel(name: string): ALabel | undefined {
  if (!URL.canParse(`http://${name}`)) return undefined;
  const host = new URL(`http://${name}`).hostname;
  if (host.split('.').length !== name.split('.').length) return undefined;
  const wellFormed = host.split('.').every((label) => ASCII_LABEL.test(label));
  return wellFormed ? (host as ALabel) : undefined;
}

function isAscii(text: string): boolean {
  return /^[\u0021-\u007e]*$/.test(text);
}

/** Names are quoted in sentences; cut so that a hostile one cannot flood a log line, and stripped of control characters. */
function shown(text: string): string {
  const clean = text.replace(/[\p{C}"]/gu, '?');
  return clean.length > 80 ? `${clean.slice(0, 79)}…` : clean;
}
