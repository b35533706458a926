// The workflow of a credential over months: idle it writes next to nothing, it rolls over, and it ends where nobody serves it.
import { ApplicationFailure } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureTypes } from '../../src/contract/failure-types.js';
import { registrarWorkflowId } from '../../src/contract/ids.js';
import { registrarQueue } from '../../src/contract/queues.js';
import { createDataConverter } from '../../src/payload/data-converter.js';
import { advance } from '../support/skip-time.js';
import { type TenureEnvironment, createTenureEnvironment } from '../support/tenure-environment.js';
import { until } from '../support/until.js';
import { testKeyRing } from '../support/worker-environment.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ID = registrarWorkflowId('demo', 'opensrs');

let env: TenureEnvironment;
beforeAll(async () => {
  // A question each ten hours: each costs a skip, and the server allows two hundred for each advance.
  env = await createTenureEnvironment({ worker: { eventsPace: { pollMs: 10 * HOUR, offPauseMs: 10 * HOUR } } });
});
afterAll(() => env.close());

const handleOf = (runId?: string) => env.client.workflow.getHandle(ID, runId);
const view = () => env.tenure.registrar('opensrs').view();
const runOf = async (): Promise<string> => (await handleOf().describe()).runId;

/** All but those that moving the clock writes: they are the test server's own. */
async function eventsOf(runId: string): Promise<readonly string[]> {
  const { events } = await handleOf(runId).fetchHistory();
  const ownOfTests: ReadonlySet<string> = new Set([
    'EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED',
    'EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED',
  ]);
  return (events ?? [])
    .map(({ eventType }) => temporal.api.enums.v1.EventType[eventType ?? 0] ?? `${eventType}`)
    .filter((type) => !ownOfTests.has(type));
}

async function rollOver(): Promise<void> {
  const before = await runOf();
  await handleOf().signal('refresh');
  await until(runOf, (now) => now !== before);
}

/** Lets a month pass; answers the run that was. */
async function aMonthLater(): Promise<string> {
  const before = await runOf();
  await advance(env.client, ID, 29 * DAY);
  expect(await runOf()).toBe(before);
  await advance(env.client, ID, 1.1 * DAY);
  await until(runOf, (now) => now !== before);
  return before;
}

describe('an idle credential', () => {
  test('rolls over each month, and a month costs fewer than 15 events of history', async () => {
    await until(view, (now) => now?.events === 'off');
    const first = await eventsOf(await aMonthLater());
    const second = await eventsOf(await aMonthLater());
    // The first month begins with the one question whether events are to be polled.
    expect(first.length).toBeLessThan(20);
    expect(second.length, second.join(' ')).toBeLessThan(15);
    expect(second.at(-1)).toBe('EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW');
    expect(await view()).toMatchObject({ events: 'off', counts: { handed: 0, passedOver: 0, repeated: 0 } });
  });

  test('answers after months, and what it found is known to the next run', async () => {
    const found = await env.tenure.registrar('opensrs').check();
    expect(found.verdict).toBe('ready');
    await rollOver();
    expect((await view())?.lastCheck).toEqual(found);
  });
});

test('a credential whose events are polled, and has none, costs no more', async () => {
  await env.changeSettings({ registrar: { events: 'poll' } });
  await advance(env.client, ID, 0.5 * DAY);
  await until(view, (now) => now?.events === 'poll');
  await rollOver();
  const polled = await eventsOf(await aMonthLater());
  expect(polled.length, polled.join(' ')).toBeLessThan(15);
  const polls = (await env.simulator.admin.journal()).filter(({ command }) => command === 'POLL');
  expect(polls.length).toBeGreaterThan(60);
  await env.changeSettings({ registrar: { events: 'off' } });
});

describe('messages', () => {
  test('many questions while it rolls over again and again: each is answered', async () => {
    const registrar = env.tenure.registrar('opensrs');
    const answers = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        if (index % 3 === 0) await handleOf().signal('refresh');
        return await registrar.check();
      }),
    );
    expect(answers.map(({ verdict }) => verdict)).toEqual(answers.map(() => 'ready'));
  });

  test('a signal that it does not know, and one with a strange payload, harm nothing', async () => {
    await handleOf().signal('nonsense', { deep: ['x'] });
    await handleOf().signal('refresh', 'not expected');
    expect((await env.tenure.registrar('opensrs').check()).verdict).toBe('ready');
  });
});

test('an id that names no credential fails with the sentence that says how one looks', async () => {
  const handle = await env.client.workflow.start('registrar', {
    workflowId: 'registrar:demo',
    taskQueue: 'tenure',
    args: [{ schemaVersion: 1, account: 'demo', registrar: 'opensrs' }],
  });
  await expect(handle.result()).rejects.toMatchObject({ cause: { type: 'InvalidInput' } });
});

test('a credential that no worker knows ends by itself after a day, and can be asked about again', async () => {
  const id = registrarWorkflowId('demo', 'nobody');
  const handle = env.client.workflow.getHandle(id);
  const registrar = env.tenure.registrar('nobody');
  const connection = await NativeConnection.connect({ address: env.address });
  // Its queue is served: time does not skip while an activity waits for a worker.
  const worker = await Worker.create({
    connection,
    namespace: env.namespace,
    taskQueue: registrarQueue('demo', 'nobody'),
    dataConverter: createDataConverter(testKeyRing),
    activities: { pollEvents: unknownHere, checkRegistrar: unknownHere },
  });
  await worker.runUntil(async () => {
    const missing = { verdict: 'failed', sentence: 'Unknown here.', reachable: 'not_known' };
    expect(await registrar.check()).toMatchObject(missing);
    await advance(env.client, id, 20 * HOUR);
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await advance(env.client, id, 5 * HOUR);
    await until(
      () => handle.describe(),
      ({ status }) => status.name === 'COMPLETED',
    );
    expect(await registrar.view()).toBeUndefined();
    expect(await registrar.check()).toMatchObject(missing);
  });
  await connection.close();
});

/** What a worker answers that has no such record. */
async function unknownHere(): Promise<never> {
  throw ApplicationFailure.create({
    message: 'Unknown here.',
    type: failureTypes.WorkerConfiguration,
    nextRetryDelay: '1 hour',
  });
}
