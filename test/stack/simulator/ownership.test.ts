// Names that change hands without a transfer: trade, push to another reseller, another profile (reference 3.23).
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { call as callUrl, CREDENTIALS, envelope, post, readReply, textOf, type Assoc, type Reply } from './wire.js';

const FRIEND = { username: 'friend', key: 'fedcba9876543210fedcba9876543210' };
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    accounts: [
      CREDENTIALS,
      { ...FRIEND, acceptsPushesFrom: [CREDENTIALS.username] },
      { username: 'stranger', key: 'a'.repeat(32) },
    ],
    clock: { start: new Date('2027-01-10T12:00:00Z'), frozen: true },
  });
});
afterEach(() => simulator.stop());

const call = (action: string, object: string, attributes?: Assoc, top?: Assoc): Promise<Reply> =>
  callUrl(simulator.url, action, object, attributes, top);
const wait = (seconds: number): Promise<unknown> => simulator.admin.moveClock({ advanceSeconds: seconds });

describe('TRADE_DOMAIN', () => {
  const trade = (domain: string, more: Assoc = {}): Promise<Reply> =>
    call('TRADE_DOMAIN', 'DOMAIN', {
      domain,
      first_name: 'Nora',
      last_name: 'Newman',
      org_name: 'Newman SARL',
      email: 'nora@example.org',
      ...more,
    });
  const owner = async (): Promise<Assoc> =>
    (
      (await call('GET', 'DOMAIN', { domain: 'acme.fr', type: 'owner', active_contacts_only: '1' })).attributes[
        'contact_set'
      ] as Assoc
    )['owner'] as Assoc;
  beforeEach(() => simulator.admin.seedDomain({ domain: 'acme.fr', expiresAt: '2028-03-01T00:00:00Z' }));

  test('waits at the registry; the owner changes when it is done, charged once', async () => {
    const reply = await trade('acme.fr');
    expect(reply).toMatchObject({ isSuccess: '1', code: '250', attributes: { order_id: reply.attributes['id'] } });
    expect(await owner()).toMatchObject({ last_name: 'Sample' });
    expect((await simulator.admin.ledger('acme.fr')).entries).toEqual([]);
    await wait(86_400);
    expect(await owner()).toMatchObject({ last_name: 'Newman', city: 'Toronto' });
    expect((await simulator.admin.ledger('acme.fr')).entries).toMatchObject([{ operation: 'trade', amount: '11.50' }]);
  });

  test('meets 437 when repeated', async () => {
    await trade('acme.fr');
    expect((await trade('acme.fr')).code).toBe('437');
  });

  test('declined by the registry, it costs nothing', async () => {
    const order = Number((await trade('acme.fr')).attributes['order_id']);
    await simulator.admin.declineOrder(order);
    await wait(86_400);
    expect(await owner()).toMatchObject({ last_name: 'Sample' });
    expect((await simulator.admin.ledger()).accounts[0]).toMatchObject({ balance: '5000.00', hold: '0.00' });
    expect((await call('PROCESS_PENDING', 'DOMAIN', { order_id: String(order) })).code).toBe('465');
  });

  test('its order can be read', async () => {
    const id = textOf((await trade('acme.fr')).attributes['order_id']);
    expect((await call('GET_ORDER_INFO', 'DOMAIN', { order_id: id })).attributes['field_hash']).toMatchObject({
      reg_type: 'trade',
      status: 'waiting',
      owner_last_name: 'Newman',
    });
  });

  test.each([
    ['acme.fr', { email: '' }, '460'],
    ['acme.fr', { email: 'nowhere' }, '465'],
    ['acme.com', {}, '470'],
    ['theirs.fr', {}, '480'],
  ])('%s with %j answers %s', async (domain, more, code) => {
    await simulator.admin.seedDomain({ domain: 'acme.com' });
    expect((await trade(domain, more)).code).toBe(code);
  });
});

describe('RSP2RSP_PUSH_TRANSFER', () => {
  const push = (more: Assoc = {}, object = 'DOMAIN'): Promise<Reply> =>
    call('RSP2RSP_PUSH_TRANSFER', object, {
      domain: 'acme.com',
      grsp: FRIEND.username,
      username: 'theirs01',
      password: 'S3cretpass99',
      ...more,
    });
  beforeEach(() => simulator.admin.seedDomain({ domain: 'acme.com', expiresAt: '2028-03-01T00:00:00Z' }));

  test.each([['DOMAIN'], ['']])('moves the name at once with the object "%s"', async (object) => {
    expect((await push({}, object)).code).toBe('200');
    const belongs = envelope('BELONGS_TO_RSP', 'DOMAIN', { domain: 'acme.com' });
    const asked = async (credentials: typeof FRIEND): Promise<unknown> =>
      readReply(await post(simulator.url, belongs, { credentials })).attributes['belongs_to_rsp'];
    expect([await asked(CREDENTIALS), await asked(FRIEND)]).toEqual(['0', '1']);
    const [view] = await simulator.admin.domains();
    expect(view).toMatchObject({ account: 'friend', registrarExpiry: '2028-03-01T00:00:00.000Z' });
    expect((await simulator.admin.ledger('acme.com')).entries).toEqual([]);
  });

  test.each([
    ['a reseller that did not allow it', { grsp: 'stranger' }, '435'],
    ['a reseller that does not exist', { grsp: 'nobody' }, '465'],
    ['no reseller', { grsp: '' }, '460'],
    ['a short password', { password: 'short' }, '465'],
  ])('is refused for %s', async (_, more, code) => expect((await push(more)).code).toBe(code));
});

describe('CHANGE OWNERSHIP', () => {
  const credentials = { reg_username: 'seeded', reg_password: 'seededpass1' };
  const change = (cookie: string, more: Assoc = {}): Promise<Reply> =>
    call('CHANGE', 'OWNERSHIP', { username: 'other01', password: 'S3cretpass99', ...more }, { cookie });
  const login = async (): Promise<string> =>
    textOf((await call('SET', 'COOKIE', { domain: 'acme.com', ...credentials })).attributes['cookie']);
  beforeEach(() => simulator.admin.seedDomain({ domain: 'acme.com' }));

  test('moves the domain to a profile of its own', async () => {
    await simulator.admin.seedDomain({ domain: 'stays.com' });
    expect((await change(await login())).code).toBe('200');
    const [moved, stayed] = await simulator.admin.domains();
    expect(moved?.profileId).not.toBe(stayed?.profileId);
    expect((await call('SET', 'COOKIE', { domain: 'acme.com', ...credentials })).code).toBe('415');
  });

  test('joins the profile of reg_domain with its credentials only', async () => {
    await simulator.admin.seedDomain({ domain: 'joined.com', regUsername: 'other01', regPassword: 'S3cretpass99' });
    const cookie = await login();
    expect((await change(cookie, { reg_domain: 'joined.com', password: 'Wrongpass999' })).code).toBe('415');
    expect((await change(cookie, { reg_domain: 'joined.com' })).code).toBe('200');
    const [acme, joined] = await simulator.admin.domains();
    expect(acme?.profileId).toBe(joined?.profileId);
  });

  test('needs a session', async () => expect((await change('nothing')).code).toBe('415'));
});
