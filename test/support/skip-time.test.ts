// The test of the test tool: if this fails, no date in any other workflow test can be believed.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advance } from './skip-time.js';
import { fiveYears, waitsForSomebody } from './skip-time-workflows.js';
import { createTestEnvironment, type TestEnvironment } from './worker-environment.js';

const day = 24 * 60 * 60 * 1000;
const year = 365 * day;
const workflowsPath = fileURLToPath(new URL('./skip-time-workflows.ts', import.meta.url));

let environment: TestEnvironment;
let skipping: TestEnvironment;
beforeAll(async () => {
  environment = await createTestEnvironment();
  skipping = await createTestEnvironment({ skipTime: true });
});
afterAll(async () => {
  await environment.close();
  await skipping.close();
});

test('five yearly runs of one workflow begin a year apart', async () => {
  const worker = await skipping.createWorker({ workflowsPath });
  const begins = await worker.runUntil(
    skipping.client.workflow.execute(fiveYears, {
      workflowId: `five-years-${randomUUID()}`,
      taskQueue: skipping.taskQueue,
      args: [[]],
    }),
  );
  const years = begins.map((begin) => (begin - (begins[0] ?? Number.NaN)) / year);
  expect(years.map((elapsed) => Math.round(elapsed * 1000) / 1000)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a workflow started together with an update or a signal skips its waiting too', async () => {
  const { client, taskQueue } = skipping;
  const worker = await skipping.createWorker({ workflowsPath });
  const ends = await worker.runUntil(async () => {
    const startOperation = new WithStartWorkflowOperation(waitsForSomebody, {
      workflowId: `waits-${randomUUID()}`,
      taskQueue,
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    await client.workflow.executeUpdateWithStart('knock', { startWorkflowOperation: startOperation });
    const updated = await startOperation.workflowHandle();
    const signalled = await client.workflow.signalWithStart(waitsForSomebody, {
      workflowId: `waits-${randomUUID()}`,
      taskQueue,
      signal: 'unheard',
    });
    return await Promise.all([updated.result(), signalled.result()]);
  });
  for (const { finished, began, ended } of ends) {
    expect(finished).toBe(false);
    expect((ended - began) / day).toBeCloseTo(30, 2);
  }
});

test('a workflow moved by ten days still waits for the signal that a test sends then', async () => {
  const { client, taskQueue } = environment;
  const worker = await environment.createWorker({ workflowsPath });
  const result = await worker.runUntil(async () => {
    const handle = await client.workflow.start(waitsForSomebody, { workflowId: `waits-${randomUUID()}`, taskQueue });
    await advance(client, handle.workflowId, 10 * day);
    await handle.signal('finish');
    return await handle.result();
  });
  expect(result.finished).toBe(true);
  expect((result.ended - result.began) / day).toBeCloseTo(10, 2);
});

test('a deadline passes once the workflow was moved beyond it', async () => {
  const { client, taskQueue } = environment;
  const worker = await environment.createWorker({ workflowsPath });
  const result = await worker.runUntil(async () => {
    const handle = await client.workflow.start(waitsForSomebody, { workflowId: `waits-${randomUUID()}`, taskQueue });
    await advance(client, handle.workflowId, 31 * day);
    return await handle.result();
  });
  expect(result.finished).toBe(false);
  expect((result.ended - result.began) / day).toBeCloseTo(30, 2);
});
