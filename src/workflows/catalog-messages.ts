// Messages of the catalog of an account: public, never renamed once shipped.
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { CatalogAnswer } from '../domain/catalog/catalog-answer.js';
import type { CatalogChangeRequest, CatalogKind } from '../domain/catalog/catalog-change.js';
import type { CatalogHistoryEntry } from '../domain/catalog/catalog-history.js';
import type { CatalogView } from '../domain/catalog/catalog-view.js';

export interface CatalogInput {
  readonly schemaVersion: 1;
  readonly account: string;
  /** State handed from run to run by continue-as-new; absent at the very first start. */
  readonly state?: unknown;
}

export interface CatalogHistoryQuestion {
  readonly of: CatalogKind;
  readonly name: string;
}

export const changeCatalog = defineUpdate<CatalogAnswer, [CatalogChangeRequest]>('changeCatalog');
export const getCatalog = defineQuery<CatalogView>('getCatalog');
/** Newest first; empty for a record that never was. */
export const getCatalogHistory = defineQuery<readonly CatalogHistoryEntry[], [CatalogHistoryQuestion]>(
  'getCatalogHistory',
);

/** Memo of the workflow: the revision of the catalog, which tells whether there is anything new without asking a worker. */
export const CATALOG_REVISION_MEMO = 'TenureCatalogRevision';
