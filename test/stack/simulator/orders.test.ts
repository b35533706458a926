// The life of orders: parked, saved, asynchronous, declined, replaced, expired; and what the books say about it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { call as callUrl, CREDENTIALS, registration, type Assoc, type Reply, textOf } from './wire.js';

const DAY = 86_400;
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    accounts: [CREDENTIALS],
    limits: 'lifted',
    clock: { start: new Date('2027-01-10T12:00:00Z'), frozen: true },
  });
});
afterEach(() => simulator.stop());

const call = (action: string, object: string, attributes?: Assoc): Promise<Reply> =>
  callUrl(simulator.url, action, object, attributes);
const register = (domain: string, more: Assoc = {}): Promise<Reply> =>
  call('SW_REGISTER', 'DOMAIN', registration(domain, more));
const process = (id: unknown, more: Assoc = {}): Promise<Reply> =>
  call('PROCESS_PENDING', 'DOMAIN', { order_id: String(id), ...more });
const charges = async (domain: string): Promise<number> =>
  (await simulator.admin.ledger(domain)).entries.filter(({ kind }) => kind === 'charge').length;

describe('parked orders', () => {
  test('insufficient funds park inside a success; funds and PROCESS_PENDING complete the same order', async () => {
    await simulator.admin.addFunds(-4995);
    const reply = await register('poor.com');
    expect(reply).toMatchObject({
      isSuccess: '1',
      code: '200',
      attributes: { forced_pending: reply.attributes['id'] },
    });
    expect(await process(reply.attributes['id'])).toMatchObject({
      isSuccess: '1',
      attributes: { forced_pending: reply.attributes['id'] },
    });
    expect(await charges('poor.com')).toBe(0);
    await simulator.admin.addFunds(100);
    expect(await process(reply.attributes['id'])).toMatchObject({
      code: '200',
      attributes: { order_id: reply.attributes['id'], f_auto_renew: 'N' },
    });
    expect(await charges('poor.com')).toBe(1);
  });

  test('a taken name leaves an order behind with 485', async () => {
    await simulator.admin.seedDomain({ domain: 'taken.com', taken: true });
    expect((await call('LOOKUP', 'DOMAIN', { domain: 'taken.com' })).code).toBe('211');
    const reply = await register('taken.com');
    expect(reply).toMatchObject({
      isSuccess: '0',
      code: '485',
      text: 'Domain taken',
      attributes: { forced_pending: expect.stringMatching(/^\d+$/) as string },
    });
    expect(await simulator.admin.orders('taken.com')).toMatchObject([{ status: 'pending', parkedFor: 'taken' }]);
  });

  test('so does a name that is ours already', async () => {
    await register('ours.com');
    expect(await register('ours.com')).toMatchObject({ code: '485' });
    expect(await charges('ours.com')).toBe(1);
  });

  test('a host that the registry does not know parks with 435; REGISTRY_ADD_NS removes the cause', async () => {
    await simulator.admin.setNameserver('ns9.example.net', false);
    const list = {
      custom_nameservers: '1',
      nameserver_list: [
        { name: 'ns9.example.net', sortorder: '1' },
        { name: 'ns8.example.net', sortorder: '2' },
      ],
    };
    const reply = await register('hosts.com', list);
    expect(reply.attributes).toMatchObject({ registration_code: '435', forced_pending: reply.attributes['id'] });
    expect(
      (await call('REGISTRY_CHECK_NAMESERVER', 'NAMESERVER', { fqdn: 'ns9.example.net', tld: 'com' })).attributes[
        'status'
      ],
    ).toBe('not_found');
    expect((await call('REGISTRY_ADD_NS', 'NAMESERVER', { fqdn: 'ns9.example.net', tld: 'com', all: '0' })).code).toBe(
      '200',
    );
    expect((await process(reply.attributes['id'])).attributes['registration_code']).toBe('200');
  });

  test('a success cancels the other pending orders of the name', async () => {
    const saved = [await register('comp.com', { handle: 'save' }), await register('comp.com', { handle: 'save' })].map(
      ({ attributes }) => attributes['id'],
    );
    const reply = await register('comp.com');
    expect(reply.attributes['cancelled_orders']).toEqual(saved);
    expect((await simulator.admin.orders('comp.com')).map(({ status }) => status)).toEqual([
      'cancelled',
      'cancelled',
      'completed',
    ]);
    expect((await simulator.admin.ledger()).accounts[0]?.hold).toBe('0.00');
  });

  test('pending orders are cancelled after 30 days without activity', async () => {
    await register('old.com', { handle: 'save' });
    await simulator.admin.moveClock({ advanceSeconds: 30 * DAY - 1 });
    expect(await simulator.admin.orders('old.com')).toMatchObject([{ status: 'pending' }]);
    await simulator.admin.moveClock({ advanceSeconds: 1 });
    expect(await simulator.admin.orders('old.com')).toMatchObject([{ status: 'cancelled' }]);
  });

  test('cancelling works once; the second time it fails harmlessly', async () => {
    const { attributes } = await register('c.com', { handle: 'save' });
    expect((await process(attributes['id'], { command: 'cancel' })).code).toBe('200');
    expect((await process(attributes['id'], { command: 'cancel' })).code).toBe('465');
  });

  test('a completed order cannot be processed again', async () => {
    const { attributes } = await register('d.com');
    expect((await process(attributes['id'])).code).toBe('465');
    expect(await charges('d.com')).toBe(1);
  });
});

describe('declined and cancelled orders', () => {
  test.each(['declined', 'cancelled'] as const)(
    'processing a %s order makes a new order with a new id',
    async (status) => {
      const seeded = await simulator.admin.seedOrder({ domain: 'again.com', status });
      const reply = await process(seeded.id);
      const [old, fresh] = await simulator.admin.orders('again.com');
      expect(reply.attributes['order_id']).toBe(String(fresh?.id));
      expect(old).toMatchObject({ id: seeded.id, status: 'cancelled', replacedBy: fresh?.id });
      expect(fresh).toMatchObject({ status: 'completed' });
      expect(Number(fresh?.id)).toBeGreaterThan(seeded.id);
      expect(await charges('again.com')).toBe(1);
    },
  );
});

describe('asynchronous orders', () => {
  const asynchronous = (outcome: 'completed' | 'declined' | 'never'): Promise<unknown> =>
    simulator.admin.addFault({
      on: { command: 'SW_REGISTER' },
      action: { kind: 'asynchronous', outcome, afterSeconds: 60 },
    });

  test('wait, hold their price, and complete by the virtual clock', async () => {
    await asynchronous('completed');
    const reply = await register('later.com');
    expect(reply).toMatchObject({
      isSuccess: '1',
      code: '250',
      attributes: { async_reason: 'general', registration_code: '250' },
    });
    expect((await call('LOOKUP', 'DOMAIN', { domain: 'later.com' })).code).toBe('221');
    expect((await register('later.com')).code).toBe('437');
    expect((await call('GET_BALANCE', 'BALANCE')).attributes).toEqual({ balance: '5000.00', hold_balance: '13.75' });
    const queued = { request_id: textOf(reply.attributes['queue_request_id']) };
    expect((await call('QUERY_QUEUED_REQUEST', 'DOMAIN', queued)).attributes).toMatchObject({
      request_status: 'waiting',
    });
    await simulator.admin.moveClock({ advanceSeconds: 60 });
    expect((await call('QUERY_QUEUED_REQUEST', 'DOMAIN', queued)).attributes).toMatchObject({
      request_status: 'completed',
    });
    expect((await call('GET_BALANCE', 'BALANCE')).attributes).toEqual({ balance: '4986.25', hold_balance: '0.00' });
    expect(await charges('later.com')).toBe(1);
  });

  test('can be declined, which gives the hold back', async () => {
    await asynchronous('declined');
    const { attributes } = await register('no.com');
    await simulator.admin.moveClock({ advanceSeconds: 60 });
    expect(await simulator.admin.orders('no.com')).toMatchObject([
      { id: Number(attributes['id']), status: 'declined' },
    ]);
    expect((await call('GET_BALANCE', 'BALANCE')).attributes).toEqual({ balance: '5000.00', hold_balance: '0.00' });
  });

  test('can wait for ever, until the registry is acted for', async () => {
    await asynchronous('never');
    const { attributes } = await register('slow.com');
    await simulator.admin.moveClock({ advanceSeconds: 400 * DAY });
    expect(await simulator.admin.orders('slow.com')).toMatchObject([{ status: 'waiting' }]);
    expect(await simulator.admin.completeOrder(Number(attributes['id']))).toMatchObject({ status: 'completed' });
    await expect(simulator.admin.declineOrder(Number(attributes['id']))).rejects.toMatchObject({ status: 409 });
  });

  test('can be taken back by CANCEL_ACTIVE_PROCESS', async () => {
    await asynchronous('never');
    await register('back.com');
    expect((await call('CANCEL_ACTIVE_PROCESS', 'DOMAIN', { domain: 'back.com' })).code).toBe('200');
    expect((await call('LOOKUP', 'DOMAIN', { domain: 'back.com' })).code).toBe('210');
  });
});

describe('reading orders', () => {
  test('GET_ORDERS_BY_DOMAIN filters by status, type and day', async () => {
    await register('list.com', { handle: 'save' });
    await simulator.admin.moveClock({ advanceSeconds: 2 * DAY });
    const { attributes } = await register('list.com');
    const list = async (more: Assoc): Promise<unknown> =>
      (await call('GET_ORDERS_BY_DOMAIN', 'DOMAIN', { domain: 'list.com', ...more })).attributes['orders'];
    expect(await list({})).toMatchObject([
      { id: attributes['id'], status: 'completed', type: 'new', order_date: '2027-01-12 12:00:00' },
      { status: 'cancelled' },
    ]);
    expect(await list({ status: 'completed' })).toHaveLength(1);
    expect(await list({ type: 'renewal' })).toEqual([]);
    expect(await list({ order_from: '2027-01-11' })).toHaveLength(1);
    expect(await list({ order_to: '2027-01-11' })).toHaveLength(1);
    expect(await list({ limit: '1', page: '2' })).toMatchObject([{ status: 'cancelled' }]);
  });

  test('orders of another account are not found', async () => {
    const both = await startSimulator({ accounts: [CREDENTIALS, { username: 'other', key: 'otherkey' }] });
    const order = await both.admin.seedOrder({ domain: 'x.com', account: 'other' });
    expect(await callUrl(both.url, 'GET_ORDER_INFO', 'DOMAIN', { order_id: String(order.id) })).toMatchObject({
      code: '480',
    });
    expect(await callUrl(both.url, 'PROCESS_PENDING', 'DOMAIN', { order_id: String(order.id) })).toMatchObject({
      code: '480',
    });
    await both.stop();
  });

  test('CANCEL_PENDING_ORDERS cancels account-wide up to a date', async () => {
    await register('a.com', { handle: 'save' });
    await register('b.com', { handle: 'save' });
    const reply = await call('CANCEL_PENDING_ORDERS', 'ORDER', {
      to_date: String(Date.parse('2027-01-11T00:00:00Z') / 1000),
    });
    expect(reply.attributes).toMatchObject({
      total: '2',
      cancelled: [{ domain: 'a.com', reg_type: 'new' }, { domain: 'b.com' }],
    });
  });

  test('GET_NOTES tells people what happened', async () => {
    const { attributes } = await register('notes.com', { comments: 'for the archive' });
    const notes = (await call('GET_NOTES', 'DOMAIN', { domain: 'notes.com', type: 'domain' })).attributes;
    expect(JSON.stringify(notes)).toContain('for the archive');
    expect(
      (await call('GET_NOTES', 'DOMAIN', { domain: 'notes.com', type: 'order', order_id: textOf(attributes['id']) }))
        .attributes,
    ).toMatchObject({ total: '1' });
  });
});

test('the books add up whatever is ordered: opening balance minus charges is the balance, one charge per completed order', async () => {
  await simulator.admin.addFunds(-4950); // enough for three names
  await simulator.admin.addFault({
    on: { command: 'SW_REGISTER' },
    probability: 0.3,
    action: { kind: 'asynchronous', afterSeconds: 5 },
  });
  for (let n = 0; n < 30; n++) {
    await register(`bulk${n % 6}.com`, n % 4 === 0 ? { handle: 'save' } : {});
    await simulator.admin.moveClock({ advanceSeconds: 3 });
  }
  const ledger = await simulator.admin.ledger();
  const cents = (text: string): number => Math.round(Number(text) * 100);
  const sum = (kind: string): number =>
    ledger.entries.filter((entry) => entry.kind === kind).reduce((total, entry) => total + cents(entry.amount), 0);
  expect(cents(ledger.accounts[0]?.balance ?? '')).toBe(sum('deposit') - sum('charge'));
  const completed = (await simulator.admin.orders()).filter(({ status }) => status === 'completed').map(({ id }) => id);
  const charged = ledger.entries.filter(({ kind }) => kind === 'charge').map(({ orderId }) => orderId);
  expect(charged.toSorted((a, b) => Number(a) - Number(b))).toEqual(completed.toSorted((a, b) => a - b));
  expect(new Set(ledger.entries.filter(({ kind }) => kind === 'charge').map(({ domain }) => domain)).size).toBe(
    charged.length,
  );
});
