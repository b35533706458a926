// SW_REGISTER, parameter by parameter: each is refused by name when it is wrong, and seen somewhere when it is right.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import {
  call as callUrl,
  CONTACT,
  CREDENTIALS,
  registration,
  without,
  type Assoc,
  type Reply,
  textOf,
} from './wire.js';

let simulator: Simulator;
let count = 0;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [CREDENTIALS], limits: 'lifted', balance: 100_000 });
});
afterAll(() => simulator.stop());

const fresh = (tld = 'com'): string => `name${++count}.${tld}`;
const call = (action: string, object: string, attributes?: Assoc, top?: Assoc): Promise<Reply> =>
  callUrl(simulator.url, action, object, attributes, top);
const register = (attributes: Assoc, top?: Assoc): Promise<Reply> => call('SW_REGISTER', 'DOMAIN', attributes, top);
const orderInfo = async (reply: Reply): Promise<Assoc> =>
  (await call('GET_ORDER_INFO', 'DOMAIN', { order_id: textOf(reply.attributes['id']) })).attributes[
    'field_hash'
  ] as Assoc;
const read = async (domain: string, type: string): Promise<Assoc> =>
  (await call('GET', 'DOMAIN', { domain, type })).attributes;
const owner = (more: Assoc): Assoc => ({
  contact_set: { owner: { ...CONTACT, ...more }, admin: CONTACT, billing: CONTACT },
});
const ownerWithout = (field: string): Assoc => ({
  contact_set: { owner: without(CONTACT, field), admin: CONTACT, billing: CONTACT },
});
const pairs = (...names: readonly string[]): Assoc => ({
  custom_nameservers: '1',
  nameserver_list: names.map((name, n) => ({ name, sortorder: String(n + 1) })),
});

describe('a required field that is missing answers 460 with its name', () => {
  test.each([
    'domain',
    'reg_type',
    'reg_username',
    'reg_password',
    'contact_set',
    'custom_tech_contact',
    'custom_nameservers',
  ])('%s', async (field) => {
    const reply = await register(without(registration(fresh()), field));
    expect([reply.isSuccess, reply.code]).toEqual(['0', '460']);
    expect(reply.attributes['error']).toContain(field);
  });

  test.each<[string, Assoc, string]>([
    ['nameserver_list', { custom_nameservers: '1' }, 'com'],
    ['contact_set.tech', { custom_tech_contact: '1' }, 'com'],
    ['contact_set.admin', { contact_set: { owner: CONTACT, billing: CONTACT } }, 'com'],
    ['owner.first_name', ownerWithout('first_name'), 'com'],
    ['owner.last_name', ownerWithout('last_name'), 'com'],
    ['owner.org_name', ownerWithout('org_name'), 'com'],
    ['owner.address1', ownerWithout('address1'), 'com'],
    ['owner.city', ownerWithout('city'), 'com'],
    ['owner.postal_code', ownerWithout('postal_code'), 'com'],
    ['owner.country', ownerWithout('country'), 'com'],
    ['owner.phone', ownerWithout('phone'), 'com'],
    ['owner.email', ownerWithout('email'), 'com'],
    ['owner.state', { legal_type: 'CCT', ...ownerWithout('state') }, 'ca'],
    ['legal_type', {}, 'ca'],
    ['tld_data.nexus', {}, 'us'],
    ['tld_data.nexus.validator', { tld_data: { nexus: { app_purpose: 'P1', category: 'C31' } } }, 'us'],
    ['tld_data.it_registrant_info', {}, 'it'],
    ['tld_data.it_registrant_info.reg_code', { tld_data: { it_registrant_info: { entity_type: '2' } } }, 'it'],
    ['tld_data.br_register_number', {}, 'com.br'],
    ['tld_data.registrant_extra_info', {}, 'aero'],
    ['tld_data.ced_info', {}, 'asia'],
    ['tld_data.professional_data', {}, 'pro'],
    ['tld_data.au_registrant_info', {}, 'com.au'],
    ['lang', { country: 'DE' }, 'eu'],
    ['lang', {}, 'be'],
    ['premium_price_to_verify', { reg_type: 'premium' }, 'com'],
    ['trademark_smd', { reg_type: 'sunrise', handle: 'save' }, 'com'],
  ])('%s', async (field, more, tld) => {
    const reply = await register(registration(fresh(tld), more));
    expect(reply.code).toBe('460');
    expect(reply.attributes['error']).toContain(field);
  });

  test('encoding_type of a name in Punycode', async () => {
    expect((await register(registration(`xn--bcher-kva${++count}.com`))).attributes['error']).toContain(
      'encoding_type',
    );
  });
});

describe('a wrong value answers 465 with the name of the field', () => {
  test.each<[string, Assoc, string]>([
    ['domain', { domain: 'no_good.com' }, 'com'],
    ['reg_type', { reg_type: 'rent' }, 'com'],
    ['period', { period: '11' }, 'com'],
    ['period', { period: '0' }, 'com'],
    ['period', { period: 'x' }, 'com'],
    ['period', { period: '1' }, 'ai'],
    ['handle', { handle: 'later' }, 'com'],
    ['handle', { reg_type: 'sunrise', trademark_smd: 'x' }, 'com'],
    ['reg_username', { reg_username: 'a!' }, 'com'],
    ['reg_password', { reg_password: 'short' }, 'com'],
    ['link_domains', { link_domains: '2' }, 'com'],
    ['custom_tech_contact', { custom_tech_contact: 'Y' }, 'com'],
    ['custom_nameservers', { custom_nameservers: 'Y' }, 'com'],
    ['f_lock_domain', { f_lock_domain: 'Y' }, 'com'],
    ['f_whois_privacy', { f_whois_privacy: 'Y' }, 'com'],
    ['f_parkp', { f_parkp: '1' }, 'com'],
    ['auto_renew', { auto_renew: 'Y' }, 'com'],
    ['affiliate_id', { affiliate_id: 'a'.repeat(257) }, 'com'],
    ['dns_template', { dns_template: 'a'.repeat(51) }, 'com'],
    ['encoding_type', { encoding_type: 'german' }, 'com'],
    ['reg_domain', { reg_domain: 'münchen.de' }, 'com'],
    ['master_order_id', { master_order_id: 'first' }, 'com'],
    ['master_order_id', { master_order_id: '1' }, 'com'],
    ['link_domains', { link_domains: '1', master_order_id: '1' }, 'com'],
    ['nameserver_list', pairs('ns1.example.net'), 'com'],
    ['nameserver_list.0.name', pairs('not a host', 'ns2.example.net'), 'com'],
    ['premium_price_to_verify', { reg_type: 'premium', premium_price_to_verify: '12' }, 'com'],
    ['trademark_smd', { trademark_smd: 'x' }, 'com'],
    ['custom_transfer_nameservers', { custom_transfer_nameservers: 'x' }, 'com'],
    ['change_contact', { change_contact: 'x' }, 'com'],
    ['owner_confirm_address', { owner_confirm_address: 'nobody' }, 'com'],
    ['owner.phone', owner({ phone: '4165550123' }), 'com'],
    ['owner.fax', owner({ fax: '4165550123' }), 'com'],
    ['owner.email', owner({ email: 'nobody' }), 'com'],
    ['owner.country', owner({ country: 'USA' }), 'com'],
    ['owner.first_name', owner({ first_name: 'a'.repeat(65) }), 'com'],
    ['owner.country', { lang: 'en', country: 'GB', ...owner({ country: 'UK' }) }, 'eu'],
    ['owner.postal_code', owner({ country: 'ES', postal_code: '99001' }), 'es'],
    ['legal_type', { legal_type: 'XXX' }, 'ca'],
    ['tld_data.nexus.app_purpose', { tld_data: { nexus: { app_purpose: 'P9', category: 'C11' } } }, 'us'],
    ['lang', { lang: 'de' }, 'be'],
    ['tld_data.forwarding_email', { tld_data: { forwarding_email: 'x' } }, 'name'],
    ['f_whois_privacy', { f_whois_privacy: '0' }, 'uk'],
  ])('%s (%j, .%s)', async (field, more, tld) => {
    const reply = await register({ ...registration(fresh(tld)), ...more });
    expect(reply.code).toBe('465');
    expect(reply.attributes['error']).toContain(field);
  });

  test('registrant_ip, beside the attributes', async () => {
    expect((await register(registration(fresh()), { registrant_ip: '1.2.3' })).attributes['error']).toContain(
      'registrant_ip',
    );
  });

  test('a TLD that is not served answers 701', async () =>
    expect((await register(registration('a.unknowntld'))).code).toBe('701'));

  test('a refused order leaves nothing behind', async () => {
    const domain = fresh();
    await register(registration(domain, { period: '11' }));
    expect(await simulator.admin.orders(domain)).toEqual([]);
  });
});

describe('a right value has an effect that can be read', () => {
  test.each<[string, Assoc, Assoc, string]>([
    ['period', { period: '3' }, { period: '3' }, 'com'],
    ['affiliate_id', { affiliate_id: 'wf-7f3a' }, { affiliate_id: 'wf-7f3a' }, 'com'],
    ['auto_renew', { auto_renew: '1' }, { f_auto_renew: 'Y' }, 'com'],
    ['comments', { comments: 'hello' }, { comments: 'hello' }, 'com'],
    ['f_lock_domain', { f_lock_domain: '1' }, { f_lock_domain: '1' }, 'com'],
    ['encoding_type', { encoding_type: 'ger' }, { 'encoding type': 'ger' }, 'com'],
    ['link_domains', { link_domains: '1' }, { link_domains: '1' }, 'com'],
    [
      'custom_nameservers',
      pairs('ns1.example.net', 'ns2.example.net'),
      { flag_saved_ns_fields: '1', fqdn1: 'ns1.example.net', fqdn2: 'ns2.example.net' },
      'com',
    ],
    ['legal_type', { legal_type: 'CCT' }, { legal_type: 'CCT' }, 'ca'],
    ['change_contact', { change_contact: '1' }, { change_contact: '1' }, 'com'],
    ['custom_transfer_nameservers', { custom_transfer_nameservers: '1' }, { custom_transfer_nameservers: '1' }, 'com'],
    [
      'owner_confirm_address',
      { owner_confirm_address: 'a@example.com' },
      { owner_confirm_address: 'a@example.com' },
      'com',
    ],
    ['Intended_use', { Intended_use: 'clan' }, { Intended_use: 'clan' }, 'scot'],
    [
      'tld_data',
      { tld_data: { nexus: { app_purpose: 'P1', category: 'C11' } } },
      { tld_data: { nexus: { app_purpose: 'P1', category: 'C11' } } },
      'us',
    ],
    ['contact_set', {}, { owner_last_name: 'Ottway' }, 'com'],
  ])('%s in GET_ORDER_INFO', async (_, more, expected, tld) => {
    const info = await orderInfo(await register(registration(fresh(tld), more)));
    expect(info).toMatchObject(expected);
  });

  test('an omitted period buys two years', async () => {
    const domain = fresh();
    const reply = await register(without(registration(domain), 'period'));
    expect(await orderInfo(reply)).toMatchObject({ period: '2' });
    const [charge] = (await simulator.admin.ledger(domain)).entries;
    expect(charge).toMatchObject({ periodYears: 2, amount: '27.50' });
  });

  test('order info has neither user name, password nor auth code', async () => {
    const info = await orderInfo(await register(registration(fresh(), { auth_info: 'SecretCode1' })));
    expect(JSON.stringify(info)).not.toMatch(/acme01|S3cretpass99|SecretCode1/);
  });

  test('an omitted handle follows the account', async () => {
    const other = await startSimulator({ accounts: [{ ...CREDENTIALS, processImmediately: false }] });
    const reply = await callUrl(other.url, 'SW_REGISTER', 'DOMAIN', without(registration('a.com'), 'handle'));
    expect(await other.admin.orders()).toMatchObject([{ id: Number(reply.attributes['id']), status: 'pending' }]);
    await other.stop();
  });

  test('handle=save leaves a pending order that holds its price', async () => {
    const before = (await call('GET_BALANCE', 'BALANCE')).attributes;
    const reply = await register(registration(fresh(), { handle: 'save' }));
    const after = (await call('GET_BALANCE', 'BALANCE')).attributes;
    expect([reply.code, after['balance']]).toEqual(['200', before['balance']]);
    expect(Number(after['hold_balance']) - Number(before['hold_balance'])).toBeCloseTo(13.75);
    await call('PROCESS_PENDING', 'DOMAIN', { order_id: textOf(reply.attributes['id']), command: 'cancel' });
    expect((await call('GET_BALANCE', 'BALANCE')).attributes).toEqual(before);
  });

  test('lock and privacy are applied and said', async () => {
    const domain = fresh();
    const reply = await register(registration(domain, { f_lock_domain: '1', f_whois_privacy: '1' }));
    expect(reply.attributes['whois_privacy_state']).toBe('enabled');
    expect(reply.text).toBe(
      'Domain registration successfully completed. WHOIS Privacy successfully enabled. Domain successfully locked.',
    );
    expect(await read(domain, 'status')).toMatchObject({ lock_state: '1', can_modify: '1', domain_supports: '1' });
    expect(await read(domain, 'whois_privacy_state')).toEqual({ state: 'enabled' });
  });

  test.each(['de', 'ch', 'nl', 'fr', 'it', 'be', 'at'])('a lock on .%s is silently not applied', async (tld) => {
    const data =
      tld === 'it'
        ? { tld_data: { it_registrant_info: { entity_type: '2', reg_code: '1' } } }
        : tld === 'be'
          ? { lang: 'nl' }
          : {};
    const domain = fresh(tld);
    const reply = await register(registration(domain, { f_lock_domain: '1', f_whois_privacy: '1', ...data }));
    expect(reply).toMatchObject({ isSuccess: '1', code: '200', attributes: { whois_privacy_state: 'disabled' } });
    expect(await read(domain, 'status')).toMatchObject({ lock_state: '0', domain_supports: '0' });
  });

  test('name servers come in the order of sortorder', async () => {
    const domain = fresh();
    await register(
      registration(domain, {
        custom_nameservers: '1',
        nameserver_list: [
          { name: 'ns2.example.net', sortorder: '2' },
          { name: 'NS1.example.net', sortorder: '1' },
        ],
      }),
    );
    expect(await read(domain, 'nameservers')).toMatchObject({
      nameserver_list: [
        { name: 'ns1.example.net', sortorder: '1' },
        { name: 'ns2.example.net', sortorder: '2' },
      ],
    });
  });

  test('dns_template forces the name servers of the DNS service', async () => {
    const domain = fresh();
    await register(registration(domain, { dns_template: '*blank*', ...pairs('ns1.example.net', 'ns2.example.net') }));
    expect((await read(domain, 'nameservers'))['nameserver_list']).toMatchObject([
      { name: 'ns1.systemdns.com' },
      { name: 'ns2.systemdns.com' },
      { name: 'ns3.systemdns.com' },
    ]);
  });

  test('f_parkp parks the name and keeps the name servers for later', async () => {
    const domain = fresh();
    await register(registration(domain, { f_parkp: 'Y', ...pairs('ns1.example.net', 'ns2.example.net') }));
    expect((await read(domain, 'nameservers'))['nameserver_list']).toMatchObject([{ name: 'ns1.parking.example' }, {}]);
    await call('MODIFY', 'DOMAIN', { domain, affect_domains: '0', data: 'parkpage_state', state: 'off' });
    expect((await read(domain, 'nameservers'))['nameserver_list']).toMatchObject([{ name: 'ns1.example.net' }, {}]);
  });

  test('custom_tech_contact=0 gives the tech contact of the reseller', async () => {
    const domain = fresh();
    await register(registration(domain));
    expect(await read(domain, 'tech')).toMatchObject({ contact_set: { tech: { org_name: 'Reseller Example Ltd' } } });
  });

  test('all_info echoes affiliate_id and TLD data', async () => {
    const domain = fresh('us');
    await register(
      registration(domain, { affiliate_id: 'wf-1', tld_data: { nexus: { app_purpose: 'P1', category: 'C11' } } }),
    );
    expect(await read(domain, 'all_info')).toMatchObject({
      affiliate_id: 'wf-1',
      sponsoring_rsp: '1',
      tld_data: { nexus: { category: 'C11' } },
    });
  });

  test('an Italian person needs no admin contact and no organisation', async () => {
    const person = without(CONTACT, 'org_name');
    const data = { tld_data: { it_registrant_info: { entity_type: '1', reg_code: 'X' } } };
    expect(
      (await register(registration(fresh('it'), { ...data, contact_set: { owner: person, billing: person } }))).code,
    ).toBe('200');
  });

  test('a premium name is sold at the verified price only', async () => {
    const domain = fresh();
    await simulator.admin.setPremium({ domain, price: 250, group: 'gold' });
    expect((await call('GET_PRICE', 'DOMAIN', { domain })).attributes).toMatchObject({
      price: '250.00',
      is_registry_premium: '1',
      registry_premium_group: 'gold',
    });
    expect(
      (await register(registration(domain, { reg_type: 'premium', premium_price_to_verify: '249.00' }))).code,
    ).toBe('465');
    expect(
      (await register(registration(domain, { reg_type: 'premium', premium_price_to_verify: '250.00' }))).code,
    ).toBe('200');
    expect((await simulator.admin.ledger(domain)).entries).toMatchObject([{ operation: 'premium', amount: '250.00' }]);
  });

  test.each([
    ['sunrise', { reg_type: 'sunrise', trademark_smd: 'smd', handle: 'save' }],
    ['landrush', { reg_type: 'landrush' }],
  ])('%s is a pending application', async (type, more) => {
    const domain = fresh();
    expect((await register(registration(domain, more))).code).toBe('200');
    expect(await simulator.admin.orders(domain)).toMatchObject([{ type, status: 'pending' }]);
  });
});

describe('profiles', () => {
  test('reg_domain with the credentials of its profile joins it', async () => {
    const [first, second] = [fresh(), fresh()];
    await register(registration(first, { reg_username: 'joiner' }));
    await register(registration(second, { reg_username: 'joiner', reg_domain: first }));
    const domains = await simulator.admin.domains();
    expect(domains.find(({ name }) => name === second)?.profileId).toBe(
      domains.find(({ name }) => name === first)?.profileId,
    );
  });

  test('with other credentials it answers 415', async () => {
    const first = fresh();
    await register(registration(first));
    expect((await register(registration(fresh(), { reg_domain: first, reg_password: 'Anotherpass1' }))).code).toBe(
      '415',
    );
  });

  test('with a name that is not ours it answers 480', async () => {
    expect((await register(registration(fresh(), { reg_domain: 'nobody-has-this.com' }))).code).toBe('480');
  });

  test('followers join the profile of the first order of their group', async () => {
    const [head, follower] = [fresh(), fresh()];
    const reply = await register(registration(head, { reg_username: 'group1', link_domains: '1' }));
    await register(registration(follower, { reg_username: 'group1', master_order_id: textOf(reply.attributes['id']) }));
    const domains = await simulator.admin.domains();
    expect(domains.find(({ name }) => name === follower)?.profileId).toBe(
      domains.find(({ name }) => name === head)?.profileId,
    );
  });

  test('a follower of a cancelled order is refused', async () => {
    const saved = await register(registration(fresh(), { link_domains: '1', handle: 'save' }));
    const id = textOf(saved.attributes['id']);
    await call('PROCESS_PENDING', 'DOMAIN', { order_id: id, command: 'cancel' });
    expect((await register(registration(fresh(), { master_order_id: id }))).code).toBe('465');
  });

  test('credentials are never echoed', async () => {
    const domain = fresh();
    await register(registration(domain, { reg_username: 'hidden01', reg_password: 'Hiddenpass01' }));
    const everything = JSON.stringify([
      await read(domain, 'all_info'),
      await simulator.admin.journal(),
      await simulator.admin.domains(),
      await simulator.admin.orders(),
    ]);
    expect(everything).not.toMatch(/Hiddenpass01|hidden01/);
  });
});
