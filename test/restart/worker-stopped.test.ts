// SIGTERM for a worker with an order on the wire, as every deployment does it.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { statesShown } from '../support/history.js';
import { freshName, orderFor } from '../support/registration-order.js';
import { until } from '../support/until.js';
import { expectOneOrder, ordersAndCharges } from './support/orders.js';
import { type Stage, setStage } from './support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ address: inject('temporal').address });
});
afterAll(() => stage.close());

test('a worker that is stopped in order finishes its order first: the outcome is never unknown', async () => {
  const domain = freshName();
  const { admin } = stage.simulator;
  await admin.addFault({ on: { command: 'SW_REGISTER', domain }, action: { kind: 'delay', ms: 3_000 } });
  const worker = await stage.startWorker();
  const operation = await stage.tenure.register(orderFor(domain));
  await until(
    () => admin.journal(domain),
    (calls) => calls.some(({ command, ended }) => command === 'SW_REGISTER' && ended === 'held'),
  );
  expect(await worker.stop()).toBe(0);
  const journal = await admin.journal(domain);
  expect(journal.find(({ command }) => command === 'SW_REGISTER')).toMatchObject({ ended: 'answered' });
  expect((await ordersAndCharges(stage, domain)).charges).toHaveLength(1);
  await stage.startWorker();
  await expectOneOrder(stage, operation);
  expect(await statesShown(stage.client, operation.id)).toEqual(['in_progress', 'succeeded']);
});
