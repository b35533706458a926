import type { Problem } from '../problem.js';
import type { CatalogKind } from './catalog-change.js';

export interface ChangedRecord {
  readonly of: CatalogKind;
  readonly name: string;
  /** As it is now; of a removed record, the number of its removal. */
  readonly version: number;
  readonly change: 'created' | 'changed' | 'removed' | 'unchanged';
}

/** The answer to `changeCatalog`. */
export type CatalogAnswer =
  | {
      readonly kind: 'changed';
      /** Of the catalog as a whole. */
      readonly revision: number;
      /** One for each change, in their order. */
      readonly records: readonly ChangedRecord[];
      /** Nothing was kept. */
      readonly dryRun?: true;
    }
  /** Nothing was changed: the request is wrong, or the records would not fit each other or the TLD policy. */
  | { readonly kind: 'refused'; readonly problems: readonly [Problem, ...Problem[]] }
  /** Nothing was changed: a record is not (or no longer) as the request supposes. */
  | { readonly kind: 'conflict'; readonly problems: readonly [Problem, ...Problem[]] };
