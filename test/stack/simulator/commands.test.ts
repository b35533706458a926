// The reading commands of the reference, section 3, renewals and the rest, with its examples.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { type FrozenSimulator, startFrozenSimulator } from './frozen-simulator.js';
import { call as callUrl, CREDENTIALS, registration, type Assoc, type Reply, textOf } from './wire.js';

let simulator: Simulator;
let call: FrozenSimulator['call'];
let freshName: FrozenSimulator['freshName'];
let read: (type: string) => Promise<Assoc>;
let domain = '';
let count = 0;
beforeAll(async () => {
  const frozen = await startFrozenSimulator();
  ({ simulator, call, freshName } = frozen);
  read = (type) => frozen.read(domain, type);
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  ({ domain, count } = await freshName());
});

describe('looking up', () => {
  test.each([
    ['a free name', { domain: 'free-name.com' }, '210', { status: 'available' }],
    ['an invalid name', { domain: 'no_good.com' }, '465', {}],
    ['an unknown TLD', { domain: 'a.nothing' }, '701', {}],
    ['no name', {}, '460', {}],
  ])('LOOKUP of %s', async (_, attributes, code, expected) => {
    expect(await call('LOOKUP', 'DOMAIN', attributes)).toMatchObject({ code, attributes: expected });
  });

  test('a taken name answers is_success=1 with 211', async () => {
    expect(await call('LOOKUP', 'DOMAIN', { domain })).toMatchObject({
      isSuccess: '1',
      code: '211',
      attributes: { status: 'taken' },
    });
  });

  test('a premium name whose tier is off looks taken', async () => {
    await simulator.admin.setPremium({ domain: 'gold.com', price: 10, isEnabled: false });
    expect(await call('LOOKUP', 'DOMAIN', { domain: 'gold.com' })).toMatchObject({
      code: '211',
      attributes: { reason: 'Premium Name' },
    });
  });

  test.each([
    [{ domain: 'a.com' }, '13.75'],
    [{ domain: 'a.com', period: '10' }, '137.50'],
    [{ domain: 'a.com', reg_type: 'renewal' }, '14.25'],
    [{ domain: 'a.com', reg_type: 'transfer', period: '3' }, '13.75'],
  ])('GET_PRICE %j is the price of the whole period: %s', async (attributes, price) => {
    expect((await call('GET_PRICE', 'DOMAIN', attributes)).attributes).toEqual({ price });
  });

  test('GET_PRICE answers 400 where there is no price', async () =>
    expect((await call('GET_PRICE', 'DOMAIN', { domain: 'a.nothing' })).code).toBe('400'));

  test('GET_PRICE all_periods', async () => {
    expect(
      Object.keys(
        (await call('GET_PRICE', 'DOMAIN', { domain: 'a.com', all_periods: '1' })).attributes['prices'] as Assoc,
      ),
    ).toHaveLength(10);
  });

  test('BELONGS_TO_RSP', async () => {
    expect((await call('BELONGS_TO_RSP', 'DOMAIN', { domain })).attributes).toEqual({
      belongs_to_rsp: '1',
      domain_expdate: '2028-03-01 00:00:00',
    });
    expect((await call('BELONGS_TO_RSP', 'DOMAIN', { domain: 'others.com' })).attributes).toEqual({
      belongs_to_rsp: '0',
    });
  });
});

describe('GET', () => {
  test.each<[string, readonly string[]]>([
    [
      'all_info',
      [
        'affiliate_id',
        'auto_renew',
        'contact_set',
        'expiredate',
        'gdpr_consent_status',
        'let_expire',
        'nameserver_list',
        'registry_createdate',
        'registry_expiredate',
        'sponsoring_rsp',
        'tld_data',
      ],
    ],
    ['status', ['auctionescrow', 'can_modify', 'domain_supports', 'lock_state', 'transfer_away_in_progress']],
    ['whois_privacy_state', ['state']],
    ['expire_action', ['auto_renew', 'let_expire']],
    ['nameservers', ['nameserver_list']],
    ['owner', ['contact_set']],
    ['admin', ['contact_set']],
    ['billing', ['contact_set']],
    ['tech', ['contact_set']],
    ['domain_auth_info', ['domain_auth_info']],
    ['registry_dates', ['registry_createdate', 'registry_expiredate', 'registry_updatedate']],
    ['rsp_whois_info', ['rsp_enabled']],
    ['tld_data', ['tld_data']],
    ['forwarding_email', ['forwarding_email']],
    ['ca_whois_display_setting', ['ca_whois_display_setting']],
    ['it_whois_display_setting', ['it_whois_display_setting']],
    ['waiting_history', ['record_count', 'waiting_history']],
    ['waiting history', ['record_count']],
    ['xpack_waiting_history', ['waiting_history']],
    ['dnssec', ['dnssec']],
  ])('type %s', async (type, keys) => {
    const reply = await call('GET', 'DOMAIN', { domain, type });
    expect(reply).toMatchObject({ isSuccess: '1', code: '200' });
    for (const key of keys) expect(reply.attributes).toHaveProperty([key]);
  });

  test('all_info has no lock state', async () => expect(await read('all_info')).not.toHaveProperty('lock_state'));
  test('an unknown type is refused', async () =>
    expect((await call('GET', 'DOMAIN', { domain, type: 'moon' })).code).toBe('465'));
  test('a name that is not ours answers 480', async () =>
    expect((await call('GET', 'DOMAIN', { domain: 'others.com', type: 'all_info' })).code).toBe('480'));

  test('a list is paged and says what remains', async () => {
    const page = await call('GET', 'DOMAIN', { type: 'list', limit: '1', page: '1' });
    expect(page.attributes).toMatchObject({
      domain_list: [expect.stringMatching(/com$/)],
      remainder: count > 1 ? '1' : '0',
    });
  });

  test('GET_DOMAINS_CONTACTS has the names as keys', async () => {
    const reply = await call('GET_DOMAINS_CONTACTS', 'DOMAIN', { domain_list: [domain, 'others.com'] });
    expect(reply.attributes[domain]).toMatchObject({ contact_set: { owner: { last_name: 'Sample' } } });
  });
});

describe('RENEW', () => {
  const renew = (more: Assoc = {}): Promise<Reply> =>
    call('RENEW', 'DOMAIN', {
      domain,
      currentexpirationyear: '2028',
      period: '1',
      handle: 'process',
      auto_renew: '0',
      ...more,
    });

  test('extends both dates and charges once; the same bytes again answer 555', async () => {
    const reply = await renew({ affiliate_id: 'wf-91c2' });
    expect(reply.attributes).toMatchObject({
      auto_renew: '0',
      'registration expiration date': '2029-03-01 00:00:00',
      order_id: expect.stringMatching(/^\d+$/) as string,
    });
    expect((await renew()).code).toBe('555');
    expect(await read('all_info')).toMatchObject({
      expiredate: '2029-03-01 00:00:00',
      registry_expiredate: '2029-03-01 00:00:00',
    });
    expect((await simulator.admin.ledger(domain)).entries).toMatchObject([
      { operation: 'renewal', amount: '14.25', orderId: Number(reply.attributes['order_id']) },
    ]);
  });

  test.each<[string, Assoc, string]>([
    ['another year', { currentexpirationyear: '2027' }, '541'],
    ['more than ten years', { period: '10' }, '465'],
    ['no year', { currentexpirationyear: '' }, '460'],
    ['no handle', { handle: '' }, '460'],
    ['no auto_renew', { auto_renew: '' }, '460'],
  ])('%s is refused', async (_, more, code) => expect((await renew(more)).code).toBe(code));

  test.each(['de', 'at', 'dk', 'fr'])('.%s renews by itself: 480', async (tld) => {
    const name = `auto${count}.${tld}`;
    await simulator.admin.seedDomain({ domain: name, expiresAt: '2028-03-01T00:00:00Z' });
    expect((await renew({ domain: name })).code).toBe('480');
  });

  test('a .UK renewal is charged now and reaches the registry at expiry', async () => {
    const name = `late${count}.uk`;
    await simulator.admin.seedDomain({ domain: name, expiresAt: '2028-03-01T00:00:00Z' });
    expect((await renew({ domain: name })).code).toBe('200');
    const info = (await call('GET', 'DOMAIN', { domain: name, type: 'all_info' })).attributes;
    expect([info['expiredate'], info['registry_expiredate']]).toEqual(['2029-03-01 00:00:00', '2028-03-01 00:00:00']);
  });

  test('a draft blocks further renewals until it is cancelled or processed', async () => {
    const saved = await renew({ handle: 'save' });
    expect((await renew()).code).toBe('400');
    const done = await call('PROCESS_PENDING', 'DOMAIN', { order_id: textOf(saved.attributes['order_id']) });
    expect(done.attributes).toMatchObject({
      order_id: saved.attributes['order_id'],
      'registration expiration date': '2029-03-01 00:00:00',
    });
  });

  test('one in flight answers 400 with its text', async () => {
    await simulator.admin.addFault({
      on: { command: 'RENEW', domain },
      action: { kind: 'asynchronous', outcome: 'never' },
    });
    expect(await renew()).toMatchObject({
      isSuccess: '1',
      code: '250',
      attributes: { queue_request_id: expect.stringMatching(/^\d+$/) as string },
    });
    expect(await renew()).toMatchObject({ code: '400', text: expect.stringMatching(/^renewal applied/) as string });
  });
});

describe('the rest', () => {
  test('REVOKE inside the add grace refunds and frees the name', async () => {
    const name = `regret${count}.com`;
    await call('SW_REGISTER', 'DOMAIN', registration(name));
    const reply = await call('REVOKE', 'DOMAIN', { domain: name, reseller: CREDENTIALS.username, notes: 'typo' });
    expect(reply).toMatchObject({
      text: `Domain ${name} revoked successfully.`,
      attributes: { charge: '0', price: '13.75' },
    });
    expect((await call('LOOKUP', 'DOMAIN', { domain: name })).code).toBe('210');
    expect((await simulator.admin.ledger(name)).entries.map(({ kind }) => kind)).toEqual(['charge', 'refund']);
  });

  test('REVOKE of a seeded name gives nothing back; GET is silent afterwards and the deletion is listed', async () => {
    expect((await call('REVOKE', 'DOMAIN', { domain, reseller: CREDENTIALS.username })).attributes).toEqual({
      charge: '1',
      price: 'undef',
    });
    expect((await call('GET', 'DOMAIN', { domain, type: 'all_info' })).code).toBe('480');
    expect((await call('BELONGS_TO_RSP', 'DOMAIN', { domain })).attributes).toEqual({ belongs_to_rsp: '0' });
    expect((await call('LOOKUP', 'DOMAIN', { domain })).code).toBe('211');
    const deleted = (await call('GET_DELETED_DOMAINS', 'DOMAIN', { domain })).attributes;
    expect(deleted).toMatchObject({ total: '1', del_domains: [{ name: domain, reason: 'delete-domain-api' }] });
    expect((await call('GET_DELETED_DOMAINS', 'DOMAIN', { del_to: '2031-01-01' })).code).toBe('465');
  });

  test('SEND_AUTHCODE takes domain_name', async () => {
    expect((await call('SEND_AUTHCODE', 'DOMAIN', { domain_name: domain })).text).toBe('Message sent');
  });

  test('GET_DOMAINS_BY_EXPIREDATE pages', async () => {
    const reply = await call('GET_DOMAINS_BY_EXPIREDATE', 'DOMAIN', {
      exp_from: '2028-03-01',
      exp_to: '2028-03-01',
      limit: '1',
    });
    expect(reply.attributes).toMatchObject({
      page: '1',
      exp_domains: [{ expiredate: '2028-03-01 00:00:00', f_auto_renew: 'N', f_let_expire: 'N' }],
    });
  });

  test('a cookie proves profile credentials and tells what waits', async () => {
    expect((await call('SET', 'COOKIE', { domain, reg_username: 'acme01', reg_password: 'Wrongpass99' })).code).toBe(
      '415',
    );
    const set = await call('SET', 'COOKIE', { domain, reg_username: 'acme01', reg_password: 'S3cretpass99' });
    const cookie = textOf(set.attributes['cookie']);
    expect(set.attributes).toMatchObject({ waiting_requests_no: '0', f_owner: '1' });
    expect((await call('GET', 'USERINFO', { type: 'all_info' }, { cookie })).attributes).toMatchObject({
      domain,
      waiting_requests_no: '0',
    });
    expect((await call('UPDATE', 'COOKIE', { cookie, domain_new: domain })).code).toBe('200');
    expect((await call('DELETE', 'COOKIE', { cookie })).code).toBe('200');
    expect((await call('GET', 'USERINFO', { type: 'all_info' }, { cookie })).code).toBe('415');
    expect((await call('QUIT', 'SESSION')).code).toBe('200');
  });

  test('events come oldest first until they are acknowledged', async () => {
    const other = await startSimulator({ accounts: [CREDENTIALS] });
    await callUrl(other.url, 'SW_REGISTER', 'DOMAIN', registration('events.com'));
    const poll = async (limit: string): Promise<Assoc> =>
      (await callUrl(other.url, 'POLL', 'EVENT', { limit })).attributes;
    const first = await poll('1');
    expect(first).toMatchObject({
      count: '1',
      remaining: '2',
      events: [
        { object: 'ORDER', event: 'STATUS_CHANGE', object_data: { order_status: 'completed', order_reg_type: 'new' } },
      ],
    });
    expect(await poll('1')).toEqual(first);
    const id = ((first['events'] as readonly Assoc[])[0] as Assoc)['event_id'];
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect((await callUrl(other.url, 'ACK', 'EVENT', { event_id: textOf(id) })).code).toBe('200');
    expect(await poll('100')).toMatchObject({
      events: [{ event: 'CREATED' }, { event: 'REGISTERED', object_data: { period: '1', domain_name: 'events.com' } }],
    });
    await other.stop();
  });
});
