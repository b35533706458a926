// Records that are right in every way, and requests over them.
import { type Applied, applyChanges } from '../../../../src/domain/catalog/apply-changes.js';
import type { CatalogChange, RecordFields } from '../../../../src/domain/catalog/catalog-change.js';
import { type CatalogState, emptyCatalog } from '../../../../src/domain/catalog/catalog-state.js';

export const registrarRecord: RecordFields = {
  name: 'opensrs',
  url: 'https://horizon.opensrs.net:55443/',
  username: 'acme',
  key: { env: 'OPENSRS_KEY' },
  environment: 'test',
};

export function connectorRecord(tld: string, changes: RecordFields = {}): RecordFields {
  return {
    name: `.${tld}`,
    tld,
    registrar: 'opensrs',
    registration: 'automatic',
    renewal: 'automatic',
    transfer: 'automatic',
    cancellation: 'automatic',
    ...changes,
  };
}

export const note = { at: Date.UTC(2026, 10, 22), by: 'op-7' };

/** A TLD, a registrar record and a connector. */
export const firstChanges: readonly CatalogChange[] = [
  { kind: 'create', of: 'tld', record: { name: 'com' } },
  { kind: 'create', of: 'registrar', record: registrarRecord },
  { kind: 'create', of: 'connector', record: connectorRecord('com') },
];

export function changed(applied: Applied): Extract<Applied, { kind: 'changed' }> {
  if (applied.kind === 'changed') return applied;
  throw new Error(`not changed: ${JSON.stringify(applied)}`);
}

export function stateAfter(...requests: readonly (readonly CatalogChange[])[]): CatalogState {
  return requests.reduce<CatalogState>(
    (state, changes) => changed(applyChanges(state, changes, note)).state,
    emptyCatalog,
  );
}
