// What the catalog of one account remembers. Stored in history at each continue-as-new, so it is written briefly.
import type { CatalogAnswer } from './catalog-answer.js';
import type { CatalogHistoryEntry } from './catalog-history.js';
import type { CatalogKind, RecordFields } from './catalog-change.js';

/**
 * One change, newest first in its list: when (milliseconds since 1970), who, and what the fields were before (`null` for one
 * that was not there; `null` as a whole: the record was not there), and why.
 */
export type Past = readonly [at: number, by: string, was: RecordFields | null, reason?: string];

export interface Kept {
  /** Of the record as it is now; it goes on counting when a record is removed and comes back. */
  readonly version: number;
  /** Null once removed. */
  readonly is: RecordFields | null;
  /** The last ten changes; what is older goes to the audit log. */
  readonly past: readonly Past[];
}

export type KeptRecords = Readonly<Record<string, Kept>>;

export interface CatalogState {
  readonly schemaVersion: 1;
  /** Grows by one with every request that changed anything. */
  readonly revision: number;
  readonly kept: Readonly<Record<CatalogKind, KeptRecords>>;
  /** History that left the ten and is not yet in the audit log. */
  readonly overdue: readonly CatalogHistoryEntry[];
  /** Requests that were answered, newest last. */
  readonly answered: readonly (readonly [requestId: string, answer: CatalogAnswer])[];
}

export const KEPT_CHANGES = 10;

export const emptyCatalog: CatalogState = {
  schemaVersion: 1,
  revision: 0,
  kept: { tld: {}, registrar: {}, connector: {} },
  overdue: [],
  answered: [],
};

/** Records that are there, by name. */
export function presentRecords(
  records: KeptRecords,
): readonly (readonly [string, Kept & { readonly is: RecordFields }])[] {
  return Object.entries(records).flatMap(([name, kept]) =>
    kept.is === null ? [] : [[name, { ...kept, is: kept.is }] as const],
  );
}
