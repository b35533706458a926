// 500 connectors, each changed 50 times by requests of its own: far from what the server takes as one payload (2 MB).
import { expect, test } from 'vitest';
import { answerTo, withAnswer } from '../../../../src/domain/catalog/answered.js';
import { applyChanges } from '../../../../src/domain/catalog/apply-changes.js';
import type { CatalogChange } from '../../../../src/domain/catalog/catalog-change.js';
import { type CatalogSnapshot, snapshotOf, stateFrom } from '../../../../src/domain/catalog/catalog-snapshot.js';
import { type CatalogState, emptyCatalog } from '../../../../src/domain/catalog/catalog-state.js';
import { catalogView } from '../../../../src/domain/catalog/catalog-view.js';
import { changed, connectorRecord, note, registrarRecord } from './support.js';

const flags = { editNameServers: true, manageContacts: true, registrarLock: true, whoisPrivacy: true };
const tlds = Array.from({ length: 500 }, (_, n) => `tld${n}`);

test('500 connectors with 50 changes each stay far from the payload limits', () => {
  const creations = tlds.flatMap((tld): readonly CatalogChange[] => [
    { kind: 'create', of: 'tld', record: { name: tld } },
    { kind: 'create', of: 'connector', record: connectorRecord(tld, { ...flags, name: `.${tld} at OpenSRS` }) },
  ]);
  const first: CatalogChange = { kind: 'create', of: 'registrar', record: registrarRecord };
  let state: CatalogState = changed(applyChanges(emptyCatalog, [first, ...creations], note)).state;
  let written = 0;
  for (let round = 0; round < 50; round++) {
    const renewal = round % 2 === 0 ? 'manual' : 'automatic';
    const changes = tlds.map((tld): CatalogChange => ({
      kind: 'change',
      of: 'connector',
      name: `.${tld} at OpenSRS`,
      set: { renewal },
    }));
    const applied = changed(
      applyChanges(state, changes, { ...note, at: note.at + round, reason: 'maintenance at the registrar' }),
    );
    const { revision } = applied.state;
    const answered = withAnswer(applied.state, `r${round}`, { kind: 'changed', revision, records: applied.records });
    written += answered.overdue.length;
    state = { ...answered, overdue: [] };
  }
  const kept = state.kept.connector['.tld7 at OpenSRS'];
  expect([kept?.version, kept?.past.length, written]).toEqual([51, 10, 500 * 41]);
  const snapshot = JSON.stringify(snapshotOf(state));
  expect(stateFrom(JSON.parse(snapshot) as CatalogSnapshot)).toEqual(state);
  const bytes = snapshot.length;
  const view = JSON.stringify(catalogView('acme', state)).length;
  process.stdout.write(`500 connectors with 50 changes each: ${bytes} bytes of state, ${view} bytes of getCatalog\n`);
  expect(bytes).toBeLessThan(512 * 1024);
  expect(view).toBeLessThan(512 * 1024);
});

test('answers are remembered within bounds, the newest always', () => {
  let state: CatalogState = emptyCatalog;
  for (let n = 0; n < 150; n++) state = withAnswer(state, `r${n}`, { kind: 'changed', revision: n, records: [] });
  expect(state.answered).toHaveLength(100);
  expect(answerTo(state, 'r149')).toMatchObject({ revision: 149 });
  expect(answerTo(state, 'r49')).toBeUndefined();
  const records = Array.from({ length: 2_000 }, (_, n) => ({
    of: 'tld' as const,
    name: `t${n}`,
    version: 1,
    change: 'created' as const,
  }));
  state = withAnswer(state, 'import', { kind: 'changed', revision: 200, records });
  expect(state.answered.map(([id]) => id)).toEqual(['import']);
});
