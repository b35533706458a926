// A database restored from an older copy: Temporal has forgotten orders that the registrar has executed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperationHandle, RegistrationOrder } from '../../src/client/index.js';
import { freshName, orderFor } from '../support/registration-order.js';
import { until } from '../support/until.js';
import { type Registered, expectOneOrder, holdCall, ordersAndCharges } from './support/orders.js';
import { type OwnServer, startOwnServer } from './support/own-server.js';
import { type Stage, setStage } from './support/stage.js';

/** The registrar's clock at first: what it dates then is as old as when the copy of Monday is put back on Wednesday. */
const twoDaysBehind = { clock: { start: new Date(Date.now() - 2 * 86_400_000) } };

interface Ordered {
  readonly order: RegistrationOrder;
  readonly operation: OperationHandle;
}

interface Story {
  readonly stage: Stage;
  /** Accepted before the copy was made, sent after it; and how it ended the first time. */
  readonly unsent: Ordered & { readonly first: Registered };
  /** Asked for after the copy was made; to the registrar, two days before anything else. */
  readonly unheard: Ordered & { readonly first: Registered };
  /** Accepted before the copy was made, cancelled after it. */
  readonly withdrawn: Ordered;
}

let server: OwnServer;
const stages: Stage[] = [];
let marked: Story;
let unmarked: Story;

beforeAll(async () => {
  server = await startOwnServer();
  const { address } = server;
  stages.push(await setStage({ address, simulator: twoDaysBehind }));
  stages.push(await setStage({ address, orderMarker: 'none', simulator: twoDaysBehind }));
  const begun = await Promise.all(stages.map(begin));
  await whileStopped(() => server.keepCopy());
  const stories = await Promise.all(begun.map(goOn));
  // As the operator is told to do it: look first, touch later.
  await Promise.all(stages.map((stage) => stage.switchWrites(false)));
  await whileStopped(() => server.restoreCopy());
  [marked, unmarked] = stories as [Story, Story];
}, 240_000);
afterAll(async () => {
  await Promise.all(stages.map((stage) => stage.close()));
  await server.close();
});

interface Begun {
  readonly stage: Stage;
  readonly unsent: Ordered;
  readonly withdrawn: Ordered;
}

async function begin(stage: Stage): Promise<Begun> {
  await stage.switchWrites(false);
  await stage.startWorker();
  return { stage, unsent: await waitsForWrites(stage), withdrawn: await waitsForWrites(stage) };
}

async function waitsForWrites(stage: Stage): Promise<Ordered> {
  const order = orderFor(freshName());
  const operation = await stage.tenure.register(order);
  await untilWaitingForWrites(operation);
  return { order, operation };
}

const untilWaitingForWrites = (operation: OperationHandle): Promise<unknown> =>
  until(
    () => operation.state(),
    ({ waitingFor }) => waitingFor.kind === 'writes_off',
  );

async function goOn({ stage, unsent, withdrawn }: Begun): Promise<Story> {
  await withdrawn.operation.cancel();
  expect(await withdrawn.operation.result()).toMatchObject({ outcome: 'cancelled' });
  const kept = await holdCall(stage, unsent.order.domain, 'SW_REGISTER', 'before');
  await stage.switchWrites(true);
  await kept.reached();
  const order = orderFor(freshName());
  const operation = await stage.tenure.register(order);
  const unheard = { order, operation, first: await expectOneOrder(stage, operation) };
  await stage.simulator.admin.moveClock({ now: new Date().toISOString() });
  await kept.release();
  return {
    stage,
    unsent: { ...unsent, first: await expectOneOrder(stage, unsent.operation) },
    unheard,
    withdrawn,
  };
}

async function whileStopped(change: () => Promise<void>): Promise<void> {
  await Promise.all(stages.map((stage) => stage.stopWorkers()));
  await server.stop();
  await change();
  await server.startAgain();
  await Promise.all(stages.map((stage) => stage.startWorker()));
}

describe('with writes off', () => {
  test.concurrent(
    'an operation that was cancelled after the copy was made is open again, and sends nothing',
    async () => {
      const { stage, withdrawn } = marked;
      await untilWaitingForWrites(withdrawn.operation);
      await withdrawn.operation.cancel();
      expect(await withdrawn.operation.result({ timeoutMs: 60_000 })).toMatchObject({ outcome: 'cancelled' });
      expect(await ordersAndCharges(stage, withdrawn.order.domain)).toEqual({ orders: [], charges: [] });
    },
  );

  test.concurrent(
    'a request that came after the copy, repeated two days later, ends with the order of the first time',
    async () => {
      const { stage, unheard } = marked;
      const repeated = await stage.tenure.register(unheard.order);
      expect(repeated.id).toBe(unheard.operation.id);
      expect(await expectOneOrder(stage, repeated)).toEqual(unheard.first);
    },
  );

  test.concurrent('the same without a marker ends as taken: nothing says that the order was ours', async () => {
    const { stage, unheard } = unmarked;
    const repeated = await stage.tenure.register(unheard.order);
    expect(await repeated.result({ timeoutMs: 60_000 })).toMatchObject({ outcome: 'taken' });
    expect((await ordersAndCharges(stage, unheard.order.domain)).charges).toHaveLength(1);
  });
});

describe('with writes on again, an operation that had not sent its order when the copy was made', () => {
  beforeAll(async () => void (await Promise.all(stages.map((stage) => stage.switchWrites(true)))));

  test.concurrent('runs again, and ends with the order that was sent since then', async () => {
    const { stage, unsent } = marked;
    expect(await expectOneOrder(stage, unsent.operation)).toEqual(unsent.first);
  });

  test.concurrent('does so too where orders carry no marker', async () => {
    const { stage, unsent } = unmarked;
    expect(await expectOneOrder(stage, unsent.operation)).toEqual(unsent.first);
  });
});
