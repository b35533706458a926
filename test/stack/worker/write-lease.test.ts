// The right to send, asked of a real server: there while the activity runs, gone once the server has given it up.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLeaseOver } from '../../../src/worker/write-lease.js';
import { type TestEnvironment, createTestEnvironment } from '../../support/worker-environment.js';
import { givesUp } from './lease-workflow.js';

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await createTestEnvironment();
});
afterAll(() => environment.close());

test('an activity may send while it is alive, and not after it was given up', async () => {
  const { client, connection, taskQueue } = environment;
  const lease = writeLeaseOver(connection);
  const handle = client.workflow.getHandle(`lease-${randomUUID()}`);
  const answers: (number | undefined)[] = [];
  const asksTwice = async (): Promise<void> => {
    answers.push(await lease());
    await handle.result(); // no heartbeat in three seconds: the workflow has gone on without this activity
    answers.push(await lease());
  };
  const worker = await environment.createWorker({
    workflowsPath: fileURLToPath(new URL('./lease-workflow.ts', import.meta.url)),
    activities: { asksTwice },
  });
  const askedAt = Date.now();
  const givenUp = await worker.runUntil(() =>
    client.workflow.execute(givesUp, { workflowId: handle.workflowId, taskQueue }),
  );
  expect(givenUp).toBe(true);
  const [alive, dead] = answers;
  expect((alive ?? 0) - askedAt).toBeGreaterThan(500);
  expect((alive ?? Infinity) - askedAt).toBeLessThan(60_000);
  expect(answers).toHaveLength(2);
  expect(dead).toBeUndefined();
});
