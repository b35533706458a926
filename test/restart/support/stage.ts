// What a story of dying processes needs: a namespace, the simulator in its hostile profile, the client, and workers that
// are processes of their own.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { stringify } from 'yaml';
import { Tenure } from '../../../src/client/index.js';
import { searchAttributeTypes } from '../../../src/contract/search-attributes.js';
import { createDataConverter } from '../../../src/payload/data-converter.js';
import { openKeyRingFile } from '../../../src/payload/key-ring-file.js';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/start.js';
import { bootstrapNamespace } from '../../../src/temporal-server/bootstrap-namespace.js';
import { type WorkerProcess, startWorkerProcess } from '../../support/processes.js';

export interface Stage {
  readonly namespace: string;
  readonly simulator: Simulator;
  readonly tenure: Tenure;
  readonly client: Client;
  /** Another worker process; all of them are ended by `close`. */
  startWorker(): Promise<WorkerProcess>;
  /** In order, all of them. */
  stopWorkers(): Promise<void>;
  /** What an operator switches in the registrar record; a worker notices within a second. */
  switchWrites(on: boolean): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** The Temporal server. */
  readonly address: string;
  readonly simulator?: SimulatorOptions;
  readonly orderMarker?: 'affiliate_id' | 'none';
}

/** Waits of minutes become tens of milliseconds; which wait follows which stays as it is. */
const PACE = { factor: 0.002 };

export async function setStage({ address, simulator: simulated, orderMarker }: StageOptions): Promise<Stage> {
  const namespace = `restart-${randomUUID().slice(0, 8)}`;
  const connection = await Connection.connect({ address });
  await bootstrapNamespace({ connection, namespace, searchAttributes: searchAttributeTypes });
  const simulator = await startSimulator({ profile: 'hostile', limits: 'lifted', ...simulated });
  const folder = await mkdtemp(join(tmpdir(), 'tenure-restart-'));
  const settingsFile = join(folder, 'settings.yaml');
  const keysFile = join(folder, 'keys.json');
  const secretFile = join(folder, 'registrar.key');
  const keys = { current: 'restart', keys: { restart: Buffer.alloc(32, 9).toString('base64') } };
  await writeFile(keysFile, JSON.stringify(keys), { mode: 0o600 });
  await writeFile(secretFile, simulator.accounts[0]?.key ?? '', { mode: 0o600 });
  const switchWrites = (on: boolean): Promise<void> =>
    writeFile(settingsFile, stringify(settingsFor(simulator, secretFile, { writes: on, orderMarker })));
  await switchWrites(true);
  const keyRing = await openKeyRingFile(keysFile);
  const workers: WorkerProcess[] = [];
  return {
    namespace,
    simulator,
    tenure: Tenure.over({ connection, account: 'demo', keyRing, namespace, address }),
    client: new Client({ connection, namespace, dataConverter: createDataConverter(keyRing) }),
    startWorker: async () => {
      const worker = await startWorkerProcess({
        address,
        namespace,
        settingsFile,
        keysFile,
        profileKeysFile: keysFile,
      });
      workers.push(worker);
      return worker;
    },
    stopWorkers: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
    switchWrites,
    close: async () => {
      await simulator.admin.clearFaults();
      await Promise.all(workers.map((worker) => worker.kill()));
      await simulator.stop();
      await connection.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface RegistrarSwitches {
  readonly writes: boolean;
  readonly orderMarker: StageOptions['orderMarker'];
}

function settingsFor(simulator: Simulator, secretFile: string, { writes, orderMarker }: RegistrarSwitches): unknown {
  const automatic = { registration: 'automatic', renewal: 'automatic', transfer: 'automatic' };
  return {
    schemaVersion: 1,
    pace: PACE,
    accounts: {
      demo: {
        registrars: [
          {
            name: 'opensrs',
            url: simulator.url,
            username: simulator.accounts[0]?.username,
            key: { file: secretFile },
            environment: 'test',
            providerNameServers: ['ns1.systemdns.com', 'ns2.systemdns.com'],
            limits: { activitiesPerSecond: 1_000, concurrentCalls: 20 },
            writes,
            ...(orderMarker === undefined ? {} : { orderMarker }),
          },
        ],
        connectors: [
          {
            name: 'com at OpenSRS',
            tld: 'com',
            registrar: 'opensrs',
            ...automatic,
            cancellation: 'automatic',
            editNameServers: true,
            manageContacts: true,
            registrarLock: true,
            whoisPrivacy: true,
          },
        ],
      },
    },
  };
}
