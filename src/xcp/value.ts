/**
 * The data model of XCP: nested maps, lists and strings, and total readers over it.
 * Nothing here knows a command; what a field means is decided in `commands/`.
 */

/** A `dt_assoc`. Objects made by the decoder have no prototype, so a key such as `__proto__` is only a key. */
export interface XcpAssoc {
  readonly [key: string]: XcpValue;
}

/** Every leaf is text: numbers, money and booleans are read by the command that knows them. */
export type XcpValue = string | readonly XcpValue[] | XcpAssoc;

const NOTHING: XcpAssoc = Object.freeze(Object.create(null) as XcpAssoc);

/** A `dt_assoc` under construction: no prototype, so that any key of the wire is harmless. */
export function emptyAssoc(): Record<string, XcpValue> {
  return Object.create(null) as Record<string, XcpValue>;
}

/** True of a `dt_assoc`. */
export function isAssoc(value: XcpValue | undefined): value is XcpAssoc {
  return typeof value === 'object' && !Array.isArray(value);
}

function own(assoc: XcpAssoc, key: string): XcpValue | undefined {
  return Object.hasOwn(assoc, key) ? assoc[key] : undefined;
}

/** Text of a field; `undefined` when it is absent or not text. An empty text is a value (section 1.8). */
export function textOf(assoc: XcpAssoc, key: string): string | undefined {
  const value = own(assoc, key);
  return typeof value === 'string' ? value : undefined;
}

/** Text of a field without surrounding white space; `undefined` when absent, empty, or the literal `undef` of Perl. */
export function wordOf(assoc: XcpAssoc, key: string): string | undefined {
  const word = textOf(assoc, key)?.trim();
  return word === undefined || word === '' || word === 'undef' ? undefined : word;
}

/** A map field. An empty structure may arrive as empty text, and is then an empty map (section 1.8). */
export function assocOf(assoc: XcpAssoc, key: string): XcpAssoc {
  const value = own(assoc, key);
  return isAssoc(value) ? value : NOTHING;
}

/** A list field. Absent, empty text and an empty structure are all the empty list. */
export function listOf(assoc: XcpAssoc, key: string): readonly XcpValue[] {
  const value = own(assoc, key);
  return Array.isArray(value) ? (value as readonly XcpValue[]) : [];
}

/** The maps of a list field; entries of another kind are left out. */
export function assocsOf(assoc: XcpAssoc, key: string): readonly XcpAssoc[] {
  return listOf(assoc, key).filter(isAssoc);
}

/** The texts of a list field; entries of another kind are left out. */
export function textsOf(assoc: XcpAssoc, key: string): readonly string[] {
  return listOf(assoc, key).filter((value) => typeof value === 'string');
}

const TRUE_WORDS: ReadonlySet<string> = new Set(['1', 'y', 'yes', 'true', 'on', 'enable', 'enabled']);
const FALSE_WORDS: ReadonlySet<string> = new Set(['0', 'n', 'no', 'false', 'off', 'disable', 'disabled']);

/** A boolean in any of the spellings of section 1.8 (`0/1`, `Y/N`, words); `undefined` when it is none of them. */
export function flagOf(assoc: XcpAssoc, key: string): boolean | undefined {
  const word = wordOf(assoc, key)?.toLowerCase();
  if (word === undefined) return undefined;
  if (TRUE_WORDS.has(word)) return true;
  return FALSE_WORDS.has(word) ? false : undefined;
}

/** A whole number of at most 15 digits; `undefined` when the field is anything else. */
export function integerOf(assoc: XcpAssoc, key: string): number | undefined {
  const word = wordOf(assoc, key);
  return word !== undefined && /^-?\d{1,15}$/.test(word) ? Number(word) : undefined;
}

/** An amount of money, kept as the decimal text that was sent; `undefined` when it is not a decimal number. */
export function moneyOf(assoc: XcpAssoc, key: string): string | undefined {
  const word = wordOf(assoc, key);
  return word !== undefined && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(word) ? word : undefined;
}
