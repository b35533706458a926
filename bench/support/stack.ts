// What both measurements of registrations run on: a real server in memory, the simulator, Tenure's worker; each a process.
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { Tenure } from '../../dist/client/index.js';
import { searchAttributeTypes } from '../../dist/contract/search-attributes.js';
import { createDataConverter } from '../../dist/payload/data-converter.js';
import { createAdminClient, type SimulatorAdmin } from '../../dist/simulator/admin-client.js';
import { bootstrapNamespace } from '../../dist/temporal-server/bootstrap-namespace.js';
import { resolveTemporalBinary } from '../../dist/temporal-server/resolve-binary.js';
import { startTemporalServer, type TemporalServer } from '../../dist/temporal-server/start-server.js';
import { type Part, startPart } from './part.js';
import { BENCH_ACCOUNT, writeSettings } from './settings.js';
import type { SimulatorConfig, SimulatorReady } from './simulator-process.js';
import { benchKeyRing, type WorkerConfig } from './worker-settings.js';

export interface BenchStack {
  readonly server: TemporalServer;
  readonly serverVersion: string;
  readonly namespace: string;
  readonly simulator: Part<SimulatorReady>;
  readonly admin: SimulatorAdmin;
  readonly worker: Part<undefined>;
  readonly client: Client;
  readonly tenure: Tenure;
  readonly close: () => Promise<void>;
}

const stateDir = fileURLToPath(new URL('../../.tenure', import.meta.url));
const namespace = 'tenure';

/** `seed` goes to the simulator; a `paceFactor` below 1 shortens waits. Sentences about an installation go to standard error. */
export async function startStack(seed: number, paceFactor = 1): Promise<BenchStack> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    const binary = await resolveTemporalBinary({ stateDir, report: (sentence) => console.error(sentence) });
    const server = await startTemporalServer({ binary, storage: { kind: 'memory' }, ports: { grpc: 0 } });
    closers.push(() => server.stop());
    const { address } = server;
    const connection = await Connection.connect({ address });
    closers.push(() => connection.close());
    await bootstrapNamespace({ connection, namespace, searchAttributes: searchAttributeTypes });
    const simulator = await startPart<SimulatorConfig, SimulatorReady>('simulator-process.js', { seed });
    closers.push(() => simulator.stop());
    const { settingsFile, remove } = await writeSettings(simulator.ready, paceFactor);
    closers.push(remove);
    const worker = await startPart<WorkerConfig, undefined>('tenure-worker-process.js', {
      address,
      namespace,
      settingsFile,
    });
    closers.push(() => worker.stop());
    return {
      server,
      serverVersion: binary.serverVersion,
      namespace,
      simulator,
      admin: createAdminClient(simulator.ready.adminUrl),
      worker,
      client: new Client({ connection, namespace, dataConverter: createDataConverter(benchKeyRing) }),
      tenure: Tenure.over({ connection, account: BENCH_ACCOUNT, keyRing: benchKeyRing, namespace, address }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
