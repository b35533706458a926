// A group lasts: through the loss of its worker, of a member's report, and through a new run.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chargesOf, freshNames, groupOf, parkedMember, waitsForHead } from '../../support/linked-orders.js';
import { advance } from '../../support/skip-time.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

const park = (domain: string) =>
  env.simulator.admin.addFault({
    on: { command: 'SW_REGISTER', domain },
    action: { kind: 'park', reason: 'nameserver' },
  });

test('a new worker goes on where the old one stopped', async () => {
  const names = freshNames(3);
  await park(names[0] ?? '');
  const group = await env.tenure.link(groupOf(names));
  const { operation, orderId } = await parkedMember(env, group, 0);
  await env.stopWorker();
  await env.startWorker();
  await operation.processOrder({ orderId });
  expect(await group.result()).toMatchObject({ outcome: 'complete', masterOrderId: orderId });
  expect(await Promise.all(names.map((name) => chargesOf(env, name)))).toEqual([1, 1, 1]);
});

test('R-25: a group that waits for more than a month for its first name goes on in a new run', async () => {
  const names = freshNames(3);
  await park(names[0] ?? '');
  const group = await env.tenure.link(groupOf(names, { reference: 'long-wait' }));
  const { operation, orderId } = await parkedMember(env, group, 0);
  const handle = env.client.workflow.getHandle(group.id);
  const { runId } = await handle.describe();
  const before = await waitsForHead(group);
  await advance(env.client, group.id, 31 * DAY_MS);
  await until(
    () => handle.describe(),
    (record) => record.runId !== runId,
  );
  expect(await group.state()).toEqual(before);
  await operation.processOrder({ orderId });
  expect(await group.result()).toMatchObject({ outcome: 'complete', masterOrderId: orderId });
});

test('a member whose report never comes is read, and the next name leads', async () => {
  const names = freshNames(3);
  const [lost = '', head = ''] = names;
  await park(lost);
  const group = await env.tenure.link(groupOf(names));
  const { operation } = await parkedMember(env, group, 0);
  await env.client.workflow.getHandle(operation.id).terminate('by hand');
  await advance(env.client, group.id, 3 * MINUTE_MS);
  const result = await group.result();
  expect(result).toMatchObject({ outcome: 'partial', heads: [lost, head] });
  expect(result.members[0]).toMatchObject({ state: 'failed', outcome: 'ended_abnormally' });
});
