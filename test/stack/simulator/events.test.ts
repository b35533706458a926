// The event queue misbehaving (reference 8, item 17): lost, doubled, delayed, out of order.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FaultInput } from '../../../src/simulator/admin-client.js';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { call as callUrl, CREDENTIALS, registration, textOf, type Assoc, type Reply } from './wire.js';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    accounts: [CREDENTIALS],
    clock: { start: new Date('2027-01-10T12:00:00Z'), frozen: true },
  });
  await call('SW_REGISTER', 'DOMAIN', registration('acme.com'));
});
afterEach(() => simulator.stop());

const call = (action: string, object: string, attributes?: Assoc): Promise<Reply> =>
  callUrl(simulator.url, action, object, attributes);
const poll = async (): Promise<readonly { readonly event: string; readonly event_id: string }[]> =>
  (await call('POLL', 'EVENT', { limit: '100' })).attributes['events'] as unknown as readonly {
    event: string;
    event_id: string;
  }[];
const names = async (): Promise<readonly string[]> => (await poll()).map(({ event }) => event);
const bend = (action: Extract<FaultInput['action'], { kind: 'events' }>): Promise<unknown> =>
  simulator.admin.addFault({ on: { command: 'POLL' }, action });

const ALL = ['STATUS_CHANGE', 'CREATED', 'REGISTERED'];

test('what is not acknowledged comes again', async () => {
  expect(await names()).toEqual(ALL);
  expect(await names()).toEqual(ALL);
});

test('a lost event never comes', async () => {
  await bend({ kind: 'events', how: 'lost', event: 'created' });
  expect(await names()).toEqual(['STATUS_CHANGE', 'REGISTERED']);
  expect(await names()).toEqual(['STATUS_CHANGE', 'REGISTERED']);
});

test('a doubled event comes twice with one id, the second time even after an acknowledgement', async () => {
  await bend({ kind: 'events', how: 'doubled', domain: '*.com' });
  const events = await poll();
  expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(events.length / 2);
  for (const id of new Set(events.map(({ event_id }) => textOf(event_id))))
    await call('ACK', 'EVENT', { event_id: id });
  expect((await poll()).length).toBe(events.length / 2);
});

test('doubling at every poll does not fill the queue', async () => {
  await simulator.admin.addFault({
    on: { command: 'POLL' },
    action: { kind: 'events', how: 'doubled' },
    times: 'always',
  });
  for (let round = 0; round < 5; round++) await poll();
  expect(await simulator.admin.events()).toHaveLength(ALL.length * 2);
});

test('a delayed event comes later by the virtual clock', async () => {
  await simulator.admin.addFault({
    on: { command: 'POLL' },
    action: { kind: 'events', how: 'delayed', seconds: 600 },
    times: 'always',
  });
  expect(await names()).toEqual([]);
  await simulator.admin.moveClock({ advanceSeconds: 600 });
  expect(await names()).toEqual(ALL);
});

test('events come newest first', async () => {
  await bend({ kind: 'events', how: 'out_of_order' });
  expect(await names()).toEqual(ALL.toReversed());
});
