// The life of a name by the virtual clock (reference 5.4).
import { afterEach, beforeEach, expect, test } from 'vitest';
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
