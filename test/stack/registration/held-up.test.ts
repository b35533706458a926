// Nothing can be sent: the operation says what holds it up, and goes on when the cause is gone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

describe('a registrar that does not answer', () => {
  let env: TenureEnvironment;
  beforeAll(async () => {
    env = await createTenureEnvironment({ registrar: { url: 'http://127.0.0.1:9/' } });
  });
  afterAll(() => env.close());

  test('blocks what is new, and lets it go on when it is back', async () => {
    const domain = freshName();
    const operation = await env.tenure.register(orderFor(domain));
    const blocked = await until(
      () => operation.state(),
      ({ state }) => state === 'blocked',
    );
    expect(blocked.waitingFor).toMatchObject({ kind: 'registrar_down' });
    await env.changeSettings({ registrar: {} });
    expect(await operation.result()).toMatchObject({ outcome: 'registered' });
    const { entries } = await env.simulator.admin.ledger(domain);
    expect(entries.filter((entry) => entry.kind === 'charge')).toHaveLength(1);
  });

  test('what is cancelled while it is blocked ends without having sent anything', async () => {
    await env.changeSettings({ registrar: { url: 'http://127.0.0.1:9/' } });
    const domain = freshName();
    const operation = await env.tenure.register(orderFor(domain));
    await until(
      () => operation.state(),
      ({ state }) => state === 'blocked',
    );
    expect(await operation.cancel()).toEqual({ kind: 'asked' });
    expect(await operation.result()).toMatchObject({ outcome: 'cancelled', orderIds: [] });
  });
});

describe('a registrar record with its writes off', () => {
  let env: TenureEnvironment;
  beforeAll(async () => {
    env = await createTenureEnvironment({ registrar: { writes: false } });
  });
  afterAll(() => env.close());

  test('lets reads go on and sends nothing until writes are on', async () => {
    const domain = freshName();
    const operation = await env.tenure.register(orderFor(domain));
    const blocked = await until(
      () => operation.state(),
      ({ state }) => state === 'blocked',
    );
    expect(blocked.waitingFor).toMatchObject({ kind: 'writes_off' });
    const sent = (await env.simulator.admin.journal()).filter((call) => call.command === 'SW_REGISTER');
    expect(sent).toEqual([]);
    await env.changeSettings({ registrar: { writes: true } });
    expect(await operation.result()).toMatchObject({ outcome: 'registered' });
  });
});

describe('an empty balance', () => {
  let env: TenureEnvironment;
  beforeAll(async () => {
    env = await createTenureEnvironment({ simulator: { balance: 3 } });
  });
  afterAll(() => env.close());

  test('blocks before anything is sent, and a top-up lets the order go', async () => {
    const domain = freshName();
    const operation = await env.tenure.register(orderFor(domain));
    const blocked = await until(
      () => operation.state(),
      ({ state }) => state === 'blocked',
    );
    expect(blocked.waitingFor).toMatchObject({ kind: 'funds' });
    expect((await env.simulator.admin.orders(domain)).length).toBe(0);
    await env.simulator.admin.addFunds(100);
    expect(await operation.result()).toMatchObject({ outcome: 'registered' });
    const { entries } = await env.simulator.admin.ledger(domain);
    expect(entries.filter((entry) => entry.kind === 'charge')).toHaveLength(1);
  });
});
