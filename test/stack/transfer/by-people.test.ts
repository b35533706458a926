// Transfers in which people have a part: ordered by hand, or agreed to outside because the registry wants it so.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { freshName } from '../../support/registration-order.js';
import { until } from '../../support/until.js';
import { CODE, callsFor, charges, letArrive, nameElsewhere, transfer, untilSaid, waiting } from './support.js';

let env: TenureEnvironment;
let manual: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ tlds: ['com', 'co.uk', 'es'] });
  manual = await createTenureEnvironment({ connector: { transfer: 'manual' } });
});
afterAll(async () => {
  await env.close();
  await manual.close();
});

const openStep = async (operation: Awaited<ReturnType<typeof transfer>>) => {
  const { manualStep } = await until(
    () => operation.state(),
    ({ manualStep: step }) => step !== undefined,
  );
  if (manualStep === undefined) throw new Error('no step is open');
  return manualStep;
};

test.concurrent('R-16: by hand: nothing is ordered by us, and it counts when the name is in the account', async () => {
  const domain = freshName();
  const operation = await transfer(manual, domain, { authCode: CODE, registrarLock: true });
  const step = await openStep(operation);
  expect(step.kind).toBe('transfer');
  expect(JSON.stringify(await operation.state())).not.toContain(CODE);
  // What the operator does at the registrar.
  await manual.simulator.admin.seedDomain({ domain, expiresAt: '2028-05-05T00:00:00Z' });
  const order = await manual.simulator.admin.seedOrder({ domain, status: 'processed' });
  const evidence = { by: 'op-7', orderId: String(order.id), note: 'Ordered in the control panel.' };
  await operation.manualStep.complete(step, { ...evidence, expiresAt: '2027-05-05' });
  await untilSaid(operation, 'something else: expiresAt');
  const contradicted = await openStep(operation);
  expect(contradicted.version).toBeGreaterThan(step.version);
  await operation.manualStep.complete(contradicted, { ...evidence, expiresAt: '2028-05-05' });
  expect(await operation.result()).toMatchObject({
    outcome: 'transferred',
    orderIds: [String(order.id)],
    expiresAt: '2028-05-05T00:00:00.000Z',
    shortfalls: [],
  });
  expect(await callsFor(manual, domain)).not.toContain('SW_REGISTER');
  const [name] = (await manual.simulator.admin.domains()).filter((held) => held.name === domain);
  expect(name?.lock).toBe(true);
});

test.concurrent('by hand, handed to automation: ordered once, with the code of the request', async () => {
  const domain = await nameElsewhere(manual);
  const operation = await transfer(manual, domain, { authCode: CODE });
  const step = await openStep(operation);
  await operation.manualStep.handToAutomation(step, { by: 'op-7', note: 'The API can do it.' });
  await waiting(operation, 'losing_registrar');
  await letArrive(manual, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  expect(await charges(manual, domain)).toHaveLength(1);
});

test.concurrent(
  'a tag has to be changed: an operator is asked to arrange it, and the name itself ends the wait',
  async () => {
    const domain = await nameElsewhere(env, {}, 'co.uk');
    const operation = await transfer(env, domain);
    const step = await openStep(operation);
    expect(step.kind).toBe('transfer_approval');
    expect((await operation.state()).state).toBe('action_required');
    await operation.manualStep.complete(step, { by: 'op-7', note: 'The losing registrar has set the tag.' });
    // Said to be arranged is not arrived: it is waited for.
    await waiting(operation, 'losing_registrar');
    await letArrive(env, domain);
    expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  },
);

test.concurrent(
  'the tag is changed before anybody completes the step: the step is closed, and the name is ours',
  async () => {
    const domain = await nameElsewhere(env, {}, 'co.uk');
    const operation = await transfer(env, domain);
    await openStep(operation);
    await letArrive(env, domain);
    expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
    expect((await operation.state()).manualStep).toBeUndefined();
  },
);

test.concurrent(
  'cancelled while the step is open: the step is closed, and a transfer at the registry goes on',
  async () => {
    const domain = await nameElsewhere(env, {}, 'co.uk');
    const operation = await transfer(env, domain);
    await openStep(operation);
    await operation.cancel({ by: 'op-7' });
    await untilSaid(operation, 'could not be called off');
    await waiting(operation, 'losing_registrar');
    await letArrive(env, domain);
    expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  },
);

test.concurrent(
  'an operator rejects the approval: the transfer is called off, with reason and money decision',
  async () => {
    const domain = await nameElsewhere(env, {}, 'es');
    const operation = await transfer(env, domain, spanish);
    const step = await openStep(operation);
    expect(step.kind).toBe('transfer_approval');
    const reason = { reason: 'customer_withdrew', money: 'refund', note: 'Called.' } as const;
    await operation.manualStep.reject(step, { by: 'op-7', ...reason });
    expect(await operation.result()).toMatchObject({
      outcome: 'rejected',
      reason: 'customer_withdrew',
      money: 'refund',
    });
    expect((await env.simulator.admin.transfers(domain)).map(({ status }) => status)).toEqual(['cancelled']);
    expect(await charges(env, domain)).toEqual([]);
  },
);

const inSpain = {
  firstName: 'Ana',
  lastName: 'Example',
  address1: 'Calle 1',
  city: 'Madrid',
  state: 'Madrid',
  postalCode: '28001',
  country: 'ES',
  phone: '+34.910000000',
  email: 'ana@example.com',
};
const spanish = { contacts: { registrant: inSpain, admin: inSpain, billing: inSpain } };
