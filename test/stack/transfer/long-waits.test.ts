// Days and weeks of a transfer, on the clock of the workflow and of the registrar.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advance } from '../../support/skip-time.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { startLoneTransfer } from './lone-transfer.js';
import { CODE, callsFor, charges, eventTypes, nameElsewhere, orderStatuses, untilSaid, waiting } from './support.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Each look costs a skip, and the server allows two hundred for each advance. */
const SLOWLY = { polls: [{ everyMs: 6 * HOUR, times: 1 }] };

let env: TenureEnvironment;
let other: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
  other = await createTenureEnvironment();
});
afterAll(async () => {
  await env.close();
  await other.close();
});

test('the registrant is reminded twice; after five days of silence the registrar cancels, and it has failed three days later', async () => {
  const domain = await nameElsewhere(env);
  const operation = await startLoneTransfer(env, domain, {}, SLOWLY);
  await waiting(operation, 'registrant');
  await advance(env.client, operation.id, 2 * DAY + HOUR);
  await untilSaid(operation, 'sent to the registrant again, by itself');
  await advance(env.client, operation.id, 2 * DAY);
  expect((await callsFor(env, domain)).filter((command) => command === 'SEND_PASSWORD')).toHaveLength(2);
  await env.simulator.admin.moveClock({ advanceSeconds: (5 * DAY) / 1_000 + 60 });
  await advance(env.client, operation.id, DAY);
  const refused = await waiting(operation, 'operator');
  expect(refused.state).toBe('action_required');
  await advance(env.client, operation.id, 3 * DAY + HOUR);
  expect(await operation.result()).toMatchObject({ outcome: 'transfer_refused', by: 'nobody_answered' });
  expect(await charges(env, domain)).toEqual([]);
});

test('a registrar that does not cancel by itself: it is called off by us after a margin', async () => {
  const domain = await nameElsewhere(other);
  const operation = await startLoneTransfer(other, domain, {}, { ...SLOWLY, afterRefusalMs: 1_000 });
  await waiting(operation, 'registrant');
  await advance(other.client, operation.id, 5.5 * DAY);
  expect((await operation.state()).waitingFor.next).toContain('cancelled here');
  await advance(other.client, operation.id, 2 * DAY);
  expect(await operation.result()).toMatchObject({ outcome: 'transfer_refused', by: 'nobody_answered' });
  expect(await callsFor(other, domain)).toContain('CANCEL_TRANSFER');
  expect(await orderStatuses(other, domain)).toEqual(['cancelled']);
});

test('R-25: three weeks at the registry cost few events, a person is asked then, and a late arrival still counts', async () => {
  const domain = await nameElsewhere(other);
  const operation = await startLoneTransfer(other, domain, { authCode: CODE }, SLOWLY);
  await waiting(operation, 'losing_registrar');
  await advance(other.client, operation.id, 5.5 * DAY);
  await waiting(operation, 'registry');
  await advance(other.client, operation.id, 16 * DAY);
  const asked = await waiting(operation, 'operator');
  expect(asked.state).toBe('action_required');
  const types = (await eventTypes(other, operation.id)).filter((type) => !type.includes('TIME_SKIPPING'));
  expect(types.length).toBeLessThan(120);
  await other.simulator.admin.completeTransfer(domain);
  await advance(other.client, operation.id, DAY);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  expect(await charges(other, domain)).toHaveLength(1);
});
