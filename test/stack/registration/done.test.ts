import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

test('a registration ends with the expiry that was read, lock and privacy confirmed, and one charge', async () => {
  const domain = freshName();
  const operation = await env.tenure.register(orderFor(domain));
  const result = await operation.result();
  expect(result).toMatchObject({
    outcome: 'registered',
    registrarLock: { wanted: true, actual: true },
    whoisPrivacy: { wanted: true, actual: 'enabled' },
    shortfalls: [],
  });
  const { entries } = await env.simulator.admin.ledger(domain);
  expect(entries).toHaveLength(1);
});
