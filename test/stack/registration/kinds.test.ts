// The four kinds of registration, each to a registered name and one charge: new, premium, landrush, and sunrise saved.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RegistrationOrder } from '../../../src/client/index.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

test.concurrent.each<readonly [string, Partial<RegistrationOrder>, 'at once' | 'waits']>([
  ['new', {}, 'at once'],
  ['new, saved', { handling: 'save' }, 'waits'],
  ['R-20: premium at its price', { kind: 'premium', premiumPrice: '900.00' }, 'at once'],
  ['premium, saved', { kind: 'premium', premiumPrice: '900.00', handling: 'save' }, 'waits'],
  ['landrush, which the registrar keeps until the phase ends', { kind: 'landrush' }, 'waits'],
  ['landrush, saved', { kind: 'landrush', handling: 'save' }, 'waits'],
  ['sunrise, saved with its mark', { kind: 'sunrise', handling: 'save', trademarkSmd: 'c2FtcGxl' }, 'waits'],
])('%s', async (_, changes, when) => {
  const domain = freshName();
  if (changes.kind === 'premium') await env.simulator.admin.setPremium({ domain, price: 900 });
  const operation = await env.tenure.register(orderFor(domain, changes));
  if (when === 'waits') {
    const waiting = await until(
      () => operation.state(),
      ({ state }) => state !== 'pending' && state !== 'in_progress',
    );
    expect(waiting).toMatchObject({ state: 'action_required', orderIds: [expect.stringMatching(/^\d+$/)] });
    expect(await bought(domain)).toEqual([]);
    await operation.processOrder({ orderId: waiting.orderIds[0] ?? '' });
  }
  expect(await operation.result()).toMatchObject({ outcome: 'registered' });
  const [order] = await env.simulator.admin.orders(domain);
  expect(order).toMatchObject({ type: changes.kind ?? 'new', status: 'completed' });
  expect(await bought(domain)).toHaveLength(1);
});

async function bought(domain: string): Promise<readonly unknown[]> {
  return (await env.simulator.admin.ledger(domain)).entries.filter(({ kind }) => kind === 'charge');
}
