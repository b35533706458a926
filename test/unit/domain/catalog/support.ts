// Records that are right in every way, and requests over them.
import { type Applied, applyChanges } from '../../../../src/domain/catalog/apply-changes.js';
import type { CatalogChange, CatalogKind, RecordFields } from '../../../../src/domain/catalog/catalog-change.js';
import { type CatalogState, type Kept, emptyCatalog } from '../../../../src/domain/catalog/catalog-state.js';

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

export const createTld: CatalogChange = { kind: 'create', of: 'tld', record: { name: 'com' } };
export const createRegistrar: CatalogChange = { kind: 'create', of: 'registrar', record: registrarRecord };
export const createConnector: CatalogChange = { kind: 'create', of: 'connector', record: connectorRecord('com') };

/** A TLD, a registrar record and a connector. */
export const firstChanges: readonly CatalogChange[] = [createTld, createRegistrar, createConnector];

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

export function keptOf(state: CatalogState, of: CatalogKind, name: string): Kept {
  const kept = state.kept[of][name];
  if (kept === undefined) throw new Error(`${of} ${name} is not there`);
  return kept;
}
