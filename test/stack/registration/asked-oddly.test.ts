// Requests that come at an awkward moment, or sealed with a key that the worker does not have.
import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tenure } from '../../../src/client/index.js';
import { fixedKeyRing, parseKeyRing } from '../../../src/payload/key-ring.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

test('a request with a key that the worker lacks is refused, and the name is free for the next caller', async () => {
  const keys = { other: Buffer.alloc(32, 9).toString('base64') };
  const keyRing = fixedKeyRing(parseKeyRing(JSON.stringify({ current: 'other', keys }), 'of a stranger'));
  const connection = await Connection.connect({ address: env.address });
  const stranger = Tenure.over({
    connection,
    account: 'demo',
    keyRing,
    namespace: env.namespace,
    address: env.address,
  });
  const domain = freshName();
  await expect(stranger.register(orderFor(domain))).rejects.toThrow(/key/);
  const operation = await env.tenure.register(orderFor(domain));
  expect(await operation.result()).toMatchObject({ outcome: 'registered' });
  await stranger.close();
});

test('cancelling in the very moment of acceptance reaches the operation', async () => {
  const answers = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const operation = await env.tenure.register(orderFor(freshName(), { requestId: randomUUID(), handling: 'save' }));
      const answer = await operation.cancel();
      const { outcome } = await operation.result();
      return { answer: answer.kind, outcome };
    }),
  );
  expect(answers.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'cancelled'));
});
