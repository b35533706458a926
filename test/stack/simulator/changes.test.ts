// The commands that change a name: MODIFY, contacts, name servers (reference 3.12 to 3.16).
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Simulator } from '../../../src/simulator/start.js';
import { type FrozenSimulator, startFrozenSimulator } from './frozen-simulator.js';
import { CONTACT, type Assoc, type Reply } from './wire.js';

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
const modify = (data: string, fields: Assoc): Promise<Reply> =>
  call('MODIFY', 'DOMAIN', { domain, affect_domains: '0', data, ...fields });

describe('MODIFY', () => {
  const details = (code: string): unknown => ({ details: { [domain]: { is_success: '1', response_code: code } } });

  test.each<[string, Assoc, string, Assoc]>([
    ['status', { lock_state: '1' }, 'status', { lock_state: '1' }],
    ['whois_privacy_state', { state: 'enable' }, 'whois_privacy_state', { state: 'enabled' }],
    ['expire_action', { auto_renew: '0', let_expire: '1' }, 'expire_action', { auto_renew: '0', let_expire: '1' }],
    ['domain_auth_info', { domain_auth_info: 'NewCode!7' }, 'domain_auth_info', { domain_auth_info: 'NewCode!7' }],
    ['contact_info', { contact_set: { owner: CONTACT } }, 'owner', { contact_set: { owner: { last_name: 'Ottway' } } }],
    ['parkpage_state', { state: 'on' }, 'status', { parkp_status: 'Y' }],
    [
      'tld_data',
      { tld_data: { forwarding_email: 'a@example.com' } },
      'tld_data',
      { tld_data: { forwarding_email: 'a@example.com' } },
    ],
    ['rsp_whois_info', { flag: 'Y', all: '0' }, 'rsp_whois_info', { rsp_enabled: 'Y' }],
  ])('%s takes effect, per domain in details', async (data, fields, type, expected) => {
    expect(await modify(data, fields)).toMatchObject({ isSuccess: '1', code: '200', attributes: details('200') });
    expect(await read(type)).toMatchObject(expected);
  });

  test('220 when the state is already as asked', async () => {
    expect(await modify('status', { lock_state: '0' })).toMatchObject({
      isSuccess: '1',
      code: '220',
      attributes: details('220'),
    });
  });

  test.each<[string, Assoc, string]>([
    ['expire_action', { auto_renew: '1', let_expire: '1' }, '465'],
    ['expire_action', { auto_renew: '1' }, '460'],
    ['nameserver_list', {}, '465'],
    ['uk_whois_opt', {}, '465'],
    ['cira_registrant', {}, '430'],
    ['nexus_info', { app_purpose: 'P1' }, '470'],
    ['status', { affect_domains: '1', lock_state: '1' }, '435'],
    ['status', { affect_domains: '', lock_state: '1' }, '460'],
  ])('%s %j answers %s', async (data, fields, code) => expect((await modify(data, fields)).code).toBe(code));

  test('locking is refused where it is not supported', async () => {
    await simulator.admin.seedDomain({ domain: `lock${count}.de` });
    expect(
      (
        await call('MODIFY', 'DOMAIN', {
          domain: `lock${count}.de`,
          affect_domains: '0',
          data: 'status',
          lock_state: '1',
        })
      ).code,
    ).toBe('470');
  });

  test.each([
    ['us', 'nexus_info', { app_purpose: 'P1', category: 'C11' }, { nexus: { app_purpose: 'P1', category: 'C11' } }],
    [
      'asia',
      'ced_info',
      { contact_type: 'owner', id_number: '1', id_type: 'x', legal_entity_type: 'y', locality_country: 'HK' },
      { ced_info: { id_number: '1' } },
    ],
  ])('.%s %s lands in tld_data', async (tld, data, fields, expected) => {
    const name = `sub${count}.${tld}`;
    await simulator.admin.seedDomain({ domain: name });
    expect((await call('MODIFY', 'DOMAIN', { domain: name, affect_domains: '0', data, ...fields })).code).toBe('200');
    expect((await call('GET', 'DOMAIN', { domain: name, type: 'tld_data' })).attributes).toMatchObject({
      tld_data: expected,
    });
  });

  test('a partial failure hides in details', async () => {
    await simulator.admin.addFault({ on: { command: 'MODIFY', domain }, action: { kind: 'detail_failure' } });
    const reply = await modify('status', { lock_state: '1' });
    expect(reply).toMatchObject({
      isSuccess: '1',
      code: '200',
      attributes: { details: { [domain]: { is_success: '0', response_code: '465' } } },
    });
    expect(await read('status')).toMatchObject({ lock_state: '0' });
  });
});

describe('contacts and name servers', () => {
  test('UPDATE_CONTACTS replaces a contact whole', async () => {
    const reply = await call('UPDATE_CONTACTS', 'DOMAIN', {
      domain,
      types: ['owner'],
      contact_set: { owner: CONTACT },
      affect_domains: '0',
    });
    expect(reply.code).toBe('200');
    expect((await read('owner'))['contact_set']).toEqual({ owner: CONTACT });
  });

  test.each<[string, Assoc, string]>([
    ['an unknown type', { types: ['boss'], contact_set: { owner: CONTACT } }, '465'],
    ['a type without its contact', { types: ['admin'], contact_set: { owner: CONTACT } }, '460'],
    ['a wrong phone', { types: ['owner'], contact_set: { owner: { ...CONTACT, phone: '1' } } }, '465'],
  ])('UPDATE_CONTACTS refuses %s', async (_, fields, code) =>
    expect((await call('UPDATE_CONTACTS', 'DOMAIN', { domain, ...fields })).code).toBe(code),
  );

  test('a new owner starts verification again', async () => {
    const status = async (): Promise<Assoc> =>
      (await call('GET_REGISTRANT_VERIFICATION_STATUS', 'DOMAIN', { domain })).attributes;
    expect(await status()).toEqual({ registrant_verification_status: 'verified' });
    await call('UPDATE_CONTACTS', 'DOMAIN', {
      domain,
      types: ['owner'],
      contact_set: { owner: { ...CONTACT, email: `new${count}@example.org` } },
    });
    expect(await status()).toMatchObject({
      registrant_verification_status: 'verifying',
      days_to_suspend: '15',
      email_bounced: '0',
    });
    expect((await call('SEND_REGISTRANT_VERIFICATION_EMAIL', 'DOMAIN', { domain })).text).toBe(
      'Verification email has been resent successfully.',
    );
    await simulator.admin.verifyRegistrant(domain);
    expect(await status()).toEqual({ registrant_verification_status: 'verified' });
  });

  test('UPDATE_ALL_INFO changes both or nothing', async () => {
    const all = (names: readonly string[]): Promise<Reply> =>
      call('UPDATE_ALL_INFO', 'DOMAIN', {
        domain,
        contact_set: { owner: CONTACT },
        nameserver_list: names.map((fqdn) => ({ fqdn })),
      });
    expect((await all(['ns1.missing.invalid', 'ns2.example.net'])).code).toBe('435');
    expect((await read('owner'))['contact_set']).not.toEqual({ owner: CONTACT });
    expect((await all(['ns1.example.net', 'ns2.example.net'])).code).toBe('200');
    expect((await read('owner'))['contact_set']).toEqual({ owner: CONTACT });
  });

  const update = (fields: Assoc): Promise<Reply> =>
    call('ADVANCED_UPDATE_NAMESERVERS', 'DOMAIN', { domain, ...fields });
  test('assign replaces, add_remove edits', async () => {
    expect((await update({ op_type: 'assign', assign_ns: ['ns1.example.net', 'ns2.example.net'] })).code).toBe('200');
    expect((await update({ op_type: 'assign', assign_ns: ['ns1.example.net', 'ns2.example.net'] })).code).toBe('220');
    expect(
      (await update({ op_type: 'add_remove', add_ns: ['ns3.example.net'], remove_ns: ['ns1.example.net'] })).code,
    ).toBe('200');
    expect((await read('nameservers'))['nameserver_list']).toMatchObject([
      { name: 'ns2.example.net', sortorder: '1' },
      { name: 'ns3.example.net', sortorder: '2' },
    ]);
  });

  test.each<[string, Assoc, string]>([
    ['assign with add_ns', { op_type: 'assign', assign_ns: ['a.example.net'], add_ns: ['b.example.net'] }, '465'],
    ['an unknown host', { op_type: 'assign', assign_ns: ['a.x.invalid', 'b.example.net'] }, '435'],
    ['too many', { op_type: 'assign', assign_ns: Array.from({ length: 14 }, (_, n) => `n${n}.example.net`) }, '445'],
    ['no op_type', {}, '460'],
  ])('%s is refused', async (_, fields, code) => expect((await update(fields)).code).toBe(code));

  test('name server objects are created, listed, changed and deleted', async () => {
    const name = `ns1.${domain}`;
    const on = (action: string, fields: Assoc): Promise<Reply> =>
      call(action, 'NAMESERVER', { domain, name, ...fields });
    expect((await on('CREATE', {})).code).toBe('460');
    expect((await on('CREATE', { ipaddress: '192.0.2.1' })).code).toBe('200');
    expect((await on('CREATE', { ipaddress: '192.0.2.1' })).code).toBe('485');
    expect((await on('GET', { name: 'all' })).attributes).toMatchObject({
      nameserver_list: [{ name, ipaddress: '192.0.2.1', can_delete: '1' }],
    });
    expect((await on('MODIFY', { ipv6: '2001:db8::1' })).code).toBe('200');
    expect((await on('GET', {})).attributes).toMatchObject({
      nameserver_list: [{ ipaddress: '', ipv6: '2001:db8::1' }],
    });
    await update({ op_type: 'assign', assign_ns: [name, 'ns2.example.net'] });
    expect((await on('DELETE', {})).code).toBe('405');
    await update({ op_type: 'assign', assign_ns: ['ns1.example.net', 'ns2.example.net'] });
    expect((await on('DELETE', {})).code).toBe('200');
  });
});
