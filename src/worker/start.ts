// A worker process: the workflow queue, and one queue per registrar credential with its own limits.
import { fileURLToPath } from 'node:url';
import { cancellationSignal } from '@temporalio/activity';
import { Client, Connection } from '@temporalio/client';
import {
  type ActivityInboundCallsInterceptor,
  type ActivityInterceptorsFactory,
  NativeConnection,
  type NativeConnectionOptions,
  Worker,
  type WorkerOptions as SdkWorkerOptions,
} from '@temporalio/worker';
import { createRegistrarActivities, createWorkflowQueueActivities } from '../activities/create-activities.js';
import type { ProfileKeys } from '../activities/profile-credentials.js';
import { WORKFLOW_QUEUE, registrarQueue } from '../contract/queues.js';
import type { RegistrarLimits } from '../domain/connector.js';
import { type EventsPace, defaultEventsPace, scaledEventsPace } from '../domain/registrar/events-pace.js';
import type { Settings } from '../domain/settings-catalog.js';
import { createDataConverter } from '../payload/data-converter.js';
import type { KeyRing } from '../payload/key-ring.js';
import type { XcpLimits } from '../xcp/client-limits.js';
import type { XcpExchange } from '../xcp/exchange.js';
import { allSettings } from './all-settings.js';
import { Catalogs } from './catalogs.js';
import { openCredentials } from './credentials.js';
import { Fleet, type Wanted } from './fleet.js';
import { keepUp } from './keep-up.js';
import { beginRegistrarLife } from './registrar-lives.js';
import { openSettingsFile } from './settings-source.js';
import { writeLeaseOver } from './write-lease.js';

export interface WorkerOptions {
  readonly address: string;
  readonly namespace: string;
  /** Towards the Temporal server. */
  readonly tls?: NativeConnectionOptions['tls'];
  readonly apiKey?: string;
  /** Seals payloads. */
  readonly keyRing: KeyRing;
  /** Derives registrant passwords; a ring of its own, because its old keys are needed as long as the profiles live. */
  readonly profileKeyRing: KeyRing;
  readonly settingsFile: string;
  /** For history that workflows no longer hold; without it that history waits in them. */
  readonly auditDir?: string;
  readonly warn?: (sentence: string) => void;
  readonly onExchange?: (registrar: string, exchange: XcpExchange) => void;
  /** Instead of the registrar records' own limits: for tests and measurements. */
  readonly activitiesPerSecond?: number;
  readonly maxConcurrentCalls?: number;
  readonly limits?: Partial<XcpLimits>;
  /** Instead of the default, shortened by `pace.factor` of the settings: for tests. */
  readonly eventsPace?: EventsPace;
  /** Which parts this process serves. @default both */
  readonly serves?: { readonly workflows: boolean; readonly registrars: boolean };
  readonly maxCachedWorkflows?: number;
  /**
   * Serves workflows as a version of a Temporal worker deployment. Such a worker gets nothing until that version is made the
   * current one. Names and operations move on to the current version by themselves. Registrar queues stay without versions:
   * an activity belongs to no workflow code.
   */
  readonly deployment?: { readonly deploymentName: string; readonly buildId: string };
  /** Around every call at a registrar, inside ours: for tests, whose registrar has a clock to be moved. */
  readonly activityInterceptors?: readonly ActivityInterceptorsFactory[];
}

export interface RunningWorker {
  readonly settings: () => Settings;
  /** Lets what is on the wire end, then closes connections. */
  readonly stop: () => Promise<void>;
  /** Settles when the worker has stopped; rejects when a part of it failed. */
  readonly done: Promise<void>;
}

/** Made by the build, once: every worker runs the same workflow code and starts fast. */
export const workflowBundlePath = fileURLToPath(new URL('../../dist/workflow-bundle.js', import.meta.url));

/** Longer than the longest write: 90 s in the client, 120 s in the activity. */
const SHUTDOWN = { shutdownGraceTime: '150s', shutdownForceTime: '170s' } as const;

/** A server that does not answer must not hold up an orderly end. @format milliseconds */
const BEGIN_MS = 5_000;

export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const warn = options.warn ?? (() => {});
  const file = openSettingsFile(options.settingsFile, warn);
  if (file().paceFactor !== 1) {
    warn(
      `Every wait is multiplied by ${file().paceFactor} (pace.factor in ${options.settingsFile}): for tests and demonstrations only.`,
    );
  }
  const dataConverter = createDataConverter(options.keyRing);
  const server = {
    address: options.address,
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    ...(options.apiKey === undefined ? {} : { apiKey: options.apiKey }),
  };
  const connection = await NativeConnection.connect(server);
  const clientConnection = Connection.lazy(server);
  const client = new Client({ connection: clientConnection, namespace: options.namespace, dataConverter });
  const backendClient = new Client({
    connection: clientConnection,
    namespace: options.namespace,
    dataConverter,
    workflow: { queryRejectCondition: 'NOT_OPEN' },
  });
  const catalogs = new Catalogs(client, warn);
  const settings = allSettings(file, catalogs, warn);
  const credentials = openCredentials({
    settings,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.onExchange === undefined ? {} : { onExchange: options.onExchange }),
  });
  const serves = options.serves ?? { workflows: true, registrars: true };
  const common = { connection, namespace: options.namespace, dataConverter, ...SHUTDOWN };
  const fleet = new Fleet(warn);

  const serveWorkflows = async (): Promise<Worker> =>
    Worker.create({
      ...common,
      taskQueue: WORKFLOW_QUEUE,
      workflowBundle: { codePath: workflowBundlePath },
      maxCachedWorkflows: options.maxCachedWorkflows ?? 500,
      ...versioning(options.deployment),
      activities: createWorkflowQueueActivities({
        settings,
        profileKeyVersion: async () => (await options.profileKeyRing.current()).id,
        client: () => client,
        backendClient: () => backendClient,
        freshness: {
          isFresh: async (account) => (await catalogs.look(account)) === 'fresh',
          refresh: (account) => catalogs.refresh(account),
        },
        ...(options.auditDir === undefined ? {} : { auditDir: options.auditDir }),
      }),
    });

  const registrarActivities = createRegistrarActivities({
    directory: credentials.directory,
    profileKeys: profileKeysFrom(options.profileKeyRing),
    signal: cancellationSignal,
    lease: writeLeaseOver(clientConnection),
    settings,
    eventsPace: () => options.eventsPace ?? scaledEventsPace(defaultEventsPace, settings().paceFactor),
  });
  const serveRegistrar = ({ account, taskQueue, limits }: RegistrarQueue): Wanted => ({
    key: taskQueue,
    stamp: JSON.stringify(limits),
    create: async () =>
      Worker.create({
        ...common,
        taskQueue,
        activities: registrarActivities,
        // Whether writes are on, and where the registrar is, is known as of now when an activity begins.
        interceptors: {
          activity: [
            () => ({ inbound: usesFirst(() => keeping.use(account)) }),
            ...(options.activityInterceptors ?? []),
          ],
        },
        maxTaskQueueActivitiesPerSecond: options.activitiesPerSecond ?? limits.activitiesPerSecond,
        maxConcurrentActivityTaskExecutions: options.maxConcurrentCalls ?? limits.concurrentCalls,
      }),
  });

  const begun = new Set<string>();
  const keeping = keepUp(
    catalogs,
    async () => {
      if (!serves.registrars) return;
      const queues = registrarQueues(settings());
      await fleet.become(queues.map(serveRegistrar), (key) => key !== WORKFLOW_QUEUE);
      for (const { taskQueue, account, registrar } of queues) {
        if (begun.has(taskQueue)) continue;
        begun.add(taskQueue);
        const begin = (): Promise<void> => beginRegistrarLife(client, account, registrar, warn);
        await clientConnection.withDeadline(Date.now() + BEGIN_MS, begin);
      }
    },
    warn,
  );

  try {
    if (serves.workflows) await fleet.add({ key: WORKFLOW_QUEUE, stamp: '', create: serveWorkflows });
    if (serves.registrars) for (const queue of registrarQueues(settings())) await fleet.add(serveRegistrar(queue));
  } catch (error) {
    await fleet.stop();
    await connection.close();
    throw error;
  }
  keeping.start(); // the catalogs are asked through the workers

  const end = async (): Promise<void> => {
    await keeping.stop();
    await fleet.stop();
    credentials.close();
    await clientConnection.close();
    await connection.close();
  };
  const stopAsked = new AbortController();
  const done = (async (): Promise<void> => {
    try {
      await Promise.race([fleet.failure, aborted(stopAsked.signal)]);
    } finally {
      await end(); // one part failed: the others must not go on half-alive
    }
    await Promise.race([fleet.failure, Promise.resolve()]);
  })();
  done.catch(() => {}); // whoever wants to know awaits `done`
  return {
    settings,
    done,
    stop: async () => {
      stopAsked.abort();
      await done;
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function usesFirst(use: () => Promise<void>): ActivityInboundCallsInterceptor {
  return {
    execute: async (input, next) => {
      await use();
      return next(input);
    },
  };
}

function versioning(version: WorkerOptions['deployment']): Pick<SdkWorkerOptions, 'workerDeploymentOptions'> {
  if (version === undefined) return {};
  return {
    workerDeploymentOptions: { version, useWorkerVersioning: true, defaultVersioningBehavior: 'AUTO_UPGRADE' },
  };
}

interface RegistrarQueue {
  readonly account: string;
  readonly registrar: string;
  readonly taskQueue: string;
  readonly limits: RegistrarLimits;
}

function registrarQueues(settings: Settings): readonly RegistrarQueue[] {
  return [...settings.accounts].flatMap(([account, { registrars }]) =>
    registrars
      .filter(({ api }) => api === 'xcp')
      .map(({ name, limits }) => ({ account, registrar: name, taskQueue: registrarQueue(account, name), limits })),
  );
}

function profileKeysFrom(ring: KeyRing): ProfileKeys {
  return async (version) => (await ring.find(version))?.export();
}
