import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../../src/domain/catalog/apply-changes.js';
import { type CatalogChange, parseCatalogChangeRequest } from '../../../../src/domain/catalog/catalog-change.js';
import { historyOf } from '../../../../src/domain/catalog/catalog-history.js';
import { type CatalogState, emptyCatalog } from '../../../../src/domain/catalog/catalog-state.js';
import { catalogView, settingsOfCatalog } from '../../../../src/domain/catalog/catalog-view.js';
import { contact } from '../support/orders.js';
import {
  changed,
  connectorRecord,
  createConnector,
  createRegistrar,
  createTld,
  firstChanges,
  keptOf,
  note,
  registrarRecord,
  stateAfter,
} from './support.js';

const change = (set: Record<string, unknown>, expectedVersion?: number): CatalogChange => ({
  kind: 'change',
  of: 'connector',
  name: '.com',
  set,
  ...(expectedVersion === undefined ? {} : { expectedVersion }),
});

describe('one request', () => {
  test('creates TLD, registrar and connector together, each with version 1', () => {
    const { records, state, touched } = changed(applyChanges(emptyCatalog, firstChanges, note));
    expect(records.map(({ of, name, version, change: what }) => [of, name, version, what])).toEqual([
      ['tld', 'com', 1, 'created'],
      ['registrar', 'opensrs', 1, 'created'],
      ['connector', '.com', 1, 'created'],
    ]);
    expect(state.revision).toBe(1);
    expect(touched.map(({ name }) => name)).toEqual(['.com']);
  });

  test('that is wrong in one part changes nothing, and names the field', () => {
    const answer = applyChanges(
      emptyCatalog,
      [...firstChanges, { kind: 'create', of: 'connector', record: connectorRecord('net', { renewal: 'sometimes' }) }],
      note,
    );
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ field: 'changes.3.record.renewal' }] });
  });

  test('that wants what is there makes no version', () => {
    const state = stateAfter(firstChanges);
    const answer = changed(applyChanges(state, [change({ registration: 'automatic' })], note));
    expect(answer.records).toEqual([{ of: 'connector', name: '.com', version: 1, change: 'unchanged' }]);
    expect(answer.state).toBe(state);
  });

  test('with another version than is there is a conflict', () => {
    const state = stateAfter(firstChanges, [change({ renewal: 'manual' })]);
    expect(applyChanges(state, [change({ renewal: 'automatic' }, 1)], note)).toMatchObject({
      kind: 'conflict',
      problems: [{ field: 'changes.0.expectedVersion', sentence: expect.stringContaining('has version 2, not 1') }],
    });
  });
});

describe('records must fit each other', () => {
  test.each<[string, readonly CatalogChange[], string, string]>([
    [
      'a connector before its TLD',
      [createRegistrar, createConnector],
      'changes.1.record.tld',
      'the TLD .com is not there; create it first.',
    ],
    [
      'a connector before its registrar',
      [createTld, createConnector],
      'changes.1.record.registrar',
      'names the registrar "opensrs", which is not there.',
    ],
    [
      'a registrar that does not serve the TLD',
      [createTld, { kind: 'create', of: 'registrar', record: { ...registrarRecord, tlds: ['net'] } }, createConnector],
      'changes.2.record.registrar',
      'does not serve .com',
    ],
    [
      'an automatic mode at a registrar without an API',
      [
        createTld,
        { kind: 'create', of: 'registrar', record: { name: 'opensrs', api: 'none', environment: 'live' } },
        createConnector,
      ],
      'changes.2.record.registration',
      'has no API, so registration cannot be automatic.',
    ],
  ])('%s is refused', (_, changes, field, sentence) => {
    const answer = applyChanges(emptyCatalog, changes, note);
    expect(answer).toMatchObject({ kind: 'refused' });
    expect(answer.kind === 'refused' && answer.problems[0]).toMatchObject({
      field,
      sentence: expect.stringContaining(sentence),
    });
  });

  test.each<[string, CatalogChange]>([
    ['the TLD', { kind: 'remove', of: 'tld', name: 'com' }],
    ['the registrar', { kind: 'remove', of: 'registrar', name: 'opensrs' }],
    [
      'the registrar, by serving other TLDs',
      { kind: 'change', of: 'registrar', name: 'opensrs', set: { tlds: ['net'] } },
    ],
  ])('%s of a connector is not taken away', (_, removal) => {
    expect(applyChanges(stateAfter(firstChanges), [removal], note)).toMatchObject({ kind: 'refused' });
    const connector: CatalogChange = { kind: 'remove', of: 'connector', name: '.com' };
    expect(applyChanges(stateAfter(firstChanges), [connector, removal], note)).toMatchObject({ kind: 'changed' });
  });

  test('two connectors of one TLD are refused', () => {
    const second: CatalogChange = {
      kind: 'create',
      of: 'connector',
      record: connectorRecord('com', { name: 'other' }),
    };
    expect(applyChanges(stateAfter(firstChanges), [second], note)).toMatchObject({
      kind: 'refused',
      problems: [{ field: 'changes.0.record.tld' }],
    });
  });

  test('a registrar without an API takes manual work, and needs no address and no key', () => {
    const manual = {
      registration: 'manual',
      renewal: 'manual',
      transfer: 'manual',
      cancellation: 'unsupported',
      changes: 'manual',
    };
    const state = stateAfter([
      createTld,
      { kind: 'create', of: 'registrar', record: { name: 'opensrs', api: 'none', environment: 'live' } },
      { kind: 'create', of: 'connector', record: connectorRecord('com', manual) },
    ]);
    const { settings, problems } = settingsOfCatalog(catalogView('acme', state));
    expect(problems).toEqual([]);
    expect(settings.registrars[0]).toMatchObject({ api: 'none', url: '', events: 'off' });
    expect(settings.connectors[0]).toMatchObject({ changes: 'manual', modes: { registration: 'manual' } });
  });
});

describe('what a record was', () => {
  test('is told newest first, with who, when, why and both values', () => {
    const first = stateAfter(firstChanges);
    const reason = 'the API is down for a week';
    const { state } = changed(
      applyChanges(first, [change({ renewal: 'manual', whoisPrivacy: true })], { ...note, by: 'op-8', reason }),
    );
    expect(historyOf('connector', '.com', keptOf(state, 'connector', '.com'))).toMatchObject([
      {
        version: 2,
        by: 'op-8',
        reason,
        at: '2026-11-22T00:00:00.000Z',
        change: 'changed',
        fields: { renewal: { from: 'automatic', to: 'manual' }, whoisPrivacy: { to: true } },
      },
      { version: 1, by: 'op-7', change: 'created', fields: { renewal: { to: 'automatic' } } },
    ]);
  });

  test('is kept for ten changes; the eleventh goes to the audit log, whole', () => {
    const changes = Array.from({ length: 11 }, (_, n) => [change({ renewal: n % 2 === 0 ? 'manual' : 'automatic' })]);
    const state = stateAfter(firstChanges, ...changes);
    const kept = keptOf(state, 'connector', '.com');
    expect([kept.version, kept.past.length]).toEqual([12, 10]);
    expect(state.overdue.map(({ version, change: what }) => [version, what])).toEqual([
      [1, 'created'],
      [2, 'changed'],
    ]);
    expect(state.overdue[1]?.fields).toEqual({ renewal: { from: 'automatic', to: 'manual' } });
  });

  test('goes on counting when it was removed and comes back', () => {
    const state = stateAfter(firstChanges, [{ kind: 'remove', of: 'connector', name: '.com' }], [createConnector]);
    const entries = historyOf('connector', '.com', keptOf(state, 'connector', '.com'));
    expect(entries.map(({ version, change: what }) => [version, what])).toEqual([
      [3, 'created'],
      [2, 'removed'],
      [1, 'created'],
    ]);
  });

  test('holds no contact: that one was changed is all it says', () => {
    const withContact = (firstName: string): CatalogChange => ({
      kind: 'change',
      of: 'registrar',
      name: 'opensrs',
      set: { defaultTechContact: { ...contact, firstName } },
    });
    const state = stateAfter(firstChanges, [withContact('Owen')], [withContact('Olga')]);
    const kept = keptOf(state, 'registrar', 'opensrs');
    const text = JSON.stringify([kept.past, historyOf('registrar', 'opensrs', kept), state.overdue]);
    expect(text).not.toMatch(/Owen|Olga|@example/);
    expect(historyOf('registrar', 'opensrs', kept)[0]?.fields).toEqual({
      defaultTechContact: { from: '(given)', to: '(given)' },
    });
    expect(kept.is).toMatchObject({ defaultTechContact: { firstName: 'Olga' } });
  });
});

test('any row of changes and their history lead back to what was there', () => {
  const modes = fc.constantFrom('automatic', 'manual', 'unsupported');
  const sets = fc.record({ renewal: modes, transfer: modes, editNameServers: fc.boolean() }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.array(sets, { maxLength: 9 }), (rows) => {
      let state: CatalogState = stateAfter(firstChanges);
      const seen: unknown[] = [state.kept.connector['.com']?.is];
      for (const set of rows) {
        const before = state;
        state = changed(applyChanges(state, [change(set)], note)).state;
        if (state !== before) seen.push(state.kept.connector['.com']?.is);
      }
      let is: Record<string, unknown> = { ...state.kept.connector['.com']?.is };
      for (const entry of historyOf('connector', '.com', keptOf(state, 'connector', '.com'))) {
        expect(is).toEqual(seen[entry.version - 1]);
        for (const [field, { from }] of Object.entries(entry.fields)) {
          if (from === undefined) is = Object.fromEntries(Object.entries(is).filter(([name]) => name !== field));
          else is[field] = from;
        }
      }
      expect(is).toEqual({});
    }),
  );
});

test('whatever comes in as a request, the answer is a request or problems', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), fc.record({ changes: fc.array(fc.jsonValue()), author: fc.string() })),
      (input) => {
        const parsed = parseCatalogChangeRequest(input);
        if (parsed.kind === 'valid') expect(applyChanges(emptyCatalog, parsed.value.changes, note).kind).toBeDefined();
        else expect(parsed.problems.every(({ sentence }) => sentence.endsWith('.'))).toBe(true);
      },
    ),
  );
});

test('more history than may wait for the audit log stops changes, and says what to do', () => {
  const entry = historyOf('connector', '.com', keptOf(stateAfter(firstChanges), 'connector', '.com')).slice(0, 1);
  const state = { ...stateAfter(firstChanges), overdue: Array.from({ length: 1_001 }).flatMap(() => entry) };
  expect(applyChanges(state, [change({ renewal: 'manual' })], note)).toMatchObject({
    kind: 'refused',
    problems: [{ sentence: expect.stringContaining('TENURE_AUDIT_DIR') }],
  });
});
