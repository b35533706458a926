// An account that is kept in the catalog alone, beside the one that the settings file of the environment holds.
import type { Connection } from '@temporalio/client';
import { type CatalogChange, type RecordFields, Tenure } from '../../../src/client/index.js';
import { testKeyRing } from '../../support/worker-environment.js';
import type { TenureEnvironment } from '../../support/tenure-environment.js';

export function tenureOf(env: TenureEnvironment, account: string): Tenure {
  const { address, namespace, client } = env;
  return Tenure.over({
    connection: client.connection as Connection,
    account,
    keyRing: testKeyRing,
    namespace,
    address,
  });
}

export function connector(tld: string, changes: RecordFields = {}): RecordFields {
  return {
    name: `.${tld}`,
    tld,
    registrar: 'opensrs',
    registration: 'automatic',
    renewal: 'automatic',
    transfer: 'automatic',
    cancellation: 'automatic',
    registrarLock: true,
    whoisPrivacy: true,
    ...changes,
  };
}

/** One TLD at the simulator. */
export function simulatorChanges(env: TenureEnvironment, changes: RecordFields = {}): readonly CatalogChange[] {
  const { url, accounts } = env.simulator;
  const record = {
    name: 'opensrs',
    url,
    username: accounts[0]?.username,
    key: { env: 'TENURE_TEST_REGISTRAR_KEY' },
    environment: 'test',
    limits: { activitiesPerSecond: 1_000, concurrentCalls: 20 },
    ...changes,
  };
  return [
    { kind: 'create', of: 'tld', record: { name: 'com' } },
    { kind: 'create', of: 'registrar', record },
    { kind: 'create', of: 'connector', record: connector('com') },
  ];
}
