// The history of one record, told forwards from what is stored backwards.
import { type Instant, instantFrom } from '../instant.js';
import type { CatalogKind, RecordFields } from './catalog-change.js';
import type { Kept, Past } from './catalog-state.js';
import { shownRecord } from './record-kinds.js';

export interface FieldChange {
  /** Absent: the field was not there, which means its default. */
  readonly from?: unknown;
  readonly to?: unknown;
}

export interface CatalogHistoryEntry {
  readonly of: CatalogKind;
  readonly name: string;
  /** The version that the change made. */
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
  readonly reason?: string;
  readonly change: 'created' | 'changed' | 'removed';
  readonly fields: Readonly<Record<string, FieldChange>>;
}

/** Newest first. */
export function historyOf(of: CatalogKind, name: string, kept: Kept): readonly CatalogHistoryEntry[] {
  let after = kept.is === null ? null : shownRecord(kept.is);
  return kept.past.map((past, index) => {
    const entry = entryFrom(of, name, kept.version - index, past, after);
    after = before(past, after);
    return entry;
  });
}

function entryFrom(
  of: CatalogKind,
  name: string,
  version: number,
  [at, by, was, reason]: Past,
  after: RecordFields | null,
): CatalogHistoryEntry {
  const fields = Object.keys(was ?? after ?? {}).map((field) => {
    const from = was?.[field] ?? undefined;
    const to = after?.[field];
    return [field, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }] as const;
  });
  return {
    of,
    name,
    version,
    at: instantFrom(at),
    by,
    ...(reason === undefined ? {} : { reason }),
    change: was === null ? 'created' : after === null ? 'removed' : 'changed',
    fields: Object.fromEntries(fields),
  };
}

function before([, , was]: Past, after: RecordFields | null): RecordFields | null {
  if (was === null) return null;
  return Object.fromEntries(Object.entries({ ...after, ...was }).filter(([, value]) => value !== null));
}

/** What has to be kept to go back from `is` to `was`; undefined when they are the same. */
export function difference(was: RecordFields, is: RecordFields): RecordFields | undefined {
  const fields = new Set([...Object.keys(was), ...Object.keys(is)]);
  const changed = [...fields].filter((field) => !isSame(was[field], is[field]));
  if (changed.length === 0) return undefined;
  return shownRecord(Object.fromEntries(changed.map((field) => [field, was[field] ?? null])));
}

/** Records are written in one way only, so the same meaning is the same text. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
