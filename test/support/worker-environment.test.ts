// Encryption as a whole: what a worker and a client of ours leave in the server's history.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, WorkflowFailedError } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repeatsSecret, returnsItsInput } from './skip-time-workflows.js';
import { createDataConverter } from '../../src/payload/data-converter.js';
import { fixedKeyRing, parseKeyRing } from '../../src/payload/key-ring.js';
import { createTestEnvironment, type TestEnvironment } from './worker-environment.js';

const workflowsPath = fileURLToPath(new URL('./skip-time-workflows.ts', import.meta.url));
const secret = 'planted-secret-71';
let environment: TestEnvironment;
beforeAll(async () => {
  environment = await createTestEnvironment();
});
afterAll(() => environment.close());

test.each([
  ['return', `the value was ${secret}`],
  ['fail', `refused ${secret}`],
] as const)(
  'history holds no word of argument, summary or outcome when a workflow ends by %s',
  async (end, expected) => {
    const { client, taskQueue, namespace } = environment;
    const worker = await environment.createWorker({ workflowsPath });
    const workflowId = `secret-${randomUUID()}`;
    const outcome = await worker.runUntil(async () => {
      const handle = await client.workflow.start(repeatsSecret, {
        workflowId,
        taskQueue,
        args: [{ secret, end }],
        staticSummary: `summary ${secret}`,
        memo: { note: secret },
      });
      return await handle
        .result()
        .catch((error: unknown) => (error instanceof WorkflowFailedError ? error.cause?.message : error));
    });
    expect(outcome).toBe(expected);

    const history = await client.workflowService.getWorkflowExecutionHistory({ namespace, execution: { workflowId } });
    // The JSON form has bytes in base64: opened here, so that a value left in clear would be seen.
    const inClear = JSON.stringify(history).replaceAll(/"([A-Za-z0-9+/]{8,}={0,2})"/g, (_, base64: string) =>
      Buffer.from(base64, 'base64').toString('latin1'),
    );
    expect(inClear).toContain('binary/encrypted');
    expect(inClear).not.toContain(secret);
  },
);

test('a workflow whose input was sealed with an unknown key gets a marker and lives on', async () => {
  const { connection, namespace, taskQueue } = environment;
  const foreignRing = { current: 'foreign', keys: { foreign: Buffer.alloc(32, 9).toString('base64') } };
  const dataConverter = createDataConverter(fixedKeyRing(parseKeyRing(JSON.stringify(foreignRing), 'of a stranger')));
  const stranger = new Client({ connection, namespace, dataConverter });
  const worker = await environment.createWorker({ workflowsPath });
  const result = await worker.runUntil(async () => {
    const options = { workflowId: `foreign-${randomUUID()}`, taskQueue, args: [{ secret }] as [unknown] };
    const { workflowId } = await stranger.workflow.start(returnsItsInput, options);
    return await environment.client.workflow.getHandle<typeof returnsItsInput>(workflowId).result();
  });
  expect(result).toEqual({ $tenure: 'undecodable', reason: 'unknown_key', keyId: 'foreign' });
});
