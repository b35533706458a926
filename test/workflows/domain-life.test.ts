// The life of a name over months: it rolls over, keeps its memory, and is harmed by no message.
import { randomUUID } from 'node:crypto';
import { Client, Connection, WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { domainWorkflowId } from '../../src/contract/ids.js';
import { WORKFLOW_QUEUE } from '../../src/contract/queues.js';
import { createDataConverter } from '../../src/payload/data-converter.js';
import { fixedKeyRing, parseKeyRing } from '../../src/payload/key-ring.js';
import { requestOperation } from '../../src/workflows/messages.js';
import { freshName, orderFor } from '../support/registration-order.js';
import { advance, skipTime } from '../support/skip-time.js';
import { type TenureEnvironment, createTenureEnvironment } from '../support/tenure-environment.js';
import { until } from '../support/until.js';
import { testKeyRing } from '../support/worker-environment.js';

const DAY = 86_400_000;

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

const lifeOf = (domain: string) => env.client.workflow.getHandle(domainWorkflowId('demo', domain));
const runOf = async (domain: string): Promise<string> => (await lifeOf(domain).describe()).runId;

async function rollOver(domain: string): Promise<void> {
  const before = await runOf(domain);
  await lifeOf(domain).signal('refresh');
  await until(
    () => runOf(domain),
    (runId) => runId !== before,
  );
}

async function charges(domain: string): Promise<number> {
  const { entries } = await env.simulator.admin.ledger(domain);
  return entries.filter(({ kind }) => kind === 'charge').length;
}

async function parkedOrder(domain: string) {
  await env.simulator.admin.addFault({
    on: { command: 'SW_REGISTER', domain },
    action: { kind: 'park', reason: 'nameserver' },
  });
  const operation = await env.tenure.register(orderFor(domain));
  const { orderIds } = await until(
    () => operation.state(),
    ({ state }) => state === 'action_required',
  );
  return { operation, orderId: orderIds[0] ?? '' };
}

describe('a life that continues as new', () => {
  test.concurrent(
    'after 30 days: the same request id gets the same operation, and nothing is bought again',
    async () => {
      const domain = freshName();
      const order = orderFor(domain);
      const operation = await env.tenure.register(order);
      await operation.result();
      const [before, view] = [await runOf(domain), await env.tenure.domain(domain).view()];
      await advance(env.client, domainWorkflowId('demo', domain), 29 * DAY);
      expect(await runOf(domain)).toBe(before);
      await advance(env.client, domainWorkflowId('demo', domain), 1.1 * DAY);
      expect(await runOf(domain)).not.toBe(before);
      expect((await env.tenure.register(order)).id).toBe(operation.id);
      const { held, expiresAt, recent } = view ?? {};
      expect(await env.tenure.domain(domain).view()).toMatchObject({ held, expiresAt, recent });
      expect(await charges(domain)).toBe(1);
    },
  );

  test.concurrent('on refresh: an operation under way goes on, and reports to the new run', async () => {
    const domain = freshName();
    const { operation, orderId } = await parkedOrder(domain);
    await rollOver(domain);
    expect((await env.tenure.domain(domain).view())?.running?.operationId).toBe(operation.id);
    await operation.processOrder({ orderId });
    expect(await operation.result()).toMatchObject({ outcome: 'registered', orderIds: [orderId] });
    const view = await until(
      () => env.tenure.domain(domain).view(),
      (seen) => seen?.held === true,
    );
    expect(view).toMatchObject({ recent: [{ operationId: operation.id, state: 'succeeded' }] });
    expect(view?.running).toBeUndefined();
  });

  test.concurrent('many times in a row: what waits in the queue is kept and is begun when its turn comes', async () => {
    const domain = freshName();
    const { operation, orderId } = await parkedOrder(domain);
    const second = await env.tenure.register(orderFor(domain));
    for (let times = 0; times < 3; times += 1) await rollOver(domain);
    expect((await env.tenure.domain(domain).view())?.pending.map(({ operationId }) => operationId)).toEqual([
      second.id,
    ]);
    await operation.processOrder({ orderId });
    await operation.result();
    expect(await second.result()).toMatchObject({ outcome: 'taken' });
    expect(await charges(domain)).toBe(1);
  });
});

describe('an operation that does not report', () => {
  test.concurrent('is read at its deadline, three days after its start: one that runs is left alone', async () => {
    const domain = freshName();
    const { operation, orderId } = await parkedOrder(domain);
    await rollOver(domain);
    await advance(env.client, domainWorkflowId('demo', domain), 3.1 * DAY);
    expect((await env.tenure.domain(domain).view())?.running?.operationId).toBe(operation.id);
    await operation.processOrder({ orderId });
    await operation.result();
    await until(
      () => env.tenure.domain(domain).view(),
      (seen) => seen?.held === true,
    );
  });

  test.concurrent('is read at its deadline: one that was terminated by hand gives way to the next', async () => {
    const domain = freshName();
    const { operation } = await parkedOrder(domain);
    const second = await env.tenure.register(orderFor(domain));
    await env.client.workflow.getHandle(operation.id).terminate('by hand');
    await rollOver(domain);
    expect((await env.tenure.domain(domain).view())?.running?.operationId).toBe(operation.id);
    // Not awaited: the clock of a life stands while a child of its own runs.
    const moved = advance(env.client, domainWorkflowId('demo', domain), 3.1 * DAY);
    expect(await second.result()).toMatchObject({ outcome: expect.any(String) });
    await moved;
    const view = await until(
      () => env.tenure.domain(domain).view(),
      (seen) => seen?.recent.length === 2,
    );
    expect(view?.recent[0]).toMatchObject({ operationId: operation.id, state: 'failed' });
  });
});

describe('a name that was only asked for in vain', () => {
  test('after 100 refused requests no workflow is running', async () => {
    const connection = await Connection.connect({ address: env.address });
    skipTime(connection);
    const dataConverter = createDataConverter(testKeyRing);
    const client = new Client({ connection, namespace: env.namespace, dataConverter });
    const account = 'demo';
    const names = Array.from({ length: 100 }, (_, index) => ({ index, domain: freshName('unserved') }));
    const answers = await Promise.all(
      names.map(async ({ index, domain }) => {
        // Half of them are refused by the validator for their shape, half by the handler: no connector serves the TLD.
        const { requestId, ...request } = orderFor(domain, index % 2 === 0 ? { periodYears: 11 } : {});
        const answer = client.workflow.executeUpdateWithStart(requestOperation, {
          args: [{ requestId, operation: { type: 'registerDomain', request: request as never } }],
          startWorkflowOperation: new WithStartWorkflowOperation('domain', {
            workflowId: domainWorkflowId(account, domain),
            taskQueue: WORKFLOW_QUEUE,
            args: [{ schemaVersion: 1, account, domain }],
            workflowIdConflictPolicy: 'USE_EXISTING',
          }),
        });
        return answer.then(
          ({ kind }) => kind,
          () => 'refused by the validator',
        );
      }),
    );
    expect(answers.filter((answer) => answer === 'refused')).toHaveLength(50);
    expect(answers.filter((answer) => answer === 'refused by the validator')).toHaveLength(50);
    const count = async (query: string): Promise<number> => (await client.workflow.count(query)).count;
    const ids = `WorkflowId STARTS_WITH 'domain:demo:' AND TaskQueue = '${WORKFLOW_QUEUE}'`;
    const started = await Promise.all(names.map(({ domain }) => statusOf(client, domain)));
    expect(started).toHaveLength(100);
    await until(
      async () =>
        (await Promise.all(names.map(({ domain }) => statusOf(client, domain)))).filter((s) => s !== 'COMPLETED'),
      (open) => open.length === 0,
    );
    expect(await count(`${ids} AND ExecutionStatus = 'Completed'`)).toBeGreaterThanOrEqual(100);
    await connection.close();
  });
});

async function statusOf(client: Client, domain: string): Promise<string> {
  return (await client.workflow.getHandle(domainWorkflowId('demo', domain)).describe()).status.name;
}

describe('a worker without the key', () => {
  test('forgets nothing: with the key again, the same request id gets the same operation', async () => {
    const own = await createTenureEnvironment();
    try {
      const order = orderFor(freshName());
      const operation = await own.tenure.register(order);
      await operation.result();
      const life = own.client.workflow.getHandle(domainWorkflowId('demo', order.domain));
      const { runId } = await life.describe();
      await life.signal('refresh');
      // Only in a later run is everything that is remembered inside the one payload of its input.
      await until(
        () => life.describe(),
        (description) => description.runId !== runId,
      );
      await until(
        () => taskEnds(life),
        (ends) => ends > 0,
      );
      await own.stopWorker();
      const before = await taskEnds(life);
      await life.signal('refresh');
      await own.startWorker({ keyRing: strangersRing });
      await until(
        () => taskEnds(life),
        (ends) => ends !== before,
      );
      await own.stopWorker();
      await own.startWorker();
      expect((await own.tenure.register(order)).id).toBe(operation.id);
      const view = await until(
        () =>
          own.tenure
            .domain(order.domain)
            .view()
            .catch(() => undefined),
        (seen) => seen !== undefined,
      );
      expect(view).toMatchObject({ held: true, recent: [{ operationId: operation.id }] });
    } finally {
      await own.close();
    }
  });
});

/** Tasks that ended, well or not, in the present run. */
async function taskEnds(life: WorkflowHandle): Promise<number> {
  const { events } = await life.fetchHistory();
  return (events ?? []).filter(
    (event) => event.workflowTaskCompletedEventAttributes ?? event.workflowTaskFailedEventAttributes,
  ).length;
}

const strangersRing = fixedKeyRing(
  parseKeyRing(
    JSON.stringify({ current: 'foreign', keys: { foreign: Buffer.alloc(32, 9).toString('base64') } }),
    'of a stranger',
  ),
);

describe('a message that is not what it should be', () => {
  const foreign = createDataConverter(strangersRing);
  let stranger: Client;
  let domain: string;
  let operationId: string;
  beforeAll(async () => {
    stranger = new Client({
      connection: env.client.connection,
      namespace: env.namespace,
      dataConverter: foreign,
    });
    domain = freshName();
    const parked = await parkedOrder(domain);
    operationId = parked.operation.id;
  });

  const odd: readonly (readonly [string, readonly unknown[]])[] = [
    ['nothing', []],
    ['a text', ['text']],
    ['a number', [7]],
    ['null', [null]],
    ['a list', [[]]],
    ['an empty object', [{}]],
    ['an object that throws nothing away', [{ operationId: 7, requestId: {}, __proto__: null }]],
    ['the marker of an undecodable payload', [{ $tenure: 'undecodable', reason: 'damaged', keyId: '' }]],
    ['two arguments', [{}, {}]],
  ];

  test.each(odd)('%s: signals are ignored, updates refused, and the life goes on', async (_, args) => {
    for (const signal of ['operationEnded', 'refresh', 'registrarEvent', 'neverHeardOf']) {
      await lifeOf(domain).signal(signal, ...args);
    }
    for (const update of ['requestOperation', 'cancelOperation']) {
      await expect(lifeOf(domain).executeUpdate(update, { args: [...args] as [unknown] })).rejects.toMatchObject({
        cause: { type: 'InvalidInput' },
      });
    }
    await expect(
      env.client.workflow.getHandle(operationId).executeUpdate('processOrder', { args: [...args] as [unknown] }),
    ).rejects.toMatchObject({ cause: { type: 'Refused' } });
    expect((await env.tenure.domain(domain).view())?.running?.operationId).toBe(operationId);
  });

  test('sealed with a key that nobody here has: ignored or refused, and the life goes on', async () => {
    const handle = stranger.workflow.getHandle(domainWorkflowId('demo', domain));
    await handle.signal('operationEnded', { operationId, state: 'succeeded' });
    await handle.signal('refresh', 'now');
    for (const update of ['requestOperation', 'cancelOperation']) {
      await expect(handle.executeUpdate(update, { args: [{ requestId: randomUUID() }] })).rejects.toMatchObject({
        cause: { type: 'InvalidInput' },
      });
    }
    expect((await env.tenure.domain(domain).view())?.running?.operationId).toBe(operationId);
  });
});
