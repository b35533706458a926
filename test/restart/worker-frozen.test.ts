// A worker that is stopped for a while (a paused machine) does not know that it was given up. It goes on where it stood, in
// the very moment before sending, and must not send: its workflow has sent by another worker long since.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshName, orderFor } from '../support/registration-order.js';
import { until } from '../support/until.js';
import { expectOneOrder, holdCall } from './support/orders.js';
import { type Stage, setStage } from './support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ address: inject('temporal').address });
});
afterAll(() => stage.close());

test('frozen between its look and its order, and thawed after another worker has ordered: it sends nothing', async () => {
  const domain = freshName();
  // The look before sending: the frozen worker holds its answer, "no order of ours", in a socket that it has not read yet.
  const look = await holdCall(stage, domain, 'GET_ORDERS_BY_DOMAIN', 'commit');
  const frozen = await stage.startWorker();
  const operation = await stage.tenure.register(orderFor(domain));
  await look.reached();
  // Told to stop, it takes nothing new and finishes what it has begun: so it is frozen with this one thing in its hands.
  const exit = frozen.stop();
  await until(
    () => Promise.resolve(frozen.log()),
    (log) => log.includes('stopping'),
  );
  process.kill(frozen.pid, 'SIGSTOP');
  await look.release();
  await stage.startWorker();
  await expectOneOrder(stage, operation);

  process.kill(frozen.pid, 'SIGCONT');
  expect(await exit).toBe(0);
  const sent = (await stage.simulator.admin.journal(domain)).filter(({ command }) => command === 'SW_REGISTER');
  expect(sent).toHaveLength(1);
});
