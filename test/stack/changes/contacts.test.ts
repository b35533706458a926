// updateContacts: whole contacts, changes of registrant that people must agree to, and trades that cost money.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Contact } from '../../../src/client/index.js';
import { ask, executed, heldName, resultOf, timelineOf } from '../../support/change-requests.js';
import { freshName, registrant } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

const admin: Contact = { ...registrant, firstName: 'Ada', email: 'ada@example.com' };
const command = 'UPDATE_CONTACTS';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ tlds: ['com', 'fr'] });
});
afterAll(() => env.close());
afterEach(() => env.simulator.admin.clearFaults());

test('replaces those that are given, and is done when they are read back', async () => {
  const domain = await heldName(env);
  expect(await resultOf(env, 'updateContacts', { domain, contacts: { admin } })).toEqual({
    outcome: 'contacts_set',
    unchanged: false,
  });
  expect(await resultOf(env, 'updateContacts', { domain, contacts: { admin } })).toMatchObject({ unchanged: true });
  expect(await executed(env, command, domain)).toBe(1);
});

test('a field that the request leaves out is a change: each contact is replaced whole', async () => {
  const domain = await heldName(env);
  await resultOf(env, 'updateContacts', { domain, contacts: { admin } });
  const { address2: _gone, ...without } = admin;
  expect(await resultOf(env, 'updateContacts', { domain, contacts: { admin: without } })).toMatchObject({
    unchanged: false,
  });
  expect(await executed(env, command, domain)).toBe(2);
});

test.each(['commit', 'before'] as const)(
  'R-4: what became of it is read when the answer is lost (%s)',
  async (after) => {
    const domain = await heldName(env);
    await env.simulator.admin.addFault({ on: { command, domain }, after, action: { kind: 'drop' } });
    expect(await resultOf(env, 'updateContacts', { domain, contacts: { admin } })).toMatchObject({ unchanged: false });
    expect(await executed(env, command, domain)).toBe(1);
  },
);

describe('a new registrant of a gTLD name', () => {
  test('R-12: still has to be verified; the result says what, by when, and what happens otherwise', async () => {
    const domain = await heldName(env);
    const operation = await ask(env, 'updateContacts', { domain, contacts: { registrant } });
    const result = await operation.result();
    expect(result).toMatchObject({
      outcome: 'contacts_set',
      verification: {
        what: expect.stringContaining('verification mail'),
        consequence: 'the name stops resolving',
      },
    });
    const until15Days = (result as { verification: { until: string } }).verification.until;
    const { now } = await env.simulator.admin.clock();
    expect((Date.parse(until15Days) - Date.parse(now)) / 86_400_000).toBeCloseTo(15, 0);
    const timeline = await timelineOf(env, operation);
    expect(timeline.some((text) => text.includes('cannot be transferred to another registrar for 60 days'))).toBe(true);
  });

  test('waits for those who have to agree, after a yes of the registrar that proves nothing', async () => {
    const domain = await heldName(env);
    const action = { kind: 'accepted_only', outcome: 'completed', afterSeconds: 3 * 86_400 } as const;
    await env.simulator.admin.addFault({ on: { command, domain }, action });
    const operation = await ask(env, 'updateContacts', { domain, contacts: { registrant } });
    const { waitingFor } = await until(
      () => operation.state(),
      (view) => view.waitingFor.kind === 'registrant',
    );
    const days = (Date.parse(waitingFor.until ?? '') - Date.parse(waitingFor.since)) / 86_400_000;
    expect(days).toBeCloseTo(14, 1);
    const [change] = await env.simulator.admin.changes(domain);
    await env.simulator.admin.completeChange(change?.id ?? 0);
    expect(await operation.result()).toMatchObject({ outcome: 'contacts_set', unchanged: false });
    expect(await executed(env, command, domain)).toBe(1);
  });

  test('waits for them at an asynchronous registry too', async () => {
    const domain = await heldName(env);
    const action = { kind: 'asynchronous', outcome: 'never', afterSeconds: 0 } as const;
    await env.simulator.admin.addFault({ on: { command, domain }, action });
    const operation = await ask(env, 'updateContacts', { domain, contacts: { registrant } });
    await until(
      () => operation.state(),
      (view) => view.waitingFor.kind === 'registrant',
    );
    const [change] = await env.simulator.admin.changes(domain);
    await env.simulator.admin.declineChange(change?.id ?? 0);
    expect(await operation.result()).toMatchObject({ outcome: 'declined' });
  });

  test('R-11: is in clear in no history, no search attribute and no timeline', async () => {
    const planted: Contact = { ...registrant, lastName: 'Canarylast', email: 'canary@mail.example' };
    const domain = await heldName(env);
    const operation = await ask(env, 'updateContacts', { domain, contacts: { registrant: planted } });
    await operation.result();
    const withoutKeys = new Client({ connection: env.client.connection, namespace: env.namespace });
    const json = historyToJSON(await withoutKeys.workflow.getHandle(operation.id).fetchHistory());
    const decoded = [...json.matchAll(/"data":\s*"([A-Za-z0-9+/=]+)"/g)].map(([, data]) =>
      Buffer.from(data ?? '', 'base64').toString('utf8'),
    );
    const view = JSON.stringify(await operation.state()) + (await timelineOf(env, operation)).join('\n');
    const clear = [json, ...decoded, view].join('\n').toLowerCase();
    expect(['canarylast', 'canary@mail.example'].filter((secret) => clear.includes(secret))).toEqual([]);
  });
});

describe('a new registrant where the registry sells it (.fr)', () => {
  const traded = async (action?: { readonly outcome: 'completed' | 'declined' | 'never' }) => {
    const domain = await heldName(env, {}, 'fr');
    const fault = { kind: 'asynchronous', outcome: action?.outcome ?? 'completed', afterSeconds: 0 } as const;
    await env.simulator.admin.addFault({ on: { command: 'TRADE_DOMAIN', domain }, times: 'always', action: fault });
    return domain;
  };
  const charges = async (domain: string) =>
    (await env.simulator.admin.ledger(domain)).entries.filter((entry) => entry.kind === 'charge');

  test('goes by a trade, charged once, with the price agreed before and the one paid', async () => {
    const domain = await traded();
    const result = await resultOf(env, 'updateContacts', { domain, contacts: { registrant, admin } });
    expect(result).toMatchObject({ outcome: 'contacts_set', unchanged: false });
    const [charge, ...more] = await charges(domain);
    expect(more).toEqual([]);
    expect(result).toMatchObject({
      charge: { amount: charge?.amount, agreed: charge?.amount, orderId: String(charge?.orderId) },
    });
    expect([await executed(env, command, domain), await executed(env, 'TRADE_DOMAIN', domain)]).toEqual([1, 1]);
    expect(await resultOf(env, 'updateContacts', { domain, contacts: { registrant } })).toMatchObject({
      unchanged: true,
    });
    expect(await executed(env, 'TRADE_DOMAIN', domain)).toBe(1);
  });

  test.each(['commit', 'before'] as const)('R-4: is never bought twice when its answer is lost (%s)', async (after) => {
    const domain = await traded();
    await env.simulator.admin.addFault({ on: { command: 'TRADE_DOMAIN', domain }, after, action: { kind: 'drop' } });
    expect(await resultOf(env, 'updateContacts', { domain, contacts: { registrant } })).toMatchObject({
      outcome: 'contacts_set',
    });
    expect(await charges(domain)).toHaveLength(1);
  });

  test('R-6: is done when the registry has done it, and shows its order meanwhile', async () => {
    const domain = await traded({ outcome: 'never' });
    const operation = await ask(env, 'updateContacts', { domain, contacts: { registrant } });
    const waiting = await until(
      () => operation.state(),
      ({ waitingFor }) => waitingFor.kind === 'registry',
    );
    const [order] = await env.simulator.admin.orders(domain);
    expect(waiting.orderIds).toEqual([String(order?.id)]);
    expect(await charges(domain)).toEqual([]);
    await env.simulator.admin.completeOrder(order?.id ?? 0);
    expect(await operation.result()).toMatchObject({ outcome: 'contacts_set' });
    expect(await charges(domain)).toHaveLength(1);
  });

  test('is blocked for funds before anything is sent, and goes on after a top-up', async () => {
    const poor = await createTenureEnvironment({ tlds: ['fr'], simulator: { balance: 0 } });
    try {
      const domain = freshName('fr');
      await poor.simulator.admin.seedDomain({ domain });
      await poor.simulator.admin.addFault({
        on: { command: 'TRADE_DOMAIN', domain },
        action: { kind: 'asynchronous', afterSeconds: 0 },
      });
      const operation = await ask(poor, 'updateContacts', { domain, contacts: { registrant } });
      await until(
        () => operation.state(),
        ({ waitingFor }) => waitingFor.kind === 'funds',
      );
      expect(await executed(poor, 'TRADE_DOMAIN', domain)).toBe(0);
      await poor.simulator.admin.addFunds(100);
      expect(await operation.result()).toMatchObject({ outcome: 'contacts_set' });
    } finally {
      await poor.close();
    }
  });
});
