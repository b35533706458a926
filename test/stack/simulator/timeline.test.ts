// The life of a name by the virtual clock (reference 5.4).
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { call as callUrl, CREDENTIALS, registration, type Assoc, type Reply } from './wire.js';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    accounts: [CREDENTIALS],
    clock: { start: new Date('2027-01-10T12:00:00Z'), frozen: true },
  });
});
afterEach(() => simulator.stop());

const call = (action: string, object: string, attributes?: Assoc): Promise<Reply> =>
  callUrl(simulator.url, action, object, attributes);
const at = (now: string): Promise<unknown> => simulator.admin.moveClock({ now });
const info = async (domain: string): Promise<Assoc> =>
  (await call('GET', 'DOMAIN', { domain, type: 'all_info' })).attributes;

test('a name expires, is deleted after 40 days, and is free 35 days later', async () => {
  await call('SW_REGISTER', 'DOMAIN', registration('brief.com'));
  await at('2028-01-10T12:00:00Z');
  // The registry renews in the grace period: its date runs ahead of the registrar's.
  expect(await info('brief.com')).toMatchObject({
    expiredate: '2028-01-10 12:00:00',
    registry_expiredate: '2029-01-10 12:00:00',
  });
  expect((await simulator.admin.events()).map(({ event }) => event)).toContain('EXPIRED');
  await at('2028-02-19T11:59:59Z');
  expect((await call('GET', 'DOMAIN', { domain: 'brief.com', type: 'status' })).code).toBe('200');
  await at('2028-02-19T12:00:00Z');
  expect((await call('GET', 'DOMAIN', { domain: 'brief.com', type: 'status' })).code).toBe('480');
  expect((await call('LOOKUP', 'DOMAIN', { domain: 'brief.com' })).code).toBe('211');
  await at('2028-03-25T12:00:00Z');
  expect((await call('LOOKUP', 'DOMAIN', { domain: 'brief.com' })).code).toBe('210');
  expect((await call('GET_DELETED_DOMAINS', 'DOMAIN', { domain: 'brief.com' })).attributes).toMatchObject({
    total: '1',
    del_domains: [{ reason: 'expired' }],
  });
});

test('a renewal in the grace period names the year that the registrar shows and brings both dates together', async () => {
  await call('SW_REGISTER', 'DOMAIN', registration('grace.com'));
  await at('2028-01-20T00:00:00Z');
  const reply = await call('RENEW', 'DOMAIN', {
    domain: 'grace.com',
    currentexpirationyear: '2028',
    period: '1',
    handle: 'process',
    auto_renew: '0',
  });
  expect(reply.code).toBe('200');
  expect(await info('grace.com')).toMatchObject({
    expiredate: '2029-01-10 12:00:00',
    registry_expiredate: '2029-01-10 12:00:00',
  });
  await at('2028-06-01T00:00:00Z');
  expect(await info('grace.com')).toMatchObject({ expiredate: '2029-01-10 12:00:00' });
});

test('auto-renew charges thirty days before expiry, once a year', async () => {
  await call('SW_REGISTER', 'DOMAIN', registration('steady.com', { auto_renew: '1' }));
  await at('2029-01-01T00:00:00Z');
  expect(
    (await simulator.admin.ledger('steady.com')).entries.map(({ operation, time }) => [operation, time.slice(0, 10)]),
  ).toEqual([
    ['new', '2027-01-10'],
    ['auto_renewal', '2027-12-11'],
    ['auto_renewal', '2028-12-11'],
  ]);
  expect(await info('steady.com')).toMatchObject({
    expiredate: '2030-01-10 12:00:00',
    registry_expiredate: '2030-01-10 12:00:00',
  });
});

test('auto-renew without funds lets the name expire', async () => {
  await call('SW_REGISTER', 'DOMAIN', registration('poor.com', { auto_renew: '1' }));
  await simulator.admin.addFunds(-4980);
  await at('2028-02-01T00:00:00Z');
  expect(await info('poor.com')).toMatchObject({ expiredate: '2028-01-10 12:00:00' });
});

test('a .DE name is renewed by its registry at expiry unless let_expire was set', async () => {
  await simulator.admin.seedDomain({ domain: 'kept.de', expiresAt: '2027-06-01T00:00:00Z' });
  await simulator.admin.seedDomain({ domain: 'left.de', expiresAt: '2027-06-01T00:00:00Z', letExpire: true });
  await at('2027-08-01T00:00:00Z');
  expect(await info('kept.de')).toMatchObject({ expiredate: '2028-06-01 00:00:00' });
  expect((await call('GET', 'DOMAIN', { domain: 'left.de', type: 'status' })).code).toBe('480');
});

test('an unverified gTLD registrant is suspended after 15 days', async () => {
  await call('SW_REGISTER', 'DOMAIN', registration('unverified.com'));
  const status = async (): Promise<Assoc> =>
    (await call('GET_REGISTRANT_VERIFICATION_STATUS', 'DOMAIN', { domain: 'unverified.com' })).attributes;
  expect(await status()).toMatchObject({ registrant_verification_status: 'verifying', days_to_suspend: '15' });
  await at('2027-01-27T12:00:00Z');
  expect(await status()).toMatchObject({ registrant_verification_status: 'suspended', days_to_suspend: '-2' });
});

test('the clock refuses to go back', async () => {
  await expect(at('2020-01-01T00:00:00Z')).rejects.toMatchObject({ status: 409 });
});

const stage = async (domain: string): Promise<readonly unknown[]> => {
  const view = (await simulator.admin.domains()).find(({ name }) => name === domain);
  return [view?.stage, view?.resolves];
};

test('the stages of an unrenewed name: active, expired, redemption, pending delete, gone', async () => {
  await call('SW_REGISTER', 'DOMAIN', registration('brief.com'));
  await simulator.admin.verifyRegistrant('brief.com');
  const seen: unknown[] = [await stage('brief.com')];
  for (const day of ['2028-01-10', '2028-02-19', '2028-03-20', '2028-03-25']) {
    await at(`${day}T12:00:00Z`);
    seen.push(await stage('brief.com'));
  }
  expect(seen).toEqual([
    ['active', true],
    ['expired', false],
    ['redemption', false],
    ['pending_delete', false],
    [undefined, undefined],
  ]);
  expect((await call('BELONGS_TO_RSP', 'DOMAIN', { domain: 'brief.com' })).attributes['belongs_to_rsp']).toBe('0');
});

test('day three parks a gTLD name; its renewal brings the name servers back', async () => {
  await call('SW_REGISTER', 'DOMAIN', registration('parked.com'));
  const before = (await info('parked.com'))['nameserver_list'];
  await at('2028-01-13T12:00:00Z');
  expect((await info('parked.com'))['nameserver_list']).toMatchObject([
    { name: 'ns1.parking.example' },
    { name: 'ns2.parking.example' },
  ]);
  const years = { currentexpirationyear: '2028', period: '1', handle: 'process', auto_renew: '0' };
  expect((await call('RENEW', 'DOMAIN', { domain: 'parked.com', ...years })).code).toBe('200');
  expect((await info('parked.com'))['nameserver_list']).toEqual(before);
});

test('the .UK registry has the renewed year only from its own expiry on', async () => {
  await simulator.admin.seedDomain({ domain: 'late.co.uk', expiresAt: '2027-06-01T00:00:00Z' });
  const years = { currentexpirationyear: '2027', period: '1', handle: 'process', auto_renew: '0' };
  expect((await call('RENEW', 'DOMAIN', { domain: 'late.co.uk', ...years })).code).toBe('200');
  const dates = async (): Promise<unknown> => {
    const { expiredate, registry_expiredate } = await info('late.co.uk');
    return [expiredate, registry_expiredate];
  };
  expect(await dates()).toEqual(['2028-06-01 00:00:00', '2027-06-01 00:00:00']);
  await at('2027-06-01T00:00:00Z');
  expect(await dates()).toEqual(['2028-06-01 00:00:00', '2028-06-01 00:00:00']);
});

describe('redemption', () => {
  const redeem = (domain: string): Promise<Reply> => call('REDEEM', 'DOMAIN', { domain });

  test('brings the name back for a fee with the year that it had missed', async () => {
    await call('SW_REGISTER', 'DOMAIN', registration('saved.com'));
    await at('2028-03-01T00:00:00Z');
    expect((await redeem('saved.com')).code).toBe('200');
    expect(await info('saved.com')).toMatchObject({ expiredate: '2029-01-10 12:00:00' });
    expect((await simulator.admin.ledger('saved.com')).entries.at(-1)).toMatchObject({
      operation: 'redemption',
      amount: '94.25',
    });
    expect((await call('GET_DELETED_DOMAINS', 'DOMAIN', { domain: 'saved.com' })).attributes['total']).toBe('0');
    await at('2028-12-01T00:00:00Z');
    expect(await info('saved.com')).toMatchObject({ expiredate: '2029-01-10 12:00:00' });
  });

  test('a revoked name comes back with the time that it had', async () => {
    await simulator.admin.seedDomain({ domain: 'revoked.com', createdAt: '2026-05-01T00:00:00Z' });
    const before = (await info('revoked.com'))['expiredate'];
    await call('REVOKE', 'DOMAIN', { domain: 'revoked.com', reseller: CREDENTIALS.username });
    expect((await redeem('revoked.com')).code).toBe('200');
    expect((await info('revoked.com'))['expiredate']).toBe(before);
    expect((await simulator.admin.ledger('revoked.com')).entries).toMatchObject([{ amount: '80.00' }]);
  });

  test.each([
    ['in grace', 'early.com', '2028-02-01T00:00:00Z', '400'],
    ['in pending delete', 'late.com', '2028-03-22T00:00:00Z', '400'],
    ['gone', 'gone.com', '2028-04-01T00:00:00Z', '480'],
    ['under a TLD without redemption', 'acme.io', '2028-03-01T00:00:00Z', '400'],
  ])('a name %s cannot be redeemed', async (_, domain, moment, code) => {
    await call('SW_REGISTER', 'DOMAIN', registration(domain));
    await at(moment);
    expect((await redeem(domain)).code).toBe(code);
  });

  test('without funds it answers 440 and the name stays deleted', async () => {
    await call('SW_REGISTER', 'DOMAIN', registration('poor.com'));
    await simulator.admin.addFunds(-4980);
    await at('2028-03-01T00:00:00Z');
    expect((await redeem('poor.com')).code).toBe('440');
    expect((await stage('poor.com'))[0]).toBe('redemption');
  });
});

describe('registrant verification', () => {
  test('suspension stops DNS, with an event; a late click brings it back', async () => {
    await call('SW_REGISTER', 'DOMAIN', registration('quiet.com'));
    await at('2027-01-25T12:00:00Z');
    expect(await stage('quiet.com')).toEqual(['active', false]);
    await simulator.admin.verifyRegistrant('quiet.com');
    expect(await stage('quiet.com')).toEqual(['active', true]);
    const told = (await simulator.admin.events()).map(({ data }) => data['verification_status']);
    expect(told.filter((status) => status !== undefined)).toEqual(['suspended', 'verified']);
  });

  test('one click verifies every name of that owner', async () => {
    await call('SW_REGISTER', 'DOMAIN', registration('one.com'));
    await call('SW_REGISTER', 'DOMAIN', registration('two.com'));
    await simulator.admin.verifyRegistrant('one.com');
    await at('2027-02-10T12:00:00Z');
    expect(await stage('two.com')).toEqual(['active', true]);
  });
});
