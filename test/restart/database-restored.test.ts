// A database restored from an older copy: Temporal has forgotten orders that the registrar has executed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperationHandle, RegistrationOrder } from '../../src/client/index.js';
import { freshName, orderFor } from '../support/registration-order.js';
import { until } from '../support/until.js';
import { type Registered, expectOneOrder, ordersAndCharges } from './support/orders.js';
import { type OwnServer, startOwnServer } from './support/own-server.js';
import { type Stage, setStage } from './support/stage.js';

/** Seen from the restored database, orders are then as old as when the copy of Monday is put back on Wednesday. */
const twoDaysBehind = { clock: { start: new Date(Date.now() - 2 * 86_400_000) } };

interface Ordered {
  readonly order: RegistrationOrder;
  readonly operation: OperationHandle;
}

interface Story {
  readonly stage: Stage;
  /** Accepted before the copy was made, sent after it; and how it ended the first time. */
  readonly unsent: Ordered & { readonly first: Registered };
  /** Asked for after the copy was made. */
  readonly unheard: Ordered & { readonly first: Registered };
}

let server: OwnServer;
const stages: Stage[] = [];
let marked: Story;
let unmarked: Story;
let unmarkedLater: Story;

beforeAll(async () => {
  server = await startOwnServer();
  const { address } = server;
  stages.push(await setStage({ address, simulator: twoDaysBehind }));
  stages.push(await setStage({ address, orderMarker: 'none' }));
  stages.push(await setStage({ address, orderMarker: 'none', simulator: twoDaysBehind }));
  const unsent = await Promise.all(stages.map(orderThatWaitsForWrites));
  await whileStopped(() => server.keepCopy());
  [marked, unmarked, unmarkedLater] = await Promise.all([
    goOn(stages[0], unsent[0]),
    goOn(stages[1], unsent[1]),
    goOn(stages[2], unsent[2]),
  ]);
  await whileStopped(() => server.restoreCopy());
}, 240_000);
afterAll(async () => {
  await Promise.all(stages.map((stage) => stage.close()));
  await server.close();
});

async function orderThatWaitsForWrites(stage: Stage): Promise<Ordered> {
  await stage.switchWrites(false);
  await stage.startWorker();
  const order = orderFor(freshName());
  const operation = await stage.tenure.register(order);
  await until(
    () => operation.state(),
    ({ waitingFor }) => waitingFor.kind === 'writes_off',
  );
  return { order, operation };
}

async function goOn(stage: Stage | undefined, unsent: Ordered | undefined): Promise<Story> {
  if (stage === undefined || unsent === undefined) throw new Error('every stage has an order that waits');
  await stage.switchWrites(true);
  const order = orderFor(freshName());
  const unheard = { order, operation: await stage.tenure.register(order) };
  return {
    stage,
    unsent: { ...unsent, first: await expectOneOrder(stage, unsent.operation) },
    unheard: { ...unheard, first: await expectOneOrder(stage, unheard.operation) },
  };
}

async function whileStopped(change: () => Promise<void>): Promise<void> {
  await Promise.all(stages.map((stage) => stage.stopWorkers()));
  await server.stop();
  await change();
  await server.startAgain();
  await Promise.all(stages.map((stage) => stage.startWorker()));
}

describe('an operation that had not sent its order yet when the copy was made', () => {
  test.concurrent('runs again, and ends with the order that was sent since then', async () => {
    const { stage, unsent } = marked;
    expect(await expectOneOrder(stage, unsent.operation)).toEqual(unsent.first);
  });

  test.concurrent('does so too where orders carry no marker', async () => {
    const { stage, unsent } = unmarked;
    expect(await expectOneOrder(stage, unsent.operation)).toEqual(unsent.first);
  });
});

describe('a request that came after the copy was made', () => {
  test.concurrent('ends, repeated two days later, with the order of the first time', async () => {
    const { stage, unheard } = marked;
    const repeated = await stage.tenure.register(unheard.order);
    expect(repeated.id).toBe(unheard.operation.id);
    expect(await expectOneOrder(stage, repeated)).toEqual(unheard.first);
  });

  test.concurrent('ends so too without a marker, repeated within minutes', async () => {
    const { stage, unheard } = unmarked;
    expect(await expectOneOrder(stage, await stage.tenure.register(unheard.order))).toEqual(unheard.first);
  });

  test.concurrent(
    'ends as taken without a marker two days later: nothing says that the order was ours',
    async () => {
      const { stage, unheard } = unmarkedLater;
      const repeated = await stage.tenure.register(unheard.order);
      expect(await repeated.result({ timeoutMs: 60_000 })).toMatchObject({ outcome: 'taken' });
      expect((await ordersAndCharges(stage, unheard.order.domain)).charges).toHaveLength(1);
    },
  );
});
