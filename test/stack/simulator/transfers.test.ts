// Inbound transfers from the order to the name in the account (reference 5.2).
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { call as callUrl, CONTACT, CREDENTIALS, registration, textOf, type Assoc, type Reply } from './wire.js';

const DAY = 86_400;
const CODE = 'Right-Code-7';
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
const seed = (domain: string, more: object = {}): Promise<unknown> =>
  simulator.admin.seedDomain({ domain, taken: true, authCode: CODE, expiresAt: '2027-09-01T00:00:00Z', ...more });
const transfer = (domain: string, more: Assoc = {}): Promise<Reply> =>
  call('SW_REGISTER', 'DOMAIN', registration(domain, { reg_type: 'transfer', auth_info: CODE, ...more }));
const check = async (domain: string): Promise<Assoc> =>
  (await call('CHECK_TRANSFER', 'DOMAIN', { domain, check_status: '1', get_request_address: '1' })).attributes;
const status = async (domain: string): Promise<unknown> => (await check(domain))['status'];
const wait = (seconds: number): Promise<unknown> => simulator.admin.moveClock({ advanceSeconds: seconds });
const info = async (domain: string): Promise<Assoc> =>
  (await call('GET', 'DOMAIN', { domain, type: 'all_info' })).attributes;
const orderStatus = async (domain: string): Promise<unknown> => (await simulator.admin.orders(domain)).at(-1)?.status;

describe('the road of a transfer', () => {
  test('a right code goes straight to the registry', async () => {
    await seed('acme.net');
    expect(await check('acme.net')).toMatchObject({ transferrable: '1', noservice: '0', status: 'undef' });
    const reply = await transfer('acme.net');
    expect(reply).toMatchObject({
      isSuccess: '1',
      code: '200',
      text: 'Transfer request has been successfully sent',
      attributes: { registration_code: '200', transfer_id: expect.stringMatching(/^\d+$/) as string },
    });
    expect(await check('acme.net')).toMatchObject({
      status: 'pending_registry',
      transferrable: '0',
      reason: 'Transfer in progress',
      type: 'reg2reg',
      request_address: 'sam@registrant.example',
      timestamp: 'Sun Jan 10 12:00:00 2027',
      unixtime: '1799582400',
    });
  });

  test.each([
    ['a missing code', {}, undefined, 'pending_registry'],
    ['a wrong code', { auth_info: 'Wrong-Code-1' }, undefined, 'cancelled'],
    ['a wrong code that the registrant corrects', { auth_info: 'Wrong-Code-1' }, CODE, 'pending_registry'],
    ['a code that the registrant spoils', {}, 'Wrong-Code-1', 'cancelled'],
  ])('%s asks the owner first', async (_, more, typed, after) => {
    await seed('acme.net');
    await transfer('acme.net', { auth_info: '', ...more });
    expect(await status('acme.net')).toBe('pending_owner');
    await simulator.admin.approveTransfer('acme.net', typed === undefined ? {} : { authCode: typed });
    expect(await status('acme.net')).toBe(after);
  });

  test('silence of the losing registrar is consent after five days, noticed on the seventh', async () => {
    await seed('acme.net');
    await transfer('acme.net');
    await wait(7 * DAY - 1);
    expect((await call('GET', 'DOMAIN', { domain: 'acme.net', type: 'status' })).code).toBe('480');
    await wait(1);
    expect(await info('acme.net')).toMatchObject({
      expiredate: '2028-09-01 00:00:00',
      registry_expiredate: '2028-09-01 00:00:00',
      registry_transferdate: '2027-01-17 12:00:00',
    });
    expect(await status('acme.net')).toBe('completed');
  });

  test('check_status=1 completes within five minutes of the move at the registry', async () => {
    await seed('acme.net');
    await transfer('acme.net');
    await simulator.admin.acceptTransfer('acme.net');
    await wait(3600);
    expect(await status('acme.net')).toBe('pending_registry');
    await wait(300);
    expect(await status('acme.net')).toBe('completed');
  });

  test('is charged once, when it completes, for one year', async () => {
    await seed('acme.net');
    await transfer('acme.net');
    expect((await simulator.admin.ledger('acme.net')).entries).toEqual([]);
    expect((await call('GET_BALANCE', 'BALANCE')).attributes).toMatchObject({ hold_balance: '15.50' });
    await simulator.admin.completeTransfer('acme.net');
    expect((await simulator.admin.ledger('acme.net')).entries).toMatchObject([
      { operation: 'transfer', amount: '15.50', periodYears: 1 },
    ]);
    expect((await call('GET_BALANCE', 'BALANCE')).attributes).toMatchObject({ hold_balance: '0.00' });
  });

  test.each([
    ['ai', {}, '2029-09-01 00:00:00'],
    ['co.uk', {}, '2027-09-01 00:00:00'],
    ['com', {}, '2028-09-01 00:00:00'],
  ])('.%s adds its own number of years', async (tld, more, expiredate) => {
    await seed(`acme.${tld}`);
    expect((await transfer(`acme.${tld}`, more)).code).toBe('200');
    await simulator.admin.completeTransfer(`acme.${tld}`);
    expect(await info(`acme.${tld}`)).toMatchObject({ expiredate });
  });

  test('a .UK name waits for its tag and is cancelled without it', async () => {
    await seed('acme.uk');
    await transfer('acme.uk', { auth_info: '' });
    expect(await status('acme.uk')).toBe('pending_registry');
    await wait(8 * DAY);
    expect(await status('acme.uk')).toBe('cancelled');
  });

  test('tells of every status by event', async () => {
    await seed('acme.net');
    await transfer('acme.net', { auth_info: '' });
    await simulator.admin.approveTransfer('acme.net');
    await simulator.admin.completeTransfer('acme.net');
    const events = (await simulator.admin.events()).filter(({ object }) => object === 'TRANSFER');
    expect(events.map(({ data }) => data['transfer_status'])).toEqual([
      'pending_owner',
      'pending_registry',
      'completed',
    ]);
  });
});

describe('how a transfer ends without the name', () => {
  test.each([
    ['the owner is silent for five days', () => wait(5 * DAY)],
    ['the owner declines', () => simulator.admin.declineTransfer('acme.net')],
    [
      'the reseller cancels',
      () => call('CANCEL_TRANSFER', 'TRANSFER', { domain: 'acme.net', reseller: CREDENTIALS.username }),
    ],
  ])('%s', async (_, act) => {
    await seed('acme.net');
    await transfer('acme.net', { auth_info: '' });
    await act();
    expect(await status('acme.net')).toBe('cancelled');
    expect(await orderStatus('acme.net')).toBe('cancelled');
    expect((await call('GET_BALANCE', 'BALANCE')).attributes).toMatchObject({ hold_balance: '0.00' });
  });

  test('the losing registrar refuses', async () => {
    await seed('acme.net');
    await transfer('acme.net');
    await simulator.admin.refuseTransfer('acme.net', { reason: 'Dispute' });
    expect(await status('acme.net')).toBe('cancelled');
    expect((await call('GET_NOTES', 'DOMAIN', { domain: 'acme.net', type: 'transfer' })).attributes).toMatchObject({
      notes: [{}, { note: 'Refused by the losing registrar: Dispute' }],
    });
  });

  test('a refusal can be noticed nine days late', async () => {
    await seed('acme.net');
    await transfer('acme.net');
    await simulator.admin.refuseTransfer('acme.net', { noticedAfterDays: 9 });
    await wait(9 * DAY - 1);
    expect(await status('acme.net')).toBe('pending_registry');
    await wait(1);
    expect(await status('acme.net')).toBe('cancelled');
  });

  test('CANCEL_TRANSFER is refused once the registry has it', async () => {
    await seed('acme.net');
    const reply = await transfer('acme.net');
    const order = textOf(reply.attributes['id']);
    expect((await call('CANCEL_TRANSFER', 'TRANSFER', { order_id: order })).code).toBe('465');
  });

  test('CANCEL_TRANSFER names the order', async () => {
    await seed('acme.net');
    const order = textOf((await transfer('acme.net', { auth_info: '' })).attributes['id']);
    expect((await call('CANCEL_TRANSFER', 'TRANSFER', { order_id: order })).text).toBe(
      `Transfer with order id: ${order} has been canceled.`,
    );
  });
});

describe('resubmission', () => {
  test('PROCESS_TRANSFER makes a new order with a new transfer', async () => {
    await seed('acme.net');
    const first = (await transfer('acme.net', { auth_info: '' })).attributes;
    await simulator.admin.declineTransfer('acme.net');
    const reply = await call('PROCESS_TRANSFER', 'TRANSFER', {
      reseller: CREDENTIALS.username,
      order_id: textOf(first['id']),
    });
    expect(Number(reply.attributes['order_id'])).toBeGreaterThan(Number(first['id']));
    const [old, fresh] = await simulator.admin.transfers('acme.net');
    expect([old?.status, fresh?.status]).toEqual(['cancelled', 'pending_owner']);
    expect(String(fresh?.orderId)).toBe(reply.attributes['order_id']);
    await simulator.admin.completeTransfer('acme.net');
    expect((await info('acme.net'))['expiredate']).toBe('2028-09-01 00:00:00');
  });

  test('PROCESS_TRANSFER is refused while the transfer is open', async () => {
    await seed('acme.net');
    const order = textOf((await transfer('acme.net')).attributes['id']);
    expect((await call('PROCESS_TRANSFER', 'TRANSFER', { order_id: order })).code).toBe('465');
  });

  test('a saved transfer starts with PROCESS_PENDING', async () => {
    await seed('acme.net');
    const saved = (await transfer('acme.net', { handle: 'save' })).attributes;
    expect(saved).not.toHaveProperty('transfer_id');
    const reply = await call('PROCESS_PENDING', 'DOMAIN', { order_id: textOf(saved['id']) });
    expect(reply.attributes).toMatchObject({ order_id: saved['id'], transfer_id: expect.any(String) as string });
  });

  test('SEND_PASSWORD sends the approval message again only while the owner is asked', async () => {
    await seed('acme.net');
    expect((await call('SEND_PASSWORD', 'TRANSFER', { domain_name: 'acme.net' })).code).toBe('480');
    await transfer('acme.net', { auth_info: '' });
    expect((await call('SEND_PASSWORD', 'TRANSFER', { domain_name: 'acme.net' })).code).toBe('200');
    await simulator.admin.approveTransfer('acme.net');
    expect((await call('SEND_PASSWORD', 'TRANSFER', { domain_name: 'acme.net' })).code).toBe('465');
  });
});

describe('refused orders', () => {
  test.each<[string, object, string, string]>([
    ['younger than 60 days', { createdAt: '2026-12-20T00:00:00Z' }, '552', 'less than 60 days'],
    ['locked', { lock: true }, '552', 'Domain is locked'],
    ['already ours', { taken: false }, '485', 'already belongs to this reseller'],
  ])('a name that is %s', async (_, more, code, reason) => {
    await seed('acme.net', more);
    const reply = await transfer('acme.net');
    expect(reply).toMatchObject({ isSuccess: '0', code });
    expect(reply.root['response_text']).toMatch(new RegExp(`\\n.*${reason}`));
    expect(await check('acme.net')).toMatchObject({ transferrable: '0' });
    expect(await simulator.admin.orders('acme.net')).toEqual([]);
  });

  test('a name that nobody has', async () => expect((await transfer('free.net')).code).toBe('487'));

  test('a second transfer of the same name', async () => {
    await seed('acme.net');
    await transfer('acme.net');
    expect(await transfer('acme.net')).toMatchObject({
      code: '487',
      text: 'Domain is not transferrable Transfer in progress',
    });
  });

  test('.DE has no 60-day rule', async () => {
    await seed('acme.de', { createdAt: '2027-01-01T00:00:00Z' });
    expect((await transfer('acme.de', { owner_confirm_address: 'o@example.org' })).code).toBe('200');
  });

  test('insufficient funds park the order without a transfer', async () => {
    await simulator.admin.addFunds(-4995);
    await seed('acme.net');
    const reply = await transfer('acme.net');
    expect(reply.attributes).toMatchObject({ forced_pending: reply.attributes['id'] });
    expect(reply.attributes).not.toHaveProperty('transfer_id');
    expect(await status('acme.net')).toBe('undef');
  });

  test.each<[string, Assoc, string, string]>([
    ['com', { period: '2' }, '465', 'period'],
    ['de', {}, '460', 'owner_confirm_address'],
    ['be', { lang: 'en' }, '460', 'owner_confirm_address'],
    ['it', { tld_data: { it_registrant_info: { entity_type: '1', reg_code: 'X' } } }, '460', 'owner_confirm_address'],
    ['eu', { lang: 'en', country: 'DE', owner_confirm_address: 'o@example.org' }, '460', 'custom_transfer_nameservers'],
    ['ca', {}, '460', 'legal_type'],
  ])('.%s with %j is %s', async (tld, more, code, field) => {
    await seed(`acme.${tld}`);
    const reply = await transfer(`acme.${tld}`, more);
    expect(reply.code).toBe(code);
    expect(reply.text).toContain(field);
  });
});

describe('what the transferred name looks like', () => {
  const owner = async (domain: string): Promise<unknown> =>
    ((await info(domain))['contact_set'] as { owner: { last_name: string } }).owner.last_name;

  test.each<[string, Assoc, string]>([
    ['com', {}, 'Ottway'],
    ['org', {}, 'Sample'],
    ['org', { change_contact: '1' }, 'Ottway'],
    ['ca', { legal_type: 'CCO', change_contact: '1' }, 'Sample'],
    ['nl', {}, 'Ottway'],
  ])('.%s with %j keeps or changes the owner: %s', async (tld, more, name) => {
    await seed(`acme.${tld}`);
    await transfer(`acme.${tld}`, { contact_set: { owner: CONTACT, admin: CONTACT, billing: CONTACT }, ...more });
    await simulator.admin.completeTransfer(`acme.${tld}`);
    expect(await owner(`acme.${tld}`)).toBe(name);
  });

  test.each([
    ['1', ['ns1.new.example', 'ns2.new.example']],
    ['0', ['ns1.elsewhere.example', 'ns2.elsewhere.example']],
  ])('custom_transfer_nameservers=%s decides its name servers', async (flag, names) => {
    await seed('acme.net');
    await transfer('acme.net', {
      custom_transfer_nameservers: flag,
      nameserver_list: [
        { name: 'ns1.new.example', sortorder: '1' },
        { name: 'ns2.new.example', sortorder: '2' },
      ],
    });
    await simulator.admin.completeTransfer('acme.net');
    const list = (await info('acme.net'))['nameserver_list'] as readonly { name: string }[];
    expect(list.map(({ name }) => name)).toEqual(names);
  });

  test('its auth code is a new one', async () => {
    await seed('acme.net');
    await transfer('acme.net');
    await simulator.admin.completeTransfer('acme.net');
    const reply = await call('GET', 'DOMAIN', { domain: 'acme.net', type: 'domain_auth_info' });
    expect(reply.attributes['domain_auth_info']).not.toBe(CODE);
  });

  test('no view, journal or order info shows an auth code', async () => {
    await seed('acme.net');
    const order = textOf((await transfer('acme.net')).attributes['id']);
    const orderInfo = await call('GET_ORDER_INFO', 'DOMAIN', { order_id: order });
    const shown = [orderInfo.root, await simulator.admin.journal(), await simulator.admin.transfers()];
    expect(JSON.stringify(shown)).not.toContain(CODE);
  });
});

describe('switches', () => {
  const path = (action: object): Promise<unknown> =>
    simulator.admin.addFault({ on: { command: 'SW_REGISTER' }, action: { kind: 'transfer_path', ...action } });

  test('ownerMail=always asks the owner even with a right code', async () => {
    await seed('acme.net');
    await path({ ownerMail: 'always' });
    await transfer('acme.net');
    expect(await status('acme.net')).toBe('pending_owner');
  });

  test('staffReview puts a day of pending_admin between', async () => {
    await seed('acme.net');
    await path({ staffReview: true });
    await transfer('acme.net', { auth_info: '' });
    await simulator.admin.approveTransfer('acme.net');
    expect(await status('acme.net')).toBe('pending_admin');
    await wait(DAY);
    expect(await status('acme.net')).toBe('pending_registry');
  });

  test('lagSeconds hides a fresh transfer behind undef', async () => {
    await seed('acme.net');
    await path({ lagSeconds: 600 });
    await transfer('acme.net');
    expect(await status('acme.net')).toBe('undef');
    expect((await call('GET_TRANSFERS_IN', 'DOMAIN', {})).attributes['total']).toBe('0');
    await wait(600);
    expect(await status('acme.net')).toBe('pending_registry');
  });
});

test('GET_TRANSFERS_IN filters by name, status and losing registrar', async () => {
  await seed('one.net', { registrar: 'Alpha Names' });
  await seed('two.net', { registrar: 'Beta Names' });
  await transfer('one.net', { affiliate_id: 'op-1' });
  await transfer('two.net', { auth_info: '' });
  const list = async (filter: Assoc): Promise<unknown> =>
    ((await call('GET_TRANSFERS_IN', 'DOMAIN', filter)).attributes['transfers'] as readonly Assoc[]).map(
      ({ domain }) => domain,
    );
  expect(await list({})).toEqual(['two.net', 'one.net']);
  expect(await list({ domain: 'one.net' })).toEqual(['one.net']);
  expect(await list({ status: 'pending_owner' })).toEqual(['two.net']);
  expect(await list({ losing_registrar: 'alpha*' })).toEqual(['one.net']);
  expect(await list({ order_from: '2027-01-11' })).toEqual([]);
  expect((await call('GET_TRANSFERS_IN', 'DOMAIN', { domain: 'one.net' })).attributes).toMatchObject({
    total: '1',
    page: '1',
    transfers: [{ domain: 'one.net', status: 'pending_registry', affiliate_id: 'op-1', completed_date: '' }],
  });
});
