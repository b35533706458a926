// A worker process: the workflow queue, and one queue per registrar credential with its own limits.
import { fileURLToPath } from 'node:url';
import { cancellationSignal } from '@temporalio/activity';
import { Client, Connection } from '@temporalio/client';
import {
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
import { openCredentials } from './credentials.js';
import { beginRegistrarLives } from './registrar-lives.js';
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

export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const warn = options.warn ?? (() => {});
  const settings = openSettingsFile(options.settingsFile, warn);
  if (settings().paceFactor !== 1) {
    warn(
      `Every wait is multiplied by ${settings().paceFactor} (pace.factor in ${options.settingsFile}): for tests and demonstrations only.`,
    );
  }
  const dataConverter = createDataConverter(options.keyRing);
  const credentials = openCredentials({
    settings,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.onExchange === undefined ? {} : { onExchange: options.onExchange }),
  });
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
  const serves = options.serves ?? { workflows: true, registrars: true };
  const common = { connection, namespace: options.namespace, dataConverter, ...SHUTDOWN };
  const workers: Worker[] = [];
  try {
    if (serves.workflows) {
      workers.push(
        await Worker.create({
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
          }),
        }),
      );
    }
    if (serves.registrars) {
      const activities = createRegistrarActivities({
        directory: credentials.directory,
        profileKeys: profileKeysFrom(options.profileKeyRing),
        signal: cancellationSignal,
        lease: writeLeaseOver(clientConnection),
        eventsPace: () => options.eventsPace ?? scaledEventsPace(defaultEventsPace, settings().paceFactor),
      });
      for (const { taskQueue, limits } of registrarQueues(settings())) {
        workers.push(
          await Worker.create({
            ...common,
            taskQueue,
            activities,
            maxTaskQueueActivitiesPerSecond: options.activitiesPerSecond ?? limits.activitiesPerSecond,
            maxConcurrentActivityTaskExecutions: options.maxConcurrentCalls ?? limits.concurrentCalls,
          }),
        );
      }
    }
  } catch (error) {
    await connection.close();
    throw error;
  }
  const runs = workers.map((worker) => worker.run());
  const beginning = serves.registrars ? beginRegistrarLives(client, settings(), warn) : Promise.resolve();
  const shutDown = (): void =>
    workers.filter((worker) => worker.getState() === 'RUNNING').forEach((worker) => worker.shutdown());
  const untilEnd = async (): Promise<void> => {
    try {
      await Promise.all(runs);
    } finally {
      shutDown(); // one part failed: the others must not go on half-alive
      await Promise.allSettled([...runs, beginning]);
      credentials.close();
      await clientConnection.close();
      await connection.close();
    }
  };
  const done = untilEnd();
  done.catch(() => {}); // whoever wants to know awaits `done`
  return {
    settings,
    done,
    stop: async () => {
      shutDown();
      await done;
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
  readonly taskQueue: string;
  readonly limits: RegistrarLimits;
}

function registrarQueues(settings: Settings): readonly RegistrarQueue[] {
  return [...settings.accounts].flatMap(([account, { registrars }]) =>
    registrars
      .filter(({ api }) => api === 'xcp')
      .map(({ name, limits }) => ({ taskQueue: registrarQueue(account, name), limits })),
  );
}

function profileKeysFrom(ring: KeyRing): ProfileKeys {
  return async (version) => (await ring.find(version))?.export();
}
