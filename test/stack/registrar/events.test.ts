// Events of one credential: polled, told to the names that have a workflow, acknowledged; lost, doubled and out of order
// they change nothing.
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { domainWorkflowId } from '../../../src/contract/ids.js';
import type { RegistrarHint } from '../../../src/domain/registrar/registrar-hint.js';
import type { FaultInput } from '../../../src/simulator/admin-client.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

const REGISTRAR = 'registrar:demo.opensrs';

let stack: TenureEnvironment;
beforeAll(async () => {
  stack = await createTenureEnvironment({ registrar: { events: 'poll' } });
});
afterAll(() => stack.close());

const bend = (action: Extract<FaultInput['action'], { kind: 'events' }>): Promise<unknown> =>
  stack.simulator.admin.addFault({ on: { command: 'POLL' }, action, times: 'always' });

/** What the workflow of a name was told by the registrar's workflow, in order. */
async function hintsTo(domain: string): Promise<readonly RegistrarHint[]> {
  const { events } = await stack.client.workflow.getHandle(domainWorkflowId('demo', domain)).fetchHistory();
  const signals = (events ?? [])
    .map(({ workflowExecutionSignaledEventAttributes }) => workflowExecutionSignaledEventAttributes)
    .filter((signal) => signal?.signalName === 'registrarEvent');
  const hints = await Promise.all(
    signals.map((signal) => decodeArrayFromPayloads(stack.client.options.loadedDataConverter, signal?.input?.payloads)),
  );
  return hints.map(([hint]) => hint as RegistrarHint);
}

async function queueIsEmpty(): Promise<void> {
  await until(
    () => stack.simulator.admin.events(),
    (events) => events.length === 0,
  );
}

async function counts() {
  const view = await stack.tenure.registrar('opensrs').view();
  return view?.counts ?? { handed: 0, passedOver: 0, repeated: 0 };
}

async function registered(): Promise<string> {
  const domain = freshName();
  await (await stack.tenure.register(orderFor(domain))).result();
  return domain;
}

test('events are told to the workflow of their name, with nothing but ids in them, and are acknowledged', async () => {
  const domain = await registered();
  await queueIsEmpty();
  const hints = await until(
    () => hintsTo(domain),
    (told) => told.length === 3,
  );
  expect(new Set(hints.map(({ object, event }) => `${object} ${event}`))).toEqual(
    new Set(['order status_change', 'domain created', 'domain registered']),
  );
  for (const hint of hints) {
    expect(hint).toMatchObject({ domain });
    const known = ['eventId', 'object', 'event', 'domain', 'orderId', 'transferId', 'at'];
    expect(Object.keys(hint).filter((key) => !known.includes(key))).toEqual([]);
  }
  expect(await stack.tenure.registrar('opensrs').view()).toMatchObject({ events: 'poll' });
});

test('a name without a workflow is passed over, nothing is started, and the event is acknowledged', async () => {
  const before = await counts();
  const domain = freshName();
  await stack.simulator.admin.seedDomain({
    domain,
    createdAt: '2025-01-10T00:00:00Z',
    expiresAt: '2030-01-10T00:00:00Z',
  });
  await stack.simulator.admin.startTransferAway(domain);
  await until(counts, (now) => now.passedOver > before.passedOver);
  await queueIsEmpty();
  const handle = stack.client.workflow.getHandle(domainWorkflowId('demo', domain));
  await expect(handle.describe()).rejects.toThrow(/not found/i);
});

test('doubled events are told once, also when they come again after the acknowledgement', async () => {
  const before = await counts();
  await bend({ kind: 'events', how: 'doubled' });
  const domain = await registered();
  await until(counts, (now) => now.repeated >= before.repeated + 3);
  await stack.simulator.admin.clearFaults();
  await queueIsEmpty();
  const ids = (await hintsTo(domain)).map(({ eventId }) => eventId);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(3);
});

test('a lost event and events out of order: the name is registered all the same, and its books agree', async () => {
  await bend({ kind: 'events', how: 'lost', event: 'created' });
  await bend({ kind: 'events', how: 'out_of_order' });
  const domain = await registered();
  await stack.simulator.admin.clearFaults();
  await queueIsEmpty();
  expect(await stack.tenure.domain(domain).view()).toMatchObject({ held: true });
  const { entries } = await stack.simulator.admin.ledger(domain);
  expect(entries.filter(({ kind }) => kind === 'charge')).toHaveLength(1);
});

test('the next run knows what the last one knew', async () => {
  await registered();
  await queueIsEmpty();
  const view = () => stack.tenure.registrar('opensrs').view();
  const handle = stack.client.workflow.getHandle(REGISTRAR);
  const [before, { runId }] = [await until(view, (now) => (now?.counts.handed ?? 0) > 0), await handle.describe()];
  await handle.signal('refresh');
  await until(
    () => handle.describe(),
    (now) => now.runId !== runId,
  );
  expect(await view()).toEqual(before);
});

test('switched off in the settings, nothing is polled; switched on, what waited is told', async () => {
  const view = () => stack.tenure.registrar('opensrs').view();
  await stack.changeSettings({ registrar: { events: 'off' } });
  await until(view, (now) => now?.events === 'off');
  const domain = await registered();
  expect((await stack.simulator.admin.events()).length).toBeGreaterThan(0);
  await stack.changeSettings({ registrar: { events: 'poll' } });
  await until(
    () => hintsTo(domain),
    (told) => told.length > 0,
  );
});
