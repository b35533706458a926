import { expect, test } from 'vitest';
import { defaultPace } from '../../../src/domain/pace.js';
import type { AccountSettings, Settings } from '../../../src/domain/settings-catalog.js';
import { parseConnector } from '../../../src/domain/catalog/connector-document.js';
import { parseRegistrar } from '../../../src/domain/catalog/registrar-document.js';
import { allSettings } from '../../../src/worker/all-settings.js';
import { connectorRecord, registrarRecord } from '../domain/catalog/support.js';

function account(registrar: string, ...tlds: readonly string[]): AccountSettings {
  const valid = <T>(parsed: { kind: 'valid'; value: T } | { kind: 'invalid' }): readonly T[] =>
    parsed.kind === 'valid' ? [parsed.value] : [];
  return {
    registrars: valid(parseRegistrar({ ...registrarRecord, name: registrar })),
    connectors: tlds.flatMap((tld) => valid(parseConnector(connectorRecord(tld, { registrar })))),
  };
}

function settingsOver(file: Readonly<Record<string, AccountSettings>>) {
  const kept = new Map<string, AccountSettings>();
  const warnings: string[] = [];
  const catalogs = { generation: 0, accounts: ['acme'], settingsOf: (name: string) => kept.get(name) };
  const fromFile: Settings = { pace: defaultPace, paceFactor: 1, accounts: new Map(Object.entries(file)) };
  const settings = allSettings(
    () => fromFile,
    catalogs,
    (sentence) => warnings.push(sentence),
  );
  const keep = (now: AccountSettings): void => {
    kept.set('acme', now);
    catalogs.generation++;
  };
  const served = () =>
    settings()
      .accounts.get('acme')
      ?.connectors.map(({ tld, registrar }) => `${tld} ${registrar}`);
  const names = () =>
    settings()
      .accounts.get('acme')
      ?.registrars.map(({ name }) => name);
  return { settings, keep, served, names, warnings };
}

test('an account that only the file names is served from the file', () => {
  const { served, settings } = settingsOver({ acme: account('filed', 'com') });
  expect(served()).toEqual(['com filed']);
  expect(settings()).toBe(settings());
});

test('an account that only the catalog knows is served from the catalog, and follows its changes', () => {
  const { served, keep, settings } = settingsOver({});
  keep(account('kept', 'com'));
  expect(served()).toEqual(['com kept']);
  const before = settings();
  keep(account('kept', 'com', 'net'));
  expect(served()).toEqual(['com kept', 'net kept']);
  expect(settings()).not.toBe(before);
});

test('a catalog that is being set up serves its registrar record and leaves connectors to the file', () => {
  const { served, names, keep, warnings } = settingsOver({ acme: account('filed', 'com') });
  keep(account('kept'));
  expect(served()).toEqual(['com filed']);
  expect(names()).toEqual(['filed', 'kept']);
  expect(warnings).toEqual([]);
});

test('a catalog with a connector wins over the file, and that is said once', () => {
  const { served, names, keep, warnings } = settingsOver({ acme: account('filed', 'com') });
  keep(account('kept', 'net'));
  expect([served(), names()]).toEqual([['net kept'], ['kept']]);
  keep(account('kept', 'net', 'org'));
  served();
  expect(warnings).toEqual([expect.stringContaining('"acme" stands in the settings file and in the catalog')]);
});
