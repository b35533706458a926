// Every way a registration can go that the registrar answers for certain.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultInput } from '../../../src/simulator/admin-client.js';
import { freshName, orderFor, registrant } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

/** Applies to the first SW_REGISTER of this name only. */
const onRegister = (domain: string, action: FaultInput['action']): Promise<unknown> =>
  env.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, action });

async function charges(
  domain: string,
): Promise<readonly { readonly orderId: number | null; readonly amount: string }[]> {
  const { entries } = await env.simulator.admin.ledger(domain);
  return entries.filter((entry) => entry.kind === 'charge').map(({ orderId, amount }) => ({ orderId, amount }));
}

test.concurrent(
  'done: the expiry is the one read, lock and privacy are confirmed, one charge at the agreed price',
  async () => {
    const domain = freshName();
    const operation = await env.tenure.register(orderFor(domain, { reference: 'order-4711' }));
    const result = await operation.result();
    if (result.outcome !== 'registered') throw new Error(`ended as ${result.outcome}`);
    const held = (await env.simulator.admin.domains()).find((other) => other.name === domain);
    expect(Math.abs(Date.parse(result.expiresAt) - Date.parse(held?.registryExpiry ?? ''))).toBeLessThan(1_000);
    expect(result).toMatchObject({
      registrarLock: { wanted: true, actual: true },
      whoisPrivacy: { wanted: true, actual: 'enabled' },
      nameServers: ['ns1.systemdns.com', 'ns2.systemdns.com'],
      shortfalls: [],
      profile: { kind: 'derived' },
    });
    expect(result.charge?.amount).toBe(result.charge?.agreed);
    expect(await charges(domain)).toEqual([{ orderId: Number(result.charge?.orderId), amount: result.charge?.amount }]);
    const view = await env.tenure.domain(domain).view();
    expect(view).toMatchObject({ held: true, expiresAt: result.expiresAt });
  },
);

test.concurrent('older pending orders that the success cancelled are recorded', async () => {
  const domain = freshName();
  const older = await Promise.all([
    env.simulator.admin.seedOrder({ domain }),
    env.simulator.admin.seedOrder({ domain }),
  ]);
  const result = await (await env.tenure.register(orderFor(domain))).result();
  expect(result.outcome).toBe('registered');
  if (result.outcome !== 'registered') return;
  expect([...result.cancelledOrders].toSorted()).toEqual(older.map((order) => String(order.id)).toSorted());
});

test.concurrent.each(['success', 'failure'] as const)(
  'parked for its name servers (%s form): the order is kept and shown, then processed under the same id',
  async (form) => {
    const domain = freshName('net');
    const dnsTemplate = `template-${randomUUID().slice(0, 8)}`;
    await onRegister(domain, { kind: 'park_form', form });
    const { nameServers: _, ...order } = orderFor(domain, { dnsTemplate });
    const operation = await env.tenure.register(order);
    const parked = await until(
      () => operation.state(),
      ({ state }) => state === 'action_required',
    );
    expect(parked).toMatchObject({ waitingFor: { kind: 'operator' }, orderIds: [expect.stringMatching(/^\d+$/)] });
    expect(await charges(domain)).toEqual([]);
    await env.simulator.admin.createTemplate(dnsTemplate);
    const [orderId = ''] = parked.orderIds;
    await operation.processOrder({ orderId });
    const result = await operation.result();
    expect(result).toMatchObject({ outcome: 'registered', orderIds: [orderId] });
    expect(await charges(domain)).toHaveLength(1);
  },
);

test.concurrent('processing an order that is not the one that waits is refused', async () => {
  const domain = freshName();
  await onRegister(domain, { kind: 'park', reason: 'nameserver' });
  const operation = await env.tenure.register(orderFor(domain));
  const parked = await until(
    () => operation.state(),
    ({ state }) => state === 'action_required',
  );
  await expect(operation.processOrder({ orderId: '1' })).rejects.toThrow(
    `The order that waits is ${parked.orderIds[0]}`,
  );
});

test.concurrent(
  'parked and cancelled on request: the order is cancelled at the registrar and nothing is charged',
  async () => {
    const domain = freshName();
    await onRegister(domain, { kind: 'park', reason: 'nameserver' });
    const operation = await env.tenure.register(orderFor(domain));
    await until(
      () => operation.state(),
      ({ state }) => state === 'action_required',
    );
    await operation.cancel();
    expect(await operation.result()).toMatchObject({ outcome: 'cancelled' });
    expect((await env.simulator.admin.orders(domain)).map((order) => order.status)).toEqual(['cancelled']);
    expect(await charges(domain)).toEqual([]);
  },
);

test.concurrent('saved as asked: the order waits until it is processed', async () => {
  const domain = freshName();
  const operation = await env.tenure.register(orderFor(domain, { handling: 'save' }));
  const saved = await until(
    () => operation.state(),
    ({ state }) => state === 'action_required',
  );
  await operation.processOrder({ orderId: saved.orderIds[0] ?? '' });
  expect(await operation.result()).toMatchObject({ outcome: 'registered', orderIds: saved.orderIds });
  expect(await charges(domain)).toHaveLength(1);
});

test.concurrent('taken between look-up and order: the order left behind is cancelled', async () => {
  const domain = freshName();
  await onRegister(domain, { kind: 'park', reason: 'taken' });
  const operation = await env.tenure.register(orderFor(domain));
  expect(await operation.result()).toMatchObject({ outcome: 'taken' });
  expect((await env.simulator.admin.orders(domain)).map((order) => order.status)).toEqual(['cancelled']);
  expect(await charges(domain)).toEqual([]);
});

test.concurrent('taken at the look-up: nothing is sent', async () => {
  const domain = freshName();
  await env.simulator.admin.seedDomain({ domain, taken: true });
  const operation = await env.tenure.register(orderFor(domain));
  expect(await operation.result()).toMatchObject({ outcome: 'taken', orderIds: [] });
  expect((await operation.state()).state).toBe('failed');
  const journal = await env.simulator.admin.journal(domain);
  expect(journal.filter((call) => call.command === 'SW_REGISTER')).toEqual([]);
});

test.concurrent('a name that another registration is waiting for is refused', async () => {
  const domain = freshName();
  await env.simulator.admin.addFault({
    on: { command: 'LOOKUP', domain },
    action: { kind: 'lookup', answer: 'waiting' },
    times: 'always',
  });
  const operation = await env.tenure.register(orderFor(domain));
  expect(await operation.result()).toMatchObject({ outcome: 'refused', code: '221' });
});

test.concurrent('a premium name is not bought as an ordinary one', async () => {
  const domain = freshName();
  await env.simulator.admin.setPremium({ domain, price: 2500 });
  const operation = await env.tenure.register(orderFor(domain));
  expect(await operation.result()).toMatchObject({ outcome: 'premium', price: expect.stringContaining('2500') });
  expect(await charges(domain)).toEqual([]);
});

test.concurrent('a premium name at another price than agreed is not bought', async () => {
  const domain = freshName();
  await env.simulator.admin.setPremium({ domain, price: 900 });
  const operation = await env.tenure.register(orderFor(domain, { kind: 'premium', premiumPrice: '800.00' }));
  expect(await operation.result()).toMatchObject({ outcome: 'premium' });
  expect(await charges(domain)).toEqual([]);
});

test.concurrent('a premium name at the agreed price is bought once', async () => {
  const domain = freshName();
  await env.simulator.admin.setPremium({ domain, price: 900 });
  const operation = await env.tenure.register(orderFor(domain, { kind: 'premium', premiumPrice: '900.00' }));
  expect(await operation.result()).toMatchObject({ outcome: 'registered', charge: { amount: '900.00' } });
  expect(await charges(domain)).toHaveLength(1);
});

test.concurrent('at an asynchronous registry: followed until it is done', async () => {
  const domain = freshName();
  await onRegister(domain, { kind: 'asynchronous', outcome: 'never' });
  const operation = await env.tenure.register(orderFor(domain));
  const waiting = await until(
    () => operation.state(),
    ({ waitingFor }) => waitingFor.kind === 'registry',
  );
  expect(waiting).toMatchObject({ state: 'in_progress', asyncReason: 'general', queueRequestId: expect.any(String) });
  const before = (await env.client.workflow.getHandle(operation.id).describe()).historyLength;
  await until(
    async () => (await env.simulator.admin.journal()).filter((call) => call.command === 'GET_ORDER_INFO').length,
    (polls) => polls > 20,
  );
  const after = (await env.client.workflow.getHandle(operation.id).describe()).historyLength;
  expect(after, 'polling grows no history').toBe(before);
  await env.simulator.admin.completeOrder(Number(waiting.orderIds[0]));
  expect(await operation.result()).toMatchObject({ outcome: 'registered', orderIds: waiting.orderIds });
  expect(await charges(domain)).toHaveLength(1);
});

test.concurrent('declined by the registry and processed again: a chain of two orders, one charge', async () => {
  const domain = freshName();
  await onRegister(domain, { kind: 'asynchronous', outcome: 'never' });
  const operation = await env.tenure.register(orderFor(domain));
  const waiting = await until(
    () => operation.state(),
    ({ waitingFor }) => waitingFor.kind === 'registry',
  );
  const [first = ''] = waiting.orderIds;
  await env.simulator.admin.declineOrder(Number(first), 'Contact data not accepted');
  await until(
    () => operation.state(),
    ({ state }) => state === 'action_required',
  );
  await operation.processOrder({ orderId: first });
  const result = await operation.result();
  expect(result).toMatchObject({ outcome: 'registered', orderIds: [first, expect.not.stringMatching(`^${first}$`)] });
  expect(await charges(domain)).toHaveLength(1);
});

test.concurrent('privacy refused inside a success: registered, and the shortfall is said', async () => {
  const domain = freshName();
  await onRegister(domain, { kind: 'privacy_refused' });
  const result = await (await env.tenure.register(orderFor(domain))).result();
  expect(result).toMatchObject({
    outcome: 'registered',
    whoisPrivacy: { wanted: true, actual: 'disabled' },
    shortfalls: [expect.stringContaining('WHOIS privacy')],
  });
});

test.concurrent('a lock that was silently not set: registered, and the shortfall is said', async () => {
  const domain = freshName();
  await onRegister(domain, { kind: 'lock_ignored' });
  const result = await (await env.tenure.register(orderFor(domain))).result();
  expect(result).toMatchObject({
    outcome: 'registered',
    registrarLock: { wanted: true, actual: false },
    shortfalls: [expect.stringContaining('not locked')],
  });
});

test.concurrent.each([
  ['invalid data', 465],
  ['bad contact', 420],
  ['profile credentials', 415],
])('refused for %s (code %i): failed, and nothing is charged', async (_, code) => {
  const domain = freshName();
  await env.simulator.admin.addFault({
    on: { command: 'SW_REGISTER', domain },
    after: 'before',
    action: { kind: 'reply', code },
  });
  const operation = await env.tenure.register(orderFor(domain));
  expect(await operation.result()).toMatchObject({ outcome: 'refused', code: String(code) });
  expect(await charges(domain)).toEqual([]);
});

test.concurrent(
  'short of funds without an order (440): sent again once the balance covers it, one charge',
  async () => {
    const domain = freshName();
    await onRegister(domain, { kind: 'park', reason: 'funds', form: 'no_order' });
    const operation = await env.tenure.register(orderFor(domain));
    expect(await operation.result()).toMatchObject({ outcome: 'registered' });
    expect(await charges(domain)).toHaveLength(1);
  },
);

test.concurrent.each(['success', 'failure'] as const)(
  'parked for funds (%s form): processed by itself, one charge',
  async (form) => {
    const domain = freshName();
    await onRegister(domain, { kind: 'park', reason: 'funds', form });
    const operation = await env.tenure.register(orderFor(domain));
    expect(await operation.result()).toMatchObject({ outcome: 'registered' });
    expect(await charges(domain)).toHaveLength(1);
  },
);

test.concurrent(
  'refused with an order left behind: what became of the order is read before anything is called failed',
  async () => {
    const domain = freshName();
    // The order is executed, and the answer calls it a refusal that names the order.
    await env.simulator.admin.addFault({
      on: { command: 'SW_REGISTER', domain },
      after: 'commit',
      action: { kind: 'reply', code: 465, attributes: { id: '1' } },
    });
    const operation = await env.tenure.register(orderFor(domain));
    expect(await operation.result()).toMatchObject({ outcome: 'registered' });
    expect(await charges(domain)).toHaveLength(1);
  },
);

test.concurrent('an individual who is the only contact given is registered', async () => {
  const domain = freshName();
  const { organisation: _, ...person } = registrant;
  const operation = await env.tenure.register(orderFor(domain, { contacts: { registrant: person } }));
  expect(await operation.result()).toMatchObject({ outcome: 'registered' });
});
