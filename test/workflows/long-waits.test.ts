// Waits of days and weeks, at the pace of production, on the clock of the workflow.
import { temporal } from '@temporalio/proto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultInput } from '../../src/simulator/admin-client.js';
import { freshName, orderFor } from '../support/registration-order.js';
import { advance } from '../support/skip-time.js';
import { type TenureEnvironment, createTenureEnvironment } from '../support/tenure-environment.js';
import { until } from '../support/until.js';
import { startLoneOperation } from './support/lone-operation.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let env: TenureEnvironment;
let poor: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
  poor = await createTenureEnvironment({ simulator: { balance: 3 } });
});
afterAll(async () => {
  await env.close();
  await poor.close();
});

const onRegister = (domain: string, action: FaultInput['action']): Promise<unknown> =>
  env.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, action });

async function commandsFor(where: TenureEnvironment, domain: string): Promise<readonly string[]> {
  return (await where.simulator.admin.journal(domain)).map(({ command }) => command);
}

test.concurrent('a parked order that nobody processes in 25 days is cancelled by us, and has expired', async () => {
  const domain = freshName();
  await onRegister(domain, { kind: 'park', reason: 'nameserver' });
  const operation = await startLoneOperation(env, orderFor(domain), { parkedPollMs: 5 * DAY });
  const parked = await until(
    () => operation.state(),
    ({ state }) => state === 'action_required',
  );
  expect((Date.parse(parked.waitingFor.until ?? '') - Date.now()) / DAY).toBeCloseTo(25, 1);
  await advance(env.client, operation.id, 24.9 * DAY);
  expect(await operation.state()).toMatchObject({ state: 'action_required', waitingFor: parked.waitingFor });
  await advance(env.client, operation.id, 0.2 * DAY);
  expect(await operation.result()).toMatchObject({ outcome: 'expired', orderIds: parked.orderIds });
  expect((await env.simulator.admin.orders(domain)).map(({ status }) => status)).toEqual(['cancelled']);
  expect((await env.simulator.admin.ledger(domain)).entries).toEqual([]);
});

test.concurrent(
  'a registry that does not answer in 30 days: a person is asked, and a late answer still counts',
  async () => {
    const domain = freshName();
    await onRegister(domain, { kind: 'asynchronous', outcome: 'never' });
    const pace = { registryPollMs: 10 * DAY, unsettledPollMs: DAY };
    const operation = await startLoneOperation(env, orderFor(domain), pace);
    const waiting = await until(
      () => operation.state(),
      ({ waitingFor }) => waitingFor.kind === 'registry',
    );
    await advance(env.client, operation.id, 29 * DAY);
    expect(await operation.state()).toMatchObject({ state: 'in_progress', waitingFor: waiting.waitingFor });
    await advance(env.client, operation.id, 1.5 * DAY);
    expect(await operation.state()).toMatchObject({ state: 'action_required', waitingFor: { kind: 'operator' } });
    await env.simulator.admin.completeOrder(Number(waiting.orderIds[0]));
    await advance(env.client, operation.id, 2 * DAY);
    expect(await operation.result()).toMatchObject({ outcome: 'registered', orderIds: waiting.orderIds });
  },
);

test.concurrent('funds that do not come in 7 days: failed, and nothing was sent', async () => {
  const domain = freshName();
  const operation = await startLoneOperation(poor, orderFor(domain), { fundsPollMs: DAY });
  const blocked = await until(
    () => operation.state(),
    ({ waitingFor }) => waitingFor.kind === 'funds',
  );
  expect(blocked.state).toBe('blocked');
  await advance(poor.client, operation.id, 6.9 * DAY);
  expect(await operation.state()).toMatchObject({ state: 'blocked', waitingFor: blocked.waitingFor });
  await advance(poor.client, operation.id, 0.2 * DAY);
  expect(await operation.result()).toMatchObject({ outcome: 'insufficient_funds' });
  expect(await commandsFor(poor, domain)).not.toContain('SW_REGISTER');
});

test.concurrent(
  'a registrar that is away for six hours costs no history, and the order goes when it is back',
  async () => {
    const away = await createTenureEnvironment({ registrar: { url: 'http://127.0.0.1:9/' } });
    try {
      const domain = freshName();
      const operation = await startLoneOperation(away, orderFor(domain));
      const blocked = await until(
        () => operation.state(),
        ({ state }) => state === 'blocked',
      );
      expect(blocked.waitingFor.kind).toBe('registrar_down');
      const before = await eventsOf(away, operation.id);
      for (let hours = 0; hours < 6; hours += 2) await advance(away.client, operation.id, 2 * HOUR);
      expect(await eventsOf(away, operation.id)).toEqual(before);
      expect((await operation.state()).waitingFor).toEqual(blocked.waitingFor);
      await away.changeSettings({ registrar: {} });
      await advance(away.client, operation.id, 5 * 60_000);
      expect(await operation.result()).toMatchObject({ outcome: 'registered' });
      expect(await commandsFor(away, domain)).toContain('SW_REGISTER');
    } finally {
      await away.close();
    }
  },
);

/** All but those that moving the clock writes: they are the test server's own. */
async function eventsOf(where: TenureEnvironment, workflowId: string): Promise<readonly string[]> {
  const { events } = await where.client.workflow.getHandle(workflowId).fetchHistory();
  const ownOfTests: ReadonlySet<string> = new Set([
    'EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED',
    'EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED',
  ]);
  return (events ?? [])
    .map(({ eventType }) => temporal.api.enums.v1.EventType[eventType ?? 0] ?? `${eventType}`)
    .filter((type) => !ownOfTests.has(type));
}
