// renewDomain: one order that names the year it was read with, whatever happens to the answer; one charge, or none.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RenewalRequest } from '../../../src/domain/operations/renew-domain.js';
import type { FaultInput } from '../../../src/simulator/admin-client.js';
import { ask, callsOf, chargesOf, heldName, inDays } from '../../support/held-names.js';
import { statesShown } from '../../support/history.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';
import { getOperation } from '../../../src/workflows/messages.js';
import { addRenewalDraft } from '../../support/renewal-elsewhere.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ worker: { limits: { writeDeadlineMs: 1_000 } } });
});
afterAll(() => env.close());

const renew = (domain: string, changes: Partial<RenewalRequest> = {}) =>
  ask(env, { type: 'renewDomain', request: { domain: domain as never, periodYears: 1, ...changes } });

const yearOf = (instant: string): number => Number(instant.slice(0, 4));

test.concurrent(
  'R-3, R-6: renews, says with which year it was sent, and ends with the date that was read',
  async () => {
    const expiresAt = inDays(183);
    const domain = await heldName(env, { expiresAt });
    const operation = await renew(domain);
    const result = await operation.result();
    expect(result).toMatchObject({ outcome: 'renewed', periodYears: 1, charge: { amount: '14.25', agreed: '14.25' } });
    expect(result).toMatchObject({ expiresBefore: expect.stringContaining(expiresAt.slice(0, 10)) as string });
    expect(result.outcome === 'renewed' && yearOf(result.expiresAt)).toBe(yearOf(expiresAt) + 1);
    expect(result).not.toHaveProperty('remark');
    const [call, ...more] = await callsOf(env, domain, 'RENEW');
    expect(more).toEqual([]);
    expect(call?.attributes).toMatchObject({
      currentexpirationyear: expiresAt.slice(0, 4),
      period: '1',
      handle: 'process',
      auto_renew: '0',
    });
    expect(await chargesOf(env, domain)).toEqual(['renewal']);
    const { timeline } = await env.client.workflow.getHandle(operation.id).query(getOperation);
    expect(timeline.some(({ text }) => text.includes(`expiry year ${expiresAt.slice(0, 4)}`))).toBe(true);
  },
);

const lost: readonly (readonly [string, FaultInput['action']])[] = [
  ['the connection drops', { kind: 'drop' }],
  ['the answer comes after the deadline of the client', { kind: 'delay', ms: 2_500 }],
  ['HTTP 500 without an envelope', { kind: 'http_status', status: 500 }],
  ['code 705, "timed out, resubmit"', { kind: 'reply', code: 705 }],
];
const cells = lost.flatMap(([name, action]) => [
  { name, action, after: 'commit' as const, when: 'after the registrar acted', sendings: 1 },
  { name, action, after: 'before' as const, when: 'before the registrar acted', sendings: 2 },
]);

test.concurrent.each(cells)(
  'R-4, R-5: $name, $when: unknown for a while, then renewed once, every sending with the same year',
  async ({ action, after, sendings }) => {
    const expiresAt = inDays(183);
    const domain = await heldName(env, { expiresAt });
    await env.simulator.admin.addFault({ on: { command: 'RENEW', domain }, after, action });
    const operation = await renew(domain);
    expect(await operation.result()).toMatchObject({ outcome: 'renewed' });
    expect(await statesShown(env.client, operation.id)).toContain('outcome_unknown');
    expect(await chargesOf(env, domain)).toEqual(['renewal']);
    const calls = await callsOf(env, domain, 'RENEW');
    // A delayed request may act before a second sending: then its order is found, and one was enough.
    expect(calls.length).toBeLessThanOrEqual(sendings);
    expect(new Set(calls.map((call) => call.attributes['currentexpirationyear']))).toEqual(
      new Set([expiresAt.slice(0, 4)]),
    );
  },
);

test.concurrent.each([541, 555])(
  'R-4: code %i after our own renewal is found to be ours; a second request for that term is done elsewhere and costs nothing',
  async (code) => {
    const domain = await heldName(env);
    await env.simulator.admin.addFault({
      on: { command: 'RENEW', domain },
      after: 'commit',
      action: { kind: 'reply', code },
    });
    expect(await (await renew(domain)).result()).toMatchObject({ outcome: 'renewed' });
    const expiryYear = yearOf(inDays(183));
    const late = await renew(domain, { expiryYear });
    expect(await late.result()).toMatchObject({ outcome: 'done_elsewhere' });
    expect(await callsOf(env, domain, 'RENEW')).toHaveLength(1);
    expect(await chargesOf(env, domain)).toEqual(['renewal']);
  },
);

test.concurrent('a draft in the way is cancelled first, and is not taken for an order of ours', async () => {
  const domain = await heldName(env);
  const draft = await addRenewalDraft(env, domain, yearOf(inDays(183)));
  const operation = await renew(domain);
  expect(await operation.result()).toMatchObject({ outcome: 'renewed' });
  const orders = await env.simulator.admin.orders(domain);
  expect(orders.map(({ id, status }) => [String(id), status])).toContainEqual([draft, 'cancelled']);
  expect(await chargesOf(env, domain)).toEqual(['renewal']);
});

test.concurrent('the answer to cancelling the draft is lost: it is read, and the renewal goes on', async () => {
  const domain = await heldName(env);
  const draft = await addRenewalDraft(env, domain, yearOf(inDays(183)));
  await env.simulator.admin.addFault({
    on: { command: 'PROCESS_PENDING', domain: '*' },
    after: 'commit',
    action: { kind: 'drop' },
  });
  expect(await (await renew(domain)).result()).toMatchObject({ outcome: 'renewed' });
  const orders = await env.simulator.admin.orders(domain);
  expect(orders.map(({ id, status }) => [String(id), status])).toContainEqual([draft, 'cancelled']);
});

test.concurrent('parked for funds at the registrar: waits for a top-up, is processed, charged once', async () => {
  const domain = await heldName(env);
  await env.simulator.admin.addFault({
    on: { command: 'RENEW', domain },
    action: { kind: 'park', reason: 'funds', form: 'success' },
  });
  const operation = await renew(domain);
  expect(await operation.result()).toMatchObject({ outcome: 'renewed' });
  expect(await chargesOf(env, domain)).toEqual(['renewal']);
});

test.concurrent('accepted by an asynchronous registry (250): waits for it, then reads the new date', async () => {
  const domain = await heldName(env);
  await env.simulator.admin.addFault({
    on: { command: 'RENEW', domain },
    action: { kind: 'asynchronous', outcome: 'never' },
  });
  const operation = await renew(domain);
  await until(
    () => operation.state(),
    ({ waitingFor }) => waitingFor.kind === 'registry',
  );
  const [order] = await env.simulator.admin.orders(domain);
  await env.simulator.admin.completeOrder(order?.id ?? 0);
  expect(await operation.result()).toMatchObject({ outcome: 'renewed' });
  expect(await chargesOf(env, domain)).toEqual(['renewal']);
});

test.concurrent('refused by the registrar: says so with the code, and costs nothing', async () => {
  const domain = await heldName(env);
  await env.simulator.admin.addFault({
    on: { command: 'RENEW', domain },
    after: 'before',
    action: { kind: 'reply', code: 480, text: 'Renewals are not possible' },
  });
  expect(await (await renew(domain)).result()).toMatchObject({ outcome: 'refused', code: '480' });
  expect(await chargesOf(env, domain)).toEqual([]);
});

describe('what is said no to before anything is sent', () => {
  const unsent = async (domain: string, changes: Partial<RenewalRequest> = {}) => {
    const result = await (await renew(domain, changes)).result();
    expect(await callsOf(env, domain, 'RENEW')).toEqual([]);
    expect(await chargesOf(env, domain)).toEqual([]);
    return result;
  };

  test.concurrent('a request about a term that is over', async () => {
    const domain = await heldName(env);
    expect(await unsent(domain, { expiryYear: yearOf(inDays(183)) - 1 })).toMatchObject({ outcome: 'done_elsewhere' });
  });
  test.concurrent('R-7: more years than the registry allows in all', async () => {
    const domain = await heldName(env, { expiresAt: inDays(9 * 365 + 180) });
    expect(await unsent(domain)).toMatchObject({ outcome: 'not_allowed' });
  });
  test.concurrent('a price above the ceiling', async () => {
    const domain = await heldName(env);
    expect(await unsent(domain, { maxPrice: '14.24' })).toEqual({
      outcome: 'too_expensive',
      price: '14.25',
      ceiling: '14.24',
    });
  });
  test.concurrent('R-20: a premium name without a ceiling; with one it is renewed at that price', async () => {
    const domain = await heldName(env);
    await env.simulator.admin.setPremium({ domain, price: 300 });
    expect(await unsent(domain)).toMatchObject({ outcome: 'not_allowed' });
    expect(await (await renew(domain, { maxPrice: '2000.00' })).result()).toMatchObject({ outcome: 'renewed' });
  });
  test.concurrent('R-22: a deleted name in redemption is only restored', async () => {
    const domain = await heldName(env, { createdAt: inDays(-800), expiresAt: inDays(-60) });
    const result = await unsent(domain);
    expect(result).toMatchObject({
      outcome: 'not_allowed',
      sentence: expect.stringContaining('restoreDomain') as string,
    });
  });
  test.concurrent('a name that is not ours', async () => {
    const domain = await heldName(env, { taken: true });
    expect(await unsent(domain)).toMatchObject({ outcome: 'not_held' });
  });
  test.concurrent('a TLD whose registry renews by itself: refused at once', async () => {
    const domain = await heldName(env, {}, 'de');
    await expect(renew(domain)).rejects.toThrow(/renewed by their registry/);
  });
});

test.concurrent('the registrar would renew by itself: that is switched off first, so that never both pay', async () => {
  const domain = await heldName(env, { autoRenew: true });
  expect(await (await renew(domain)).result()).toMatchObject({ outcome: 'renewed' });
  const commands = (await env.simulator.admin.journal(domain)).map((call) => call.command);
  expect(commands.indexOf('MODIFY')).toBeGreaterThan(-1);
  expect(commands.indexOf('MODIFY')).toBeLessThan(commands.indexOf('RENEW'));
  expect(await chargesOf(env, domain)).toEqual(['renewal']);
});

test.concurrent('a renewal that comes to nothing leaves the registrar renewing by itself, as it was', async () => {
  const domain = await heldName(env, { autoRenew: true });
  await env.simulator.admin.addFault({
    on: { command: 'RENEW', domain },
    after: 'before',
    action: { kind: 'reply', code: 465, text: 'Invalid data' },
  });
  expect(await (await renew(domain)).result()).toMatchObject({ outcome: 'refused', code: '465' });
  const calls = await callsOf(env, domain, 'MODIFY');
  expect(calls.map((call) => call.attributes['auto_renew'])).toEqual(['0', '1']);
});
