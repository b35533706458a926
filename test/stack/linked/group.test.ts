// Groups of linked orders against the simulator: who leads, who waits, and what the registrar's books say afterwards.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TenureInputError } from '../../../src/client/index.js';
import { searchAttributes } from '../../../src/contract/search-attributes.js';
import type { FaultInput } from '../../../src/simulator/admin-client.js';
import { statesShown } from '../../support/history.js';
import { chargesOf, freshNames, groupOf, parkedMember, waitsForHead } from '../../support/linked-orders.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

/** Applies to the first SW_REGISTER of this name only. */
const onRegister = (domain: string, action: FaultInput['action'], after: 'before' | 'commit' = 'before') =>
  env.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, after, action });

/** Numbers of the calls about a name, in the order in which the registrar got them. */
const callsAbout = async (domain: string): Promise<readonly number[]> =>
  (await env.simulator.admin.journal(domain)).map((entry) => entry.n);

const masterIdsOf = async (names: readonly string[]): Promise<ReadonlySet<string>> => {
  const orders = await Promise.all(names.map((name) => env.simulator.admin.orders(name)));
  return new Set(orders.flat().map((order) => String(order.masterOrderId)));
};

test.concurrent(
  'R-24: of twelve names with the first one parked for a while and the fourth one taken, eleven are registered',
  async () => {
    const names = freshNames(12);
    const [head = '', second = '', , taken = ''] = names;
    await onRegister(head, { kind: 'park', reason: 'nameserver' });
    await env.simulator.admin.seedDomain({ domain: taken, taken: true });
    const group = await env.tenure.link(groupOf(names));
    const { operation, orderId } = await parkedMember(env, group, 0);
    const waiting = await waitsForHead(group);
    expect(waiting.members.slice(1).map((member) => member.state)).toEqual(Array.from({ length: 11 }, () => 'pending'));
    expect(await callsAbout(second)).toEqual([]);
    await operation.processOrder({ orderId });

    const result = await group.result();
    expect(result).toMatchObject({ outcome: 'partial', heads: [head], masterOrderId: orderId });
    expect(result.members.map((member) => member.state)).toEqual(
      names.map((name) => (name === taken ? 'failed' : 'succeeded')),
    );
    expect(result.members[3]).toMatchObject({ domain: taken, outcome: 'taken' });
    const held = (await env.simulator.admin.domains()).filter(({ name }) => names.includes(name) && name !== taken);
    expect(held).toHaveLength(11);
    expect(new Set(held.map((domain) => domain.profileId)).size).toBe(1);
    const charges = await Promise.all(names.map((name) => chargesOf(env, name)));
    expect(charges).toEqual(names.map((name) => (name === taken ? 0 : 1)));
    expect(await masterIdsOf(names.slice(1))).toEqual(new Set([orderId]));
  },
);

test.concurrent('all names registered: the group is complete, and its workflow says so in the list', async () => {
  const names = freshNames(3);
  const group = await env.tenure.link(groupOf(names, { reference: 'shop-3' }));
  expect(await group.result()).toMatchObject({ outcome: 'complete', heads: [names[0]] });
  const record = await env.client.workflow.getHandle(group.id).describe();
  expect(record.status.name).toBe('COMPLETED');
  expect(record.typedSearchAttributes.get(searchAttributes.state)).toBe('succeeded');
  expect(record.typedSearchAttributes.get(searchAttributes.reference)).toBe('shop-3');
  expect(await group.state()).toMatchObject({ state: 'succeeded', result: { outcome: 'complete' } });
});

test.concurrent('the first name is taken: the second one leads the others', async () => {
  const names = freshNames(4);
  const [taken = '', head = ''] = names;
  await env.simulator.admin.seedDomain({ domain: taken, taken: true });
  const result = await (await env.tenure.link(groupOf(names))).result();
  expect(result).toMatchObject({ outcome: 'partial', heads: [taken, head] });
  const [first] = await env.simulator.admin.orders(head);
  expect(result.masterOrderId).toBe(String(first?.id));
  expect(await masterIdsOf(names.slice(2))).toEqual(new Set([result.masterOrderId]));
});

test.concurrent('the answer to the first order is lost: the others wait until a reading has settled it', async () => {
  const names = freshNames(3);
  const [head = ''] = names;
  await onRegister(head, { kind: 'drop' }, 'commit');
  const group = await env.tenure.link(groupOf(names));
  const result = await group.result();
  expect(result).toMatchObject({ outcome: 'complete', heads: [head] });
  const [first] = result.members;
  expect(await statesShown(env.client, first?.state === 'succeeded' ? first.operationId : '')).toContain(
    'outcome_unknown',
  );
  const afterHead = Math.max(...(await callsAbout(head)));
  for (const follower of names.slice(1)) expect(Math.min(...(await callsAbout(follower)))).toBeGreaterThan(afterHead);
  expect(await Promise.all(names.map((name) => chargesOf(env, name)))).toEqual([1, 1, 1]);
});

test.concurrent('R-24: names that cannot be asked for are refused and the others are registered', async () => {
  const [good = '', other = ''] = freshNames(2);
  const names = ['not-served-here.example', good, 'no-dot', { domain: other, overrides: { periodYears: 11 } }];
  const group = await env.tenure.link(groupOf(names));
  const result = await group.result();
  expect(result).toMatchObject({ outcome: 'partial', heads: ['not-served-here.example', good] });
  expect(result.members).toMatchObject([
    { state: 'refused', problems: [{ sentence: expect.stringContaining('no connector of account "demo" serves') }] },
    { state: 'succeeded' },
    { state: 'refused', problems: [{ field: 'domains.2.domain' }] },
    { state: 'refused', problems: [{ field: 'domains.3.overrides.periodYears' }] },
  ]);
  const record = await env.client.workflow.getHandle(group.id).describe();
  expect(record.status.name).toBe('FAILED');
  expect(record.typedSearchAttributes.get(searchAttributes.state)).toBe('failed');
});

test.concurrent('a group of which nothing is left is refused before anything starts', async () => {
  await expect(env.tenure.link(groupOf(['one', 'two']))).rejects.toBeInstanceOf(TenureInputError);
  await expect(env.tenure.link(groupOf(freshNames(2), { periodYears: 11 }))).rejects.toThrow(
    /^periodYears must be a whole number from 1 to 10; 11 was given.$/,
  );
});

test.concurrent('the same request id is the same group and orders nothing again', async () => {
  const names = freshNames(2);
  const order = groupOf(names);
  const [first, second] = await Promise.all([env.tenure.link(order), env.tenure.link(order)]);
  expect(second.id).toBe(first.id);
  const result = await first.result();
  expect(await (await env.tenure.link(order)).result()).toEqual(result);
  expect(await Promise.all(names.map((name) => chargesOf(env, name)))).toEqual([1, 1]);
});

test.concurrent('cancelled while the first order is parked: nothing is bought and nobody else is asked', async () => {
  const names = freshNames(3);
  const [head = '', ...others] = names;
  await onRegister(head, { kind: 'park', reason: 'nameserver' });
  const group = await env.tenure.link(groupOf(names));
  await parkedMember(env, group, 0);
  expect(await group.cancel({ by: 'op-7' })).toEqual({ dropped: others, asked: [head], kept: [] });
  const result = await group.result();
  expect(result).toMatchObject({ outcome: 'cancelled' });
  expect(result.members.map((member) => member.state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect((await env.simulator.admin.orders(head)).map((order) => order.status)).toEqual(['cancelled']);
  expect(await Promise.all(names.map((name) => chargesOf(env, name)))).toEqual([0, 0, 0]);
  expect(await group.cancel()).toEqual({ dropped: [], asked: [], kept: [] });
});

test.concurrent('cancelled while followers are parked: what is registered stays', async () => {
  const names = freshNames(3);
  const [head = '', second = '', third = ''] = names;
  await onRegister(third, { kind: 'park', reason: 'nameserver' });
  const group = await env.tenure.link(groupOf(names));
  await parkedMember(env, group, 2);
  await env.tenure.operation(`registerDomain:demo:${second}:${group.id.split(':')[2] ?? ''}.2`).result();
  const { dropped, kept } = await group.cancel();
  expect({ dropped, hasHead: kept.includes(head) }).toEqual({ dropped: [], hasHead: true });
  const result = await group.result();
  expect(result.outcome).toBe('partial');
  expect(result.members.map((member) => member.state)).toEqual(['succeeded', 'succeeded', 'cancelled']);
  expect(await group.state()).toMatchObject({ state: 'cancelled' });
});

test.concurrent('a workflow that is cancelled in Temporal stops as if the group had been asked to', async () => {
  const names = freshNames(2);
  await onRegister(names[0] ?? '', { kind: 'park', reason: 'nameserver' });
  const group = await env.tenure.link(groupOf(names));
  await parkedMember(env, group, 0);
  await env.client.workflow.getHandle(group.id).cancel();
  expect(await group.result()).toMatchObject({ outcome: 'cancelled' });
});

test.concurrent('a bare SDK may start a group: it checks and shows itself', async () => {
  const names = freshNames(2);
  const { requestId, ...rest } = groupOf(names);
  const start = (request: unknown, id: string) =>
    env.client.workflow.start('registerLinkedDomains', {
      workflowId: `linked:demo:${id}`,
      taskQueue: 'tenure',
      args: [{ schemaVersion: 1, request }],
    });
  const handle = await start({ requestId, ...rest }, requestId);
  expect(await handle.result()).toMatchObject({ outcome: 'complete' });
  expect((await handle.describe()).typedSearchAttributes.get(searchAttributes.account)).toBe('demo');
  await expect((await start({ requestId, ...rest }, `${requestId}-other`)).result()).rejects.toMatchObject({
    cause: { type: 'InvalidInput', message: expect.stringContaining('the workflow id says') },
  });
});
