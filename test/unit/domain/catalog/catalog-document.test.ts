import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../../src/domain/catalog/apply-changes.js';
import { changesTowards, documentOf, parseCatalogDocument } from '../../../../src/domain/catalog/catalog-document.js';
import { emptyCatalog } from '../../../../src/domain/catalog/catalog-state.js';
import { catalogView } from '../../../../src/domain/catalog/catalog-view.js';
import { contact } from '../support/orders.js';
import { changed, connectorRecord, firstChanges, note, registrarRecord, stateAfter } from './support.js';

function documentFrom(input: unknown) {
  const parsed = parseCatalogDocument(input);
  if (parsed.kind === 'valid') return parsed.value;
  throw new Error(parsed.problems.map(({ sentence }) => sentence).join('\n'));
}

const full = {
  schemaVersion: 1,
  tlds: ['com', { name: 'net', priority: 5, note: 'cheap' }],
  registrars: [
    {
      ...registrarRecord,
      tlds: ['com', 'net'],
      writes: false,
      events: 'poll',
      dnsTemplate: 'parked',
      defaultTechContact: contact,
      limits: { activitiesPerSecond: 1, concurrentCalls: 2 },
    },
  ],
  connectors: [
    connectorRecord('com'),
    connectorRecord('net', {
      lockForbidsChanges: true,
      override: { by: 'op-7', reason: 'the registrar confirmed it' },
    }),
  ],
};

describe('a document', () => {
  test('that was exported changes nothing when it is imported', () => {
    const changes = changesTowards(documentFrom(full), undefined);
    const view = catalogView('acme', changed(applyChanges(emptyCatalog, changes, note)).state);
    const exported: unknown = JSON.parse(JSON.stringify(documentOf(view)));
    expect(changesTowards(documentFrom(exported), view)).toEqual([]);
    expect(changesTowards(documentFrom(full), view)).toEqual([]);
    expect(exported).toMatchObject({ registrars: [{ defaultTechContact: { email: contact.email } }] });
  });

  test('leaves alone what it does not name, and clears what it leaves out of a record', () => {
    const view = catalogView(
      'acme',
      stateAfter(firstChanges, [{ kind: 'create', of: 'tld', record: { name: 'net', note: 'x' } }]),
    );
    expect(changesTowards(documentFrom({ schemaVersion: 1, tlds: ['net'] }), view)).toEqual([
      { kind: 'change', of: 'tld', name: 'net', set: { note: null }, expectedVersion: 1 },
    ]);
  });

  test.each([
    ['no version', { tlds: [] }, 'schemaVersion must be 1.'],
    ['a list that is none', { schemaVersion: 1, tlds: 'com' }, 'tlds must be a list.'],
    ['a misspelt list', { schemaVersion: 1, tld: [] }, 'tld is not a field'],
    ['a record twice', { schemaVersion: 1, tlds: ['com', 'com'] }, 'tld "com" stands in the list twice.'],
    [
      'a wrong field',
      { schemaVersion: 1, connectors: [connectorRecord('com', { renewal: 'x' })] },
      'connectors.0.renewal must be one of automatic, manual, unsupported.',
    ],
  ])('with %s is refused with its place', (_, input, sentence) => {
    expect(() => documentFrom(input)).toThrow(sentence);
  });
});

test('changes towards any document lead there', () => {
  const mode = fc.constantFrom('automatic', 'manual', 'unsupported');
  const connectors = (tlds: readonly string[]) =>
    fc.tuple(
      ...tlds.map((tld) =>
        fc
          .record({ renewal: mode, changes: fc.constantFrom('automatic', 'manual') })
          .map((set) => connectorRecord(tld, set)),
      ),
    );
  const tlds = ['com', 'net'];
  fc.assert(
    fc.property(connectors(tlds), connectors(tlds), (before, after) => {
      const document = (list: typeof before) =>
        documentFrom({ schemaVersion: 1, tlds, registrars: [registrarRecord], connectors: list });
      const first = changed(applyChanges(emptyCatalog, changesTowards(document(before), undefined), note)).state;
      const towards = changesTowards(document(after), catalogView('acme', first));
      const second = changed(applyChanges(first, towards, note)).state;
      expect(changesTowards(document(after), catalogView('acme', second))).toEqual([]);
    }),
  );
});
