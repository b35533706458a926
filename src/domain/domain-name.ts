// Domain names as people type them, and in the form that registrars, ids and search attributes use (a-labels).
import { type Parsed, invalid, valid } from './problem.js';
import { writingProblem } from './writing-system.js';

/** A whole name in lower-case ASCII, for example `xn--caf-dma.example`. */
export type ALabel = string & { readonly __brand: 'ALabel' };

export interface DomainName {
  readonly aLabel: ALabel;
  /** True when a label holds letters beyond ASCII: the registrar then wants a language tag. */
  readonly isIdn: boolean;
}

/** Ids such as `registerDomain:{account}:{name}:{requestId}` must stay under 255 bytes, which PostgreSQL-backed servers enforce. */
export const MAX_NAME_LENGTH = 127;

/** Accents written apart make a name longer than it is; past this it is not even looked at. */
const MAX_TYPED_LENGTH = 1_000;

const ASCII_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
// RFC 5892 section 2.1 "LetterDigits" in lower case, the hyphen, and the middle dots of Catalan and Japanese.
const IDN_LABEL = /^[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}\-\u00b7\u30fb]+$/u;
// Variation selectors and their like: dropped by the mapping, so that another name would be ordered than the one that was read.
const IGNORED_IN_A_LABELS = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Checks a name and turns it into its a-label form. Accepts `Café.example` and `xn--caf-dma.example`;
 * decode `xn--` labels before calling where the script rule must hold for them too (the edges do).
 */
export function parseDomainName(input: unknown, field = 'domain'): Parsed<DomainName> {
  if (typeof input !== 'string' || input === '')
    return invalid(field, `${field} is missing: give a name such as example.com.`);
  if (/\s/.test(input)) return invalid(field, `${field} holds white space; a domain name has none.`);
  // Compatibility forms (full-width letters, mathematical digits) fold to ASCII before anything is checked: the mapping to
  // a-labels would otherwise turn what passed as foreign letters into an address or an xn-- label that nobody has looked at.
  const name = input.length > MAX_TYPED_LENGTH ? input : folded(input);
  if (name.length > 253) return invalid(field, `${field} is longer than a domain name can be (253 characters).`);
  if (name.endsWith('.')) return invalid(field, `${field} ends in a dot; write the name without it.`);
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
  if (!IDN_LABEL.test(label) || IGNORED_IN_A_LABELS.test(label))
    return `the label "${shown(label)}" holds characters that no domain name may have.`;
  if (label.startsWith('-') || label.endsWith('-')) return `the label "${shown(label)}" begins or ends with a hyphen.`;
  if (Array.from(label).slice(2, 4).join('') === '--')
    return `the label "${shown(label)}" has hyphens in places three and four, which are reserved.`;
  const sentence = writingProblem(label);
  return sentence === undefined ? undefined : `the label "${shown(label)}" ${sentence}`;
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC');
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
  const clean = Array.from(text.replace(/[\p{C}"]/gu, '?'));
  return clean.length > 80 ? `${clean.slice(0, 79).join('')}…` : clean.join('');
}
