// SIGKILL for the worker, at every step of a registration: another worker takes over, and money moves once.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { statesShown } from '../support/history.js';
import { freshName, orderFor } from '../support/registration-order.js';
import { until } from '../support/until.js';
import { expectOneOrder, holdCall, ordersAndCharges } from './support/orders.js';
import { type Stage, setStage } from './support/stage.js';

// A worker's death is the death of all it does: each story has a namespace and workers of its own.
const stages: Stage[] = [];
async function ownStage(): Promise<Stage> {
  const stage = await setStage({ address: inject('temporal').address });
  stages.push(stage);
  return stage;
}
let applied: Stage;
let unapplied: Stage;
let late: Stage;
let everyStep: Stage;
beforeAll(async () => {
  applied = await ownStage();
  unapplied = await ownStage();
  late = await ownStage();
  everyStep = await ownStage();
});
afterAll(async () => void (await Promise.all(stages.map((stage) => stage.close()))));

test.concurrent(
  'R-25: killed while the registrar holds the reply of an applied order: one order, found by reading',
  async () => {
    const domain = freshName();
    const reply = await holdCall(applied, domain, 'SW_REGISTER', 'commit');
    const worker = await applied.startWorker();
    const operation = await applied.tenure.register(orderFor(domain));
    await reply.reached();
    await worker.kill();
    await applied.startWorker();
    await expectOneOrder(applied, operation);
    expect(await statesShown(applied.client, operation.id)).toEqual(['in_progress', 'outcome_unknown', 'succeeded']);
    const sent = (await applied.simulator.admin.journal(domain)).filter(({ command }) => command === 'SW_REGISTER');
    expect(sent).toHaveLength(1);
  },
);

test.concurrent(
  'R-25: killed before the registrar acted, which never does: sent again after two readings, one order',
  async () => {
    const domain = freshName();
    const { admin } = unapplied.simulator;
    const request = await holdCall(unapplied, domain, 'SW_REGISTER', 'before');
    const worker = await unapplied.startWorker();
    const operation = await unapplied.tenure.register(orderFor(domain));
    await request.reached();
    await worker.kill();
    await unapplied.startWorker();
    await expectOneOrder(unapplied, operation);
    expect(await statesShown(unapplied.client, operation.id)).toContain('outcome_unknown');
    const sent = (await admin.journal(domain)).filter(({ command }) => command === 'SW_REGISTER');
    expect(sent.map(({ executed }) => executed)).toEqual([false, true]);
    // Should the first request come through after all, the name is taken by then, and nothing is charged for it.
    await request.release();
    await until(
      () => admin.journal(domain),
      (calls) => calls.every(({ executed }) => executed),
    );
    expect((await ordersAndCharges(unapplied, domain)).charges).toHaveLength(1);
  },
);

test.concurrent(
  'R-25: killed before the registrar acted, which does so later: one order, found by reading',
  async () => {
    const domain = freshName();
    const request = await holdCall(late, domain, 'SW_REGISTER', 'before');
    const worker = await late.startWorker();
    const operation = await late.tenure.register(orderFor(domain));
    await request.reached();
    await worker.kill();
    expect(await ordersAndCharges(late, domain)).toEqual({ orders: [], charges: [] });
    await request.release();
    await late.startWorker();
    await expectOneOrder(late, operation);
    expect(await statesShown(late.client, operation.id)).toContain('outcome_unknown');
  },
);

test.concurrent(
  'R-25: killed at every step, at the offer, at the order, at its confirmation: one order each',
  async () => {
    // Two names, because each death during a read is noticed only by the 45 s that one attempt of a read may take.
    const [first, second] = [freshName(), freshName()];
    const offer = await holdCall(everyStep, first, 'LOOKUP', 'commit');
    const order = await holdCall(everyStep, second, 'SW_REGISTER', 'commit');
    const confirmation = await holdCall(everyStep, second, 'GET', 'commit');
    let worker = await everyStep.startWorker();
    const operations = [
      await everyStep.tenure.register(orderFor(first)),
      await everyStep.tenure.register(orderFor(second)),
    ];
    for (const held of [[offer, order], [confirmation]]) {
      await Promise.all(held.map((call) => call.reached()));
      await worker.kill();
      worker = await everyStep.startWorker();
    }
    await Promise.all(operations.map((operation) => expectOneOrder(everyStep, operation)));
  },
  180_000,
);
