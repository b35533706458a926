// Everything on one machine: Temporal server, codec server, simulator, worker. Started in that order, stopped in the other.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Tenure } from '../../client/tenure.js';
import { registrarQueue } from '../../contract/queues.js';
import { searchAttributeTypes } from '../../contract/search-attributes.js';
import { loopbackOrigins } from '../../payload/codec-server-rules.js';
import { startCodecServer } from '../../payload/codec-server.js';
import { ensureDevelopmentKeyRing, openKeyRingFile } from '../../payload/key-ring-file.js';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/start.js';
import { advance } from '../../temporal-server/advance.js';
import { bootstrapNamespace } from '../../temporal-server/bootstrap-namespace.js';
import { resolveTemporalBinary } from '../../temporal-server/resolve-binary.js';
import type { ServerStorage } from '../../temporal-server/server-arguments.js';
import { type TemporalServer, startTemporalServer } from '../../temporal-server/start-server.js';
import { startWorker } from '../../worker/start.js';
import { ensureCatalog } from './ensure-catalog.js';
import { FollowingClocks } from './following-clocks.js';
import type { MachinePorts } from './machine-flags.js';
import { quietWorker } from './quiet-worker.js';
import { SIMULATOR_RECORD, workerSettings } from './settings-document.js';

export interface MachineOptions {
  /** Keys, the worker's settings and, unless `storage` is memory, the server's database. Must exist. */
  readonly stateDir: string;
  /** Where the Temporal CLI may be cached if the user has no cache folder. */
  readonly binaryDir: string;
  readonly storage: ServerStorage;
  readonly ports: MachinePorts;
  readonly account: string;
  readonly namespace: string;
  /** A server that runs already. */
  readonly address?: string;
  readonly temporalBin?: string;
  readonly paceFactor: number;
  /** The server can move the clocks of single workflows. Only for one that is started here. @default false */
  readonly canPassTime?: boolean;
  /** How much may be asked of the simulator at once. @default as of a registrar */
  readonly simulatorLimits?: SimulatorOptions['limits'];
  /** A sentence for each step, in order. */
  readonly report: (sentence: string) => void;
  readonly env: NodeJS.ProcessEnv;
}

export interface Machine {
  readonly tenure: Tenure;
  readonly simulator: Simulator;
  /**
   * Another account, with a simulator of its own whose clock follows the workflows that call it; started at the first call.
   * Needs `canPassTime`.
   */
  readonly aside: (account: string) => Promise<Aside>;
  /** Moves the clock of one workflow. Returns when it is there, and the operations that it began on the way have ended. */
  readonly pass: (workflowId: string, ms: number, signal: AbortSignal) => Promise<void>;
  readonly address: string;
  readonly namespace: string;
  readonly account: string;
  readonly uiUrl: string | undefined;
  readonly codecUrl: string;
  readonly keysFile: string;
  readonly settingsFile: string;
  /** Resolves if the Temporal server ends by itself; never if the server is not ours. */
  readonly serverLost: Promise<void>;
  /** Rejects if the worker ends by itself; resolves after `stop`. */
  readonly workerDone: Promise<void>;
  stop(): Promise<void>;
}

export interface Aside {
  readonly tenure: Tenure;
  readonly simulator: Simulator;
}

/** Made up for the simulator; opens nothing else. */
const SIMULATED_USERNAME = 'simulated';
const SIMULATED_KEY = '0123456789abcdef0123456789abcdef';

/** Rejects with a sentence when a part cannot be started; what ran by then is stopped again. */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let last = stops.pop(); last !== undefined; last = stops.pop()) await last();
  };
  try {
    return await startParts(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: MachineOptions,
  stops: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<Machine> {
  const { stateDir, ports, account, namespace, report } = options;
  const keysFile = join(stateDir, 'keys.json');
  await ensureDevelopmentKeyRing(keysFile);
  const keyRing = await openKeyRingFile(keysFile, { warn: report });

  // The Web UI's port is known only when its server runs, which wants to know the codec's.
  const uiOrigins: string[] = [];
  const codec = await startCodecServer({
    keyRing,
    port: ports.codec,
    allowedOrigins: () => uiOrigins,
  });
  stops.push(() => codec.close());

  const server = options.address === undefined ? await ownServer(options, codec.url) : undefined;
  if (server !== undefined) stops.push(() => server.stop());
  if (server?.ports.ui !== undefined) uiOrigins.push(...loopbackOrigins(server.ports.ui));
  const address = server?.address ?? options.address ?? '';
  report(`Temporal server: ${address}${server === undefined ? ' (yours)' : ''}, namespace ${namespace}.`);
  await prepareNamespace(address, namespace);

  const simulator = await startSimulator({
    port: ports.simulator,
    adminPort: ports.simulatorAdmin,
    accounts: [{ username: SIMULATED_USERNAME, key: SIMULATED_KEY }],
    ...(options.simulatorLimits === undefined ? {} : { limits: options.simulatorLimits }),
  });
  stops.push(() => simulator.stop());
  report(`OpenSRS simulator: ${simulator.url}, in memory.`);

  const keyFile = join(stateDir, 'simulator.key');
  await writeFile(keyFile, `${SIMULATED_KEY}\n`, { mode: 0o600 });
  const settingsFile = join(stateDir, 'settings.yaml');
  await ensureWorkerSettings(options.paceFactor, settingsFile);
  const profileKeysFile = join(stateDir, 'profile-keys.json');
  await ensureDevelopmentKeyRing(profileKeysFile);
  const clocks = new FollowingClocks();
  quietWorker(join(stateDir, 'worker.log'));
  const worker = await startWorker({
    address,
    namespace,
    keyRing,
    profileKeyRing: await openKeyRingFile(profileKeysFile, { warn: report }),
    settingsFile,
    auditDir: join(stateDir, 'audit'),
    activityInterceptors: [clocks.interceptor],
    warn: report,
  });
  stops.push(() => worker.stop());
  report('Worker: started.');

  // Not by the environment and its profiles: they may be about a server elsewhere.
  const connection = await Connection.connect({ address, connectTimeout: 5_000 });
  const tenureOf = (name: string): Tenure => Tenure.over({ connection, address, namespace, account: name, keyRing });
  const tenure = tenureOf(account);
  stops.push(() => tenure.close());
  if (worker.settings().accounts.has(account))
    report(`Settings: account "${account}" stands in ${settingsFile}, and not in the catalog; it is used as it is.`);
  else await ensureCatalog(tenure.catalog, { url: simulator.url, username: SIMULATED_USERNAME, keyFile }, report);

  const openAside = async (name: string): Promise<Aside> => {
    const own = await startSimulator({
      accounts: [{ username: SIMULATED_USERNAME, key: SIMULATED_KEY }],
      // What a second allows is used up where years pass in seconds.
      limits: 'lifted',
    });
    stops.push(() => own.stop());
    clocks.follow(registrarQueue(name, SIMULATOR_RECORD), own.admin);
    const its = tenureOf(name);
    await ensureCatalog(its.catalog, { url: own.url, username: SIMULATED_USERNAME, keyFile }, () => {});
    return { tenure: its, simulator: own };
  };
  const asides = new Map<string, Promise<Aside>>();
  return {
    tenure,
    simulator,
    aside: (name) => {
      const known = asides.get(name) ?? openAside(name);
      asides.set(name, known);
      return known;
    },
    pass: (workflowId, ms, signal) =>
      connection.withAbortSignal(signal, () => advance(new Client({ connection, namespace }), workflowId, ms)),
    address,
    namespace,
    account,
    uiUrl: server?.uiUrl,
    codecUrl: codec.url,
    keysFile,
    settingsFile,
    serverLost: server === undefined ? new Promise(() => {}) : server.exited.then(() => undefined),
    workerDone: worker.done,
    stop,
  };
}

async function ownServer(options: MachineOptions, uiCodecEndpoint: string): Promise<TemporalServer> {
  const { report, ports, env } = options;
  const binary = await resolveTemporalBinary({
    stateDir: options.binaryDir,
    report: (sentence) => report(`Temporal binary: ${sentence}`),
    env,
    ...(options.temporalBin === undefined ? {} : { temporalBin: options.temporalBin }),
  });
  return await startTemporalServer({
    binary,
    storage: options.storage,
    ports: { grpc: ports.grpc, ui: ports.ui, http: ports.http, metrics: ports.metrics },
    uiCodecEndpoint,
    timeSkipping: options.canPassTime ?? false,
    ...(options.storage.kind === 'folder' ? { logFile: join(options.stateDir, 'temporal-server.log') } : {}),
  });
}

async function prepareNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 5_000 });
  try {
    await bootstrapNamespace({ connection, namespace, searchAttributes: searchAttributeTypes });
  } finally {
    await connection.close();
  }
}

/** Written once: afterwards the file belongs to its reader. */
async function ensureWorkerSettings(paceFactor: number, settingsFile: string): Promise<void> {
  const existing = await readFile(settingsFile, 'utf8').catch(() => undefined);
  if (existing === undefined) await writeFile(settingsFile, workerSettings(paceFactor), { mode: 0o600 });
}
