// A name leaves the account (reference 5.3).
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import { call as callUrl, CREDENTIALS, type Assoc, type Reply } from './wire.js';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    accounts: [CREDENTIALS],
    clock: { start: new Date('2027-01-10T12:00:00Z'), frozen: true },
  });
  await simulator.admin.seedDomain({
    domain: 'acme.com',
    createdAt: '2025-03-01T00:00:00Z',
    expiresAt: '2028-03-01T00:00:00Z',
  });
});
afterEach(() => simulator.stop());

const call = (action: string, object: string, attributes?: Assoc): Promise<Reply> =>
  callUrl(simulator.url, action, object, attributes);
const away = async (): Promise<unknown> =>
  (await call('GET', 'DOMAIN', { domain: 'acme.com', type: 'status' })).attributes['transfer_away_in_progress'];
const isOurs = async (): Promise<unknown> =>
  (await call('BELONGS_TO_RSP', 'DOMAIN', { domain: 'acme.com' })).attributes['belongs_to_rsp'];

test('the owner is asked, and a yes releases the name', async () => {
  expect(await away()).toBe('0');
  await simulator.admin.startTransferAway('acme.com', 'Gaining Names');
  expect(await away()).toBe('1');
  await simulator.admin.approveTransfer('acme.com');
  expect(await isOurs()).toBe('0');
  expect((await call('LOOKUP', 'DOMAIN', { domain: 'acme.com' })).code).toBe('211');
  expect((await call('GET_TRANSFERS_AWAY', 'DOMAIN', { domain: 'acme.com' })).attributes).toMatchObject({
    total: '1',
    transfers: [{ status: 'completed', gaining_registrar: 'Gaining Names' }],
  });
  expect((await call('GET_DELETED_DOMAINS', 'DOMAIN', { domain: 'acme.com' })).attributes).toMatchObject({
    del_domains: [{ reason: 'transfered' }],
  });
  const deleted = (await simulator.admin.events()).find(({ event }) => event === 'DELETED');
  expect(deleted?.data['reason']).toBe('transfered');
});

test('five days of silence release it', async () => {
  await simulator.admin.startTransferAway('acme.com');
  await simulator.admin.moveClock({ advanceSeconds: 5 * 86_400 });
  expect(await isOurs()).toBe('0');
});

test('a no keeps it', async () => {
  await simulator.admin.startTransferAway('acme.com');
  await simulator.admin.declineTransfer('acme.com');
  expect([await isOurs(), await away()]).toEqual(['1', '0']);
});

test.each([
  ['a locked name', 'status', { lock_state: '1' }, 'locked'],
  ['a name under WHOIS privacy', 'whois_privacy_state', { state: 'enable' }, 'privacy'],
])('%s cannot leave', async (_, data, fields, why) => {
  await call('MODIFY', 'DOMAIN', { domain: 'acme.com', affect_domains: '0', data, ...fields });
  await expect(simulator.admin.startTransferAway('acme.com')).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining(why) as string,
  });
});

test('a .UK name leaves with its IPS tag', async () => {
  await simulator.admin.seedDomain({
    domain: 'acme.uk',
    createdAt: '2025-03-01T00:00:00Z',
    expiresAt: '2028-03-01T00:00:00Z',
  });
  const reply = await call('MODIFY', 'DOMAIN', {
    domain: 'acme.uk',
    affect_domains: '0',
    data: 'change_ips_tag',
    gaining_registrar_tag: 'OTHER-TAG',
  });
  expect(reply.code).toBe('200');
  expect((await call('BELONGS_TO_RSP', 'DOMAIN', { domain: 'acme.uk' })).attributes['belongs_to_rsp']).toBe('0');
});
