// Reading a `dt_assoc` of a request: which key was absent, which was empty, which holds text.
import { isArray, isAssoc, type XcpArray, type XcpAssoc, type XcpValue } from './value.js';

/** A `dt_assoc` of a request. Text is trimmed: many clients pretty-print their documents. */
export class Fields {
  readonly #map: XcpAssoc;

  constructor(map: XcpAssoc) {
    this.#map = map;
  }

  has(key: string): boolean {
    return this.#map.has(key);
  }

  value(key: string): XcpValue | undefined {
    return this.#map.get(key);
  }

  /** Text of the item, `''` when it is empty, undefined when it is absent or holds a structure. */
  text(key: string): string | undefined {
    const value = this.#map.get(key);
    return typeof value === 'string' ? value.trim() : undefined;
  }

  /** Text of the item, undefined when it is absent or empty: XCP clients send empty items for "not given". */
  given(key: string): string | undefined {
    const text = this.text(key);
    return text === '' ? undefined : text;
  }

  assoc(key: string): Fields | undefined {
    const value = this.#map.get(key);
    return isAssoc(value) ? new Fields(value) : undefined;
  }

  array(key: string): XcpArray | undefined {
    const value = this.#map.get(key);
    return isArray(value) ? value : undefined;
  }

  /** The texts of an array item; structures inside it are skipped. */
  texts(key: string): readonly string[] | undefined {
    return this.array(key)?.flatMap((value) => (typeof value === 'string' ? [value.trim()] : []));
  }

  keys(): readonly string[] {
    return [...this.#map.keys()];
  }

  /** All text items as a plain record. */
  record(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      [...this.#map].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value.trim()]] : [])),
    );
  }
}

export const EMPTY_FIELDS = new Fields(new Map());
