// The first catalog of a development machine fits what the TLD policies allow.
import { expect, test } from 'vitest';
import { firstCatalog, workerSettings } from '../../../../src/cli/machine/settings-document.js';
import { accountProblems } from '../../../../src/domain/catalog/account-problems.js';
import { parseCatalogDocument } from '../../../../src/domain/catalog/catalog-document.js';
import { parseConnector } from '../../../../src/domain/catalog/connector-document.js';
import { connectorPolicyProblems } from '../../../../src/domain/catalog/policy-problems.js';
import { parseRegistrar } from '../../../../src/domain/catalog/registrar-document.js';
import { parseSettings } from '../../../../src/schemas/settings-file.js';

const now = new Date().toISOString();
const catalog = firstCatalog({ url: 'http://127.0.0.1:8235', username: 'simulated', keyFile: '/tmp/simulator.key' });

test('every connector of the first catalog is one that its TLD knows', () => {
  expect(parseCatalogDocument(catalog).kind).toBe('valid');
  const connectors = (catalog.connectors ?? []).flatMap((record) => {
    const parsed = parseConnector(record);
    return parsed.kind === 'valid' ? [parsed.value] : [];
  });
  const registrars = (catalog.registrars ?? []).flatMap((record) => {
    const parsed = parseRegistrar(record);
    return parsed.kind === 'valid' ? [parsed.value] : [];
  });
  expect(connectors).toHaveLength(catalog.connectors?.length ?? 0);
  expect(accountProblems({ registrars, connectors })).toEqual([]);
  expect(connectors.flatMap((connector) => connectorPolicyProblems(connector, now))).toEqual([]);
});

test("the worker's file holds the pace and no account", () => {
  expect(parseSettings(workerSettings(0.01), 'settings.yaml', now)).toMatchObject({
    paceFactor: 0.01,
    accounts: new Map(),
  });
  expect(parseSettings(workerSettings(1), 'settings.yaml', now)).toMatchObject({ paceFactor: 1 });
});
