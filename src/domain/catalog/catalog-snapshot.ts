// The state as one run hands it to the next. Authors and reasons repeat themselves, and instants lie close together: texts are
// written once and pointed at, instants are counted from the first.
import type { CatalogState, Kept, KeptRecords, Past } from './catalog-state.js';

type PackedPast = readonly [afterFirst: number, by: number, was: Past[2], reason?: number];

interface PackedKept {
  readonly version: number;
  readonly is: Kept['is'];
  readonly past: readonly PackedPast[];
}

export interface CatalogSnapshot extends Pick<CatalogState, 'schemaVersion' | 'revision' | 'overdue' | 'answered'> {
  readonly texts: readonly string[];
  /** Milliseconds since 1970. */
  readonly first: number;
  readonly kept: Readonly<Record<keyof CatalogState['kept'], Readonly<Record<string, PackedKept>>>>;
}

export function snapshotOf({ kept, ...rest }: CatalogState): CatalogSnapshot {
  const texts = new Map<string, number>();
  const place = (text: string): number => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  const all = Object.values(kept).flatMap((records) => Object.values(records).flatMap(({ past }) => past));
  const first = all.reduce((least, [at]) => Math.min(least, at), all[0]?.[0] ?? 0);
  const pack = ([at, by, was, reason]: Past): PackedPast =>
    reason === undefined ? [at - first, place(by), was] : [at - first, place(by), was, place(reason)];
  const packed = (records: KeptRecords): Readonly<Record<string, PackedKept>> =>
    mapped(records, ({ version, is, past }) => ({ version, is, past: past.map(pack) }));
  const { tld, registrar, connector } = kept;
  const shrunk = { tld: packed(tld), registrar: packed(registrar), connector: packed(connector) };
  return { ...rest, texts: [...texts.keys()], first, kept: shrunk };
}

export function stateFrom({ kept, texts, first, ...rest }: CatalogSnapshot): CatalogState {
  const textAt = (place: number): string => texts[place] ?? '';
  const unpack = ([afterFirst, by, was, reason]: PackedPast): Past => {
    const at = first + afterFirst;
    return reason === undefined ? [at, textAt(by), was] : [at, textAt(by), was, textAt(reason)];
  };
  const unpacked = (records: Readonly<Record<string, PackedKept>>): KeptRecords =>
    mapped(records, ({ version, is, past }) => ({ version, is, past: past.map(unpack) }));
  const { tld, registrar, connector } = kept;
  return { ...rest, kept: { tld: unpacked(tld), registrar: unpacked(registrar), connector: unpacked(connector) } };
}

function mapped<T, U>(records: Readonly<Record<string, T>>, map: (value: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(records).map(([name, value]) => [name, map(value)]));
}
