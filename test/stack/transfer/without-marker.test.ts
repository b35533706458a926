// A registrar account that uses affiliate ids itself: our orders are told by the list of those that were there before.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { CODE, charges, letArrive, nameElsewhere, orderStatuses, transfer, waiting } from './support.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ registrar: { orderMarker: 'none' } });
});
afterAll(() => env.close());

test.concurrent('the answer to the order is lost: found again, and charged once', async () => {
  const domain = await nameElsewhere(env);
  await env.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, action: { kind: 'drop' } });
  const operation = await transfer(env, domain, { authCode: CODE });
  await waiting(operation, 'losing_registrar');
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  expect(await orderStatuses(env, domain)).toEqual(['completed']);
  expect(await charges(env, domain)).toHaveLength(1);
});

test.concurrent('another code: the order that was called off is not taken for the new one', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain);
  await waiting(operation, 'registrant');
  await operation.transfer.replaceAuthCode({ authCode: CODE, by: 'op-7' });
  await waiting(operation, 'losing_registrar');
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  expect(await orderStatuses(env, domain)).toEqual(['cancelled', 'completed']);
  expect(await charges(env, domain)).toHaveLength(1);
});
