// What the profiles change beyond the style of a reply: the vendor's test environment, and other codes for the same no.
import { afterEach, expect, test } from 'vitest';
import { startSimulator, type Simulator, type SimulatorProfile } from '../../../src/simulator/start.js';
import { call as callUrl, CREDENTIALS, registration, type Assoc, type Reply } from './wire.js';

let simulator: Simulator;
afterEach(() => simulator.stop());
const start = async (profile: SimulatorProfile): Promise<void> => {
  const clock = { start: new Date('2027-01-10T12:00:00Z'), frozen: true };
  simulator = await startSimulator({ accounts: [CREDENTIALS], profile, clock });
};
const call = (action: string, object: string, attributes?: Assoc): Promise<Reply> =>
  callUrl(simulator.url, action, object, attributes);
const transfer = (domain: string): Promise<Reply> =>
  call('SW_REGISTER', 'DOMAIN', registration(domain, { reg_type: 'transfer', auth_info: 'Right-Code-7' }));

test('horizon does no transfers', async () => {
  await start('horizon');
  await simulator.admin.seedDomain({ domain: 'acme.net', taken: true, authCode: 'Right-Code-7' });
  expect((await transfer('acme.net')).code).toBe('487');
  expect((await call('CHECK_TRANSFER', 'DOMAIN', { domain: 'acme.net' })).attributes['transferrable']).toBe('0');
});

test('horizon redeems nothing', async () => {
  await start('horizon');
  await simulator.admin.seedDomain({ domain: 'acme.com', createdAt: '2026-06-01T00:00:00Z' });
  await call('REVOKE', 'DOMAIN', { domain: 'acme.com', reseller: CREDENTIALS.username });
  expect((await call('REDEEM', 'DOMAIN', { domain: 'acme.com' })).code).toBe('400');
});

test.each([
  ['horizon', '465', 'Domain Already Renewed'],
  ['faithful', '555', 'Domain has already been successfully renewed'],
] as const)('%s answers a repeated renewal with %s', async (profile, code, text) => {
  await start(profile);
  await simulator.admin.seedDomain({ domain: 'acme.com', expiresAt: '2028-03-01T00:00:00Z' });
  const years = { currentexpirationyear: '2028', period: '1', handle: 'process', auto_renew: '0' };
  await call('RENEW', 'DOMAIN', { domain: 'acme.com', ...years });
  expect(await call('RENEW', 'DOMAIN', { domain: 'acme.com', ...years })).toMatchObject({ code, text });
});

test.each([
  ['faithful', '552'],
  ['hostile', '487'],
] as const)('%s refuses a young name with %s', async (profile, code) => {
  await start(profile);
  const createdAt = '2027-01-01T00:00:00Z';
  await simulator.admin.seedDomain({ domain: 'young.net', taken: true, authCode: 'Right-Code-7', createdAt });
  expect((await transfer('young.net')).code).toBe(code);
});
