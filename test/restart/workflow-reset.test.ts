// Reset to the first task: a workflow that has forgotten everything must not order a second time.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { OperationHandle, RegistrationOrder } from '../../src/client/index.js';
import { domainWorkflowId } from '../../src/contract/ids.js';
import { freshName, orderFor } from '../support/registration-order.js';
import { until } from '../support/until.js';
import { expectOneOrder, ordersAndCharges } from './support/orders.js';
import { resetToFirstTask } from './support/reset.js';
import { type Stage, type StageOptions, setStage } from './support/stage.js';

async function parked(stage: Stage, order: RegistrationOrder): Promise<OperationHandle> {
  const { domain } = order;
  const action = { kind: 'park', reason: 'nameserver' } as const;
  await stage.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, action });
  const operation = await stage.tenure.register(order);
  await waitsForAPerson(operation);
  return operation;
}

const waitsForAPerson = (operation: OperationHandle): Promise<unknown> =>
  until(
    () => operation.state(),
    ({ state }) => state === 'action_required',
  );

describe.each([
  ['orders carry a marker', 'affiliate_id', {}],
  ['the caller uses affiliate ids itself', 'affiliate_id', { affiliateId: 'campaign-7' }],
  ['the registrar record says that orders carry no marker', 'none', {}],
] as const satisfies readonly (readonly [string, StageOptions['orderMarker'], Partial<RegistrationOrder>])[])(
  'registerDomain, when %s',
  (_, orderMarker, changes) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await setStage({ address: inject('temporal').address, orderMarker });
      await stage.startWorker();
    });
    afterAll(() => stage.close());

    test.concurrent('reset after it succeeded: ends with the same order, one charge', async () => {
      const operation = await stage.tenure.register(orderFor(freshName(), changes));
      const first = await expectOneOrder(stage, operation);
      const newRun = await resetToFirstTask(stage.client, operation.id);
      const second = await expectOneOrder(stage, operation);
      expect((await stage.client.workflow.getHandle(operation.id).describe()).runId).toBe(newRun);
      expect(second).toEqual(first);
    });

    test.concurrent('reset while its order is parked: goes on with the same order, one charge', async () => {
      const order = orderFor(freshName(), changes);
      const operation = await parked(stage, order);
      const [orderId = ''] = (await operation.state()).orderIds;
      await resetToFirstTask(stage.client, operation.id);
      await waitsForAPerson(operation);
      expect(await ordersAndCharges(stage, order.domain)).toEqual({
        orders: [{ id: orderId, status: 'pending' }],
        charges: [],
      });
      await operation.processOrder({ orderId });
      expect((await expectOneOrder(stage, operation)).orderIds).toEqual([orderId]);
    });
  },
);

describe('domain', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ address: inject('temporal').address });
    await stage.startWorker();
  });
  afterAll(() => stage.close());

  const resetDomain = (domain: string): Promise<string> =>
    resetToFirstTask(stage.client, domainWorkflowId('demo', domain));

  test.concurrent('reset after a registration: the same request is the same operation, one charge', async () => {
    const order = orderFor(freshName());
    const operation = await stage.tenure.register(order);
    const first = await expectOneOrder(stage, operation);
    await resetDomain(order.domain);
    const again = await stage.tenure.register(order);
    expect(again.id).toBe(operation.id);
    expect(await expectOneOrder(stage, again)).toEqual(first);
  });

  test.concurrent(
    'reset after a registration: knows again that the name is held, with the date that was read',
    async () => {
      const order = orderFor(freshName());
      const { expiresAt } = await expectOneOrder(stage, await stage.tenure.register(order));
      await resetDomain(order.domain);
      const view = await until(
        () => stage.tenure.domain(order.domain).view(),
        (seen) => seen?.held === true && seen.running === undefined,
      );
      expect(view).toMatchObject({ held: true, expiresAt });
    },
  );

  test.concurrent('reset while its operation waits: follows that operation to its end, one charge', async () => {
    const order = orderFor(freshName());
    const operation = await parked(stage, order);
    const [orderId = ''] = (await operation.state()).orderIds;
    await resetDomain(order.domain);
    await until(
      () => stage.tenure.domain(order.domain).view(),
      (seen) => seen?.running?.operationId === operation.id,
    );
    await operation.processOrder({ orderId });
    const { expiresAt } = await expectOneOrder(stage, operation);
    const view = await until(
      () => stage.tenure.domain(order.domain).view(),
      (seen) => seen?.held === true,
    );
    expect(view).toMatchObject({ expiresAt });
  });
});
