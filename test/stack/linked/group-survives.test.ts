// A group lasts: through the loss of its worker, of a member's report, and through a new run.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDataConverter } from '../../../src/payload/data-converter.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { testKeyRing } from '../../support/worker-environment.js';
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

test('a new run carries contacts only while somebody is still to be asked for', async () => {
  const names = freshNames(2);
  await park(names[1] ?? '');
  const group = await env.tenure.link(groupOf(names));
  const { operation, orderId } = await parkedMember(env, group, 1);
  const handle = env.client.workflow.getHandle(group.id);
  const { runId } = await handle.describe();
  await advance(env.client, group.id, 31 * DAY_MS);
  await until(
    () => handle.describe(),
    (record) => record.runId !== runId,
  );
  const [started] = (await handle.fetchHistory()).events ?? [];
  const sealed = started?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  const [input] = (await createDataConverter(testKeyRing).payloadCodecs?.[0]?.decode([...sealed])) ?? [];
  const text = Buffer.from(input?.data ?? []).toString('utf8');
  expect(text).toContain(names[1]);
  for (const personal of ['owen@example.com', 'Ottway', '32 Oak Street']) expect(text).not.toContain(personal);
  await operation.processOrder({ orderId });
  expect(await group.result()).toMatchObject({ outcome: 'complete' });
});

test('a head that waits in the queue of its name is not taken for lost, and is taken out when the group stops', async () => {
  const head = freshName();
  await park(head);
  const earlier = await env.tenure.register(orderFor(head));
  await until(
    () => earlier.state(),
    ({ state }) => state === 'action_required',
  );
  const group = await env.tenure.link(groupOf([head, ...freshNames(1)]));
  await waitsForHead(group);
  await advance(env.client, group.id, 3 * MINUTE_MS);
  expect(await group.state()).toMatchObject({ state: 'in_progress', members: [{ state: 'in_progress' }, {}] });
  await group.cancel();
  const result = await group.result();
  expect(result.members.map((member) => member.state)).toEqual(['cancelled', 'cancelled']);
  expect(await earlier.state()).toMatchObject({ state: 'action_required' });
});
