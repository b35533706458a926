// The same request again: a double click, a backend that lost the answer, a queue that delivers twice.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshName, orderFor } from '../support/registration-order.js';
import { expectOneOrder } from './support/orders.js';
import { type Stage, setStage } from './support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ address: inject('temporal').address });
  await stage.startWorker();
});
afterAll(() => stage.close());

test('ten times at once is one operation with one result, and one charge', async () => {
  const order = orderFor(freshName());
  const operations = await Promise.all(Array.from({ length: 10 }, () => stage.tenure.register(order)));
  expect(new Set(operations.map(({ id }) => id)).size).toBe(1);
  const results = await Promise.all(operations.map((operation) => expectOneOrder(stage, operation)));
  for (const result of results) expect(result).toEqual(results[0]);
});

test('after the end it is answered with the operation that ended, and buys nothing', async () => {
  const order = orderFor(freshName());
  const operation = await stage.tenure.register(order);
  const result = await expectOneOrder(stage, operation);
  const again = await stage.tenure.register(order);
  expect(again.id).toBe(operation.id);
  expect(await expectOneOrder(stage, again)).toEqual(result);
});
