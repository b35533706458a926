// Everything a stack test needs, all of it real: a namespace of its own on the run's server, the simulator in its hostile
// profile, a worker, and the client that backends use.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { inject } from 'vitest';
import { stringify } from 'yaml';
import { Tenure } from '../../src/client/index.js';
import { searchAttributeTypes } from '../../src/contract/search-attributes.js';
import { tldPolicyFor } from '../../src/domain/tld-policies.js';
import { createDataConverter } from '../../src/payload/data-converter.js';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/start.js';
import { bootstrapNamespace } from '../../src/temporal-server/bootstrap-namespace.js';
import { type RunningWorker, type WorkerOptions, startWorker } from '../../src/worker/start.js';
import { until } from './until.js';
import { testKeyRing, quietRuntime } from './worker-environment.js';

export interface TenureEnvironment {
  readonly address: string;
  readonly namespace: string;
  readonly simulator: Simulator;
  readonly settingsFile: string;
  readonly tenure: Tenure;
  readonly client: Client;
  /** Starts the worker (again); `createTenureEnvironment` has started one unless told otherwise. */
  readonly startWorker: (options?: Partial<WorkerOptions>) => Promise<RunningWorker>;
  readonly stopWorker: () => Promise<void>;
  /** Rewrites the settings file with something new, and resolves when the worker has noticed. */
  readonly changeSettings: (overrides: SettingsOverrides) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SettingsOverrides {
  readonly pace?: Readonly<Record<string, unknown>>;
  readonly registrar?: Readonly<Record<string, unknown>>;
  readonly connector?: Readonly<Record<string, unknown>>;
  /** For single TLDs, beside `connector`. */
  readonly connectors?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface EnvironmentOptions extends SettingsOverrides {
  /** TLDs that have a connector; @default the seven that most tests are about. */
  readonly tlds?: readonly string[];
  readonly simulator?: SimulatorOptions;
  readonly worker?: Partial<WorkerOptions> | 'none';
}

/** Waits of minutes become tens of milliseconds; which wait follows which stays as it is. */
const TEST_PACE = { factor: 0.002 };

export async function createTenureEnvironment(options: EnvironmentOptions = {}): Promise<TenureEnvironment> {
  quietRuntime();
  const { address } = inject('temporal');
  const namespace = `tenure-${randomUUID().slice(0, 8)}`;
  const connection = await Connection.connect({ address });
  await bootstrapNamespace({ connection, namespace, searchAttributes: searchAttributeTypes });
  const simulator = await startSimulator({ profile: 'hostile', limits: 'lifted', ...options.simulator });
  const folder = await mkdtemp(join(tmpdir(), 'tenure-test-'));
  const settingsFile = join(folder, 'settings.yaml');
  const keyFile = join(folder, 'registrar.key');
  await writeFile(keyFile, simulator.accounts[0]?.key ?? '', { mode: 0o600 });
  let worker: RunningWorker | undefined;
  const changeSettings = async (overrides: SettingsOverrides): Promise<void> => {
    const before = worker?.settings();
    await writeFile(settingsFile, stringify(settingsFor(simulator, keyFile, { ...options, ...overrides })));
    if (before !== undefined) {
      // What follows is asked of a worker that has noticed, not of one that looks a moment later.
      await until(
        () => Promise.resolve(worker?.settings()),
        (now) => now !== before,
      );
    }
  };
  await changeSettings({});

  const start = async (workerOptions: Partial<WorkerOptions> = {}): Promise<RunningWorker> => {
    worker = await startWorker({
      address,
      namespace,
      keyRing: testKeyRing,
      profileKeyRing: testKeyRing,
      settingsFile,
      ...(options.worker === 'none' ? {} : options.worker),
      ...workerOptions,
    });
    return worker;
  };
  const stopWorker = async (): Promise<void> => {
    await worker?.stop();
    worker = undefined;
  };
  if (options.worker !== 'none') await start();
  return {
    address,
    namespace,
    simulator,
    settingsFile,
    tenure: Tenure.over({ connection, account: 'demo', keyRing: testKeyRing, namespace, address }),
    client: new Client({ connection, namespace, dataConverter: createDataConverter(testKeyRing) }),
    startWorker: start,
    stopWorker,
    changeSettings,
    close: async () => {
      await simulator.admin.clearFaults();
      await stopWorker();
      await simulator.stop();
      await connection.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function settingsFor(simulator: Simulator, keyFile: string, overrides: EnvironmentOptions): unknown {
  const tlds = overrides.tlds ?? ['com', 'net', 'org', 'ca', 'de', 'it', 'us'];
  const offered = (tld: string) => tldPolicyFor(tld, new Date().toISOString())?.capability;
  return {
    schemaVersion: 1,
    pace: overrides.pace ?? TEST_PACE,
    accounts: {
      demo: {
        registrars: [
          {
            name: 'opensrs',
            url: simulator.url,
            username: simulator.accounts[0]?.username,
            key: { file: keyFile },
            environment: 'test',
            providerNameServers: ['ns1.systemdns.com', 'ns2.systemdns.com'],
            limits: { activitiesPerSecond: 1_000, concurrentCalls: 20 },
            ...overrides.registrar,
          },
        ],
        connectors: tlds.map((tld) => ({
          name: `${tld} at OpenSRS`,
          tld,
          registrar: 'opensrs',
          registration: 'automatic',
          renewal: 'automatic',
          transfer: 'automatic',
          cancellation: 'automatic',
          editNameServers: true,
          manageContacts: true,
          registrarLock: offered(tld)?.registrarLock === true,
          whoisPrivacy: offered(tld)?.whoisPrivacy === true,
          ...overrides.connector,
          ...overrides.connectors?.[tld],
        })),
      },
    },
  };
}
