// What a workflow or stack test needs: client, connections and workers on the server of this run.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { inject } from 'vitest';
import {
  createDataConverter,
  failureConverterPath,
  type TenureDataConverter,
} from '../../src/payload/data-converter.js';
import { fixedKeyRing, parseKeyRing } from '../../src/payload/key-ring.js';
import { skipTime } from './skip-time.js';

/** Made by `npm run build`; contains all workflows of Tenure. */
export const workflowBundlePath = fileURLToPath(new URL('../../dist/workflow-bundle.js', import.meta.url));

/** All tests of a run share one key, so that what one process wrote another can read. */
export const testKeyRing = fixedKeyRing(
  parseKeyRing(
    JSON.stringify({ current: 'test', keys: { test: Buffer.alloc(32, 7).toString('base64') } }),
    'of the tests',
  ),
);

export interface TestEnvironment {
  readonly address: string;
  readonly namespace: string;
  readonly client: Client;
  readonly connection: Connection;
  readonly nativeConnection: NativeConnection;
  /** Encryption is on in tests as it is in life; `client` and workers have it already. */
  readonly dataConverter: TenureDataConverter;
  /** A task queue that no other test file uses. */
  readonly taskQueue: string;
  /** A worker on `taskQueue` with the built workflows, unless told otherwise. Run it with `worker.runUntil(…)`. */
  createWorker(options?: TestWorkerOptions): Promise<Worker>;
  close(): Promise<void>;
}

export interface TestWorkerOptions extends Partial<Omit<WorkerOptions, 'workflowBundle' | 'workflowsPath'>> {
  /** A file of test workflows (TypeScript is fine) instead of the built bundle; costs 1.2 s of bundling per worker. */
  readonly workflowsPath?: string;
}

export interface TestEnvironmentOptions {
  /** All workflows started by `client`, and their children, skip idle time by themselves. Default: real time, moved by `advance`. */
  readonly skipTime?: boolean;
}

/** Call in `beforeAll`, `close()` in `afterAll`. Connections are its own: one file's `skipTime` does not reach another. */
export async function createTestEnvironment(options: TestEnvironmentOptions = {}): Promise<TestEnvironment> {
  mustExist(failureConverterPath);
  quietRuntime();
  const { address, namespace } = inject('temporal');
  const connection = await Connection.connect({ address });
  if (options.skipTime === true) skipTime(connection);
  const nativeConnection = await NativeConnection.connect({ address });
  const dataConverter = createDataConverter(testKeyRing);
  const client = new Client({ connection, namespace, dataConverter });
  const taskQueue = `test-${randomUUID()}`;
  return {
    address,
    namespace,
    client,
    connection,
    nativeConnection,
    dataConverter,
    taskQueue,
    createWorker: (workerOptions = {}) =>
      Worker.create({
        connection: nativeConnection,
        namespace,
        taskQueue,
        dataConverter,
        ...workflowSource(workerOptions.workflowsPath),
        ...workerOptions,
      }),
    close: async () => {
      await connection.close();
      await nativeConnection.close();
    },
  };
}

function workflowSource(workflowsPath: string | undefined): Partial<WorkerOptions> {
  if (workflowsPath !== undefined) return {};
  mustExist(workflowBundlePath);
  return { workflowBundle: { codePath: workflowBundlePath } };
}

function mustExist(builtFile: string): void {
  if (existsSync(builtFile)) return;
  throw new Error(`${builtFile} is missing: run "npm run build" first (npm test does it by itself).`);
}

let isRuntimeQuiet = false;

/** The worker's own chatter (state changes, every failed activity of a fault test) would bury the test report. */
export function quietRuntime(): void {
  if (isRuntimeQuiet) return;
  isRuntimeQuiet = true;
  Runtime.install({ logger: new DefaultLogger(process.env['TENURE_TEST_LOG'] === undefined ? 'ERROR' : 'DEBUG') });
}
