// SIGKILL for the worker of a group of linked orders: one order and one charge for each name, in one profile.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshNames, groupOf } from '../support/linked-orders.js';
import { holdCall, ordersAndCharges } from './support/orders.js';
import { type Stage, setStage } from './support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ address: inject('temporal').address });
});
afterAll(() => stage.close());

test('killed at the order of the head, then at the order of a follower: one order for each name', async () => {
  const names = freshNames(3);
  const [head = '', follower = ''] = names;
  const first = await holdCall(stage, head, 'SW_REGISTER', 'commit');
  const second = await holdCall(stage, follower, 'SW_REGISTER', 'commit');
  let worker = await stage.startWorker();
  const group = await stage.tenure.link(groupOf(names));
  for (const held of [first, second]) {
    await held.reached();
    await worker.kill();
    worker = await stage.startWorker();
  }
  const result = await group.result({ timeoutMs: 150_000 });
  expect(result).toMatchObject({ outcome: 'complete', heads: [head] });
  for (const name of names) {
    const { orders, charges } = await ordersAndCharges(stage, name);
    expect({ orders: orders.map(({ status }) => status), charges: charges.length }).toEqual({
      orders: ['completed'],
      charges: 1,
    });
  }
  const held = (await stage.simulator.admin.domains()).filter(({ name }) => names.includes(name));
  expect(new Set(held.map((domain) => domain.profileId)).size).toBe(1);
}, 240_000);
