import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { XcpCommand } from '../../../src/xcp/command.js';
import { messageOf } from '../../../src/xcp/command.js';
import { decodeEnvelope } from '../../../src/xcp/envelope/decode.js';
import { encodeEnvelope } from '../../../src/xcp/envelope/encode.js';
import * as xcp from '../../../src/xcp/index.js';
import { ORDER, OWNER, registration } from './support/orders.js';

const NAME = 'example.com';
const profile = { username: 'daniel', password: 'adf3wyt444fvfc3' };
const owner = {
  first_name: 'Owen',
  last_name: 'Ottway',
  org_name: 'Example Inc.',
  address1: '32 Oak Street',
  city: 'SomeCity',
  state: 'CA',
  postal_code: '90210',
  country: 'US',
  phone: '+1.4165550123x1902',
  email: 'owner@example.com',
};

/** What a server reads of a command: encoded and decoded again. */
const onTheWire = (command: XcpCommand) => decodeEnvelope(encodeEnvelope(messageOf(command)));

describe('SW_REGISTER', () => {
  test('says the first example of the registration page', () => {
    const order: xcp.RegisterOrder = {
      ...ORDER,
      domain: 'example2rwetw42tt4t.com',
      parkedPage: true,
      affiliateId: '',
      comments: 'Sample comment',
      whoisPrivacy: true,
      nameservers: ['ns1.systemdns.com', 'ns2.systemdns.com'],
      registrarLock: true,
      registrarAutoRenew: false,
      idnLanguage: '',
    };
    expect(onTheWire(xcp.registerCommand(order))).toEqual({
      protocol: 'XCP',
      action: 'SW_REGISTER',
      object: 'DOMAIN',
      attributes: {
        domain: 'example2rwetw42tt4t.com',
        reg_type: 'new',
        period: '1',
        handle: 'process',
        reg_username: 'daniel',
        reg_password: 'adf3wyt444fvfc3',
        link_domains: '0',
        contact_set: { owner, admin: owner, billing: owner },
        custom_tech_contact: '0',
        custom_nameservers: '1',
        nameserver_list: [
          { name: 'ns1.systemdns.com', sortorder: '1' },
          { name: 'ns2.systemdns.com', sortorder: '2' },
        ],
        f_lock_domain: '1',
        f_whois_privacy: '1',
        f_parkp: 'Y',
        auto_renew: '0',
        affiliate_id: '',
        comments: 'Sample comment',
        encoding_type: '',
      },
    });
  });

  // The table of the registration page, `ownerconfirm address` in its real spelling.
  const PARAMETERS = `affiliate_id auth_info auto_renew change_contact comments contact_set custom_nameservers
    custom_transfer_nameservers custom_tech_contact dns_template domain encoding_type f_lock_domain f_parkp f_whois_privacy
    handle Intended_use link_domains master_order_id nameserver_list owner_confirm_address period premium_price_to_verify
    reg_domain reg_username reg_password reg_type tld_data trademark_smd legal_type`.split(/\s+/);

  test('can say every parameter of the registration page', () => {
    const everything = {
      nameservers: ['ns1.example.net', 'ns2.example.net'],
      appliesNameserversOnTransfer: true,
      dnsTemplate: '*blank*',
      registrarLock: false,
      whoisPrivacy: false,
      parkedPage: false,
      registrarAutoRenew: true,
      affiliateId: 'op-1',
      comments: 'x',
      authCode: 'x',
      changesContacts: true,
      ownerConfirmAddress: 'x@example.com',
      idnLanguage: 'fre',
      premiumPrice: '100.00',
      trademarkSmd: 'x',
      intendedUse: 'x',
      tld: { legalType: 'CCT', tldData: { nexus: { category: 'C11' } } },
    } as const;
    const said = new Set(
      [
        registration({ ...everything, link: { kind: 'follower', masterOrderId: '1' } }),
        registration({ link: { kind: 'existing_profile', domain: 'example.net' } }),
      ].flatMap((command) => Object.keys(command.attributes)),
    );
    expect(PARAMETERS.filter((name) => !said.has(name))).toEqual([]);
  });

  test.each<[string, xcp.DomainLink | undefined, object]>([
    ['alone', undefined, { link_domains: '0' }],
    ['as the first of a group', { kind: 'first_of_group' }, { link_domains: '1' }],
    ['as a follower', { kind: 'follower', masterOrderId: '7' }, { link_domains: '0', master_order_id: '7' }],
    [
      'in an existing profile',
      { kind: 'existing_profile', domain: 'a.example' },
      { link_domains: '0', reg_domain: 'a.example' },
    ],
  ])('links %s, and in no other way', (_, link, expected) => {
    const { attributes } = registration(link === undefined ? {} : { link });
    const { link_domains, master_order_id, reg_domain } = attributes;
    expect(JSON.parse(JSON.stringify({ link_domains, master_order_id, reg_domain }))).toEqual(expected);
  });

  test('stands the address of the end user beside the attributes', () => {
    const message = onTheWire(registration({ registrantIp: '192.0.2.7' }));
    expect(message).toMatchObject({ registrant_ip: '192.0.2.7' });
    expect(message['attributes']).not.toHaveProperty('registrant_ip');
  });

  test('leaves out what was not asked for', () => {
    const { attributes } = registration();
    for (const name of ['f_whois_privacy', 'f_lock_domain', 'auth_info', 'nameserver_list', 'tld_data'])
      expect(attributes).not.toHaveProperty(name);
    expect(attributes).toMatchObject({ custom_nameservers: '0' });
  });

  test('places the legal type where it is wanted', () => {
    expect(registration({ tld: { legalType: 'CCT' } }).attributes).toMatchObject({ legal_type: 'CCT' });
    const nested = registration({ tld: { legalType: 'CCT', legalTypePlacement: 'registrant_extra_info' } }).attributes;
    expect(nested).toMatchObject({ tld_data: { registrant_extra_info: { legal_type: 'CCT' } } });
    expect(nested).not.toHaveProperty('legal_type');
  });
});

describe('says as the reference spells it:', () => {
  const read = { kind: 'read', createsOrder: false };
  const write = { kind: 'write', createsOrder: false };
  const order = { kind: 'write', createsOrder: true };
  const modify = (data: string, fields: object) => ({ domain: NAME, affect_domains: '0', data, ...fields });

  test.each<[string, XcpCommand, object, object]>([
    ['LOOKUP DOMAIN', xcp.lookupCommand(NAME, { skipsCache: true }), read, { domain: NAME, no_cache: '1' }],
    [
      'GET_PRICE DOMAIN',
      xcp.getPriceCommand({ domain: NAME, periodYears: 2, orderType: 'renewal' }),
      read,
      { domain: NAME, period: '2', reg_type: 'renewal' },
    ],
    ['GET_BALANCE BALANCE', xcp.getBalanceCommand(), read, {}],
    ['BELONGS_TO_RSP DOMAIN', xcp.belongsToRspCommand(NAME), read, { domain: NAME }],
    [
      'GET DOMAIN',
      xcp.getDomainCommand(NAME, 'all_info', { onlyActiveContacts: true }),
      read,
      { domain: NAME, type: 'all_info', active_contacts_only: '1' },
    ],
    [
      'GET DOMAIN',
      xcp.domainListCommand({ limit: 40, minDaysToExpiry: -5 }),
      read,
      { type: 'list', limit: '40', min_to_expiry: '-5' },
    ],
    ['GET_DOMAINS_CONTACTS DOMAIN', xcp.getDomainsContactsCommand([NAME]), read, { domain_list: [NAME] }],
    [
      'GET_ORDERS_BY_DOMAIN DOMAIN',
      xcp.getOrdersByDomainCommand({ domain: NAME, orderedFrom: '2026-01-01', type: 'new' }),
      read,
      { domain: NAME, order_from: '2026-01-01', type: 'new' },
    ],
    ['GET_ORDER_INFO DOMAIN', xcp.getOrderInfoCommand('7'), read, { order_id: '7' }],
    ['PROCESS_PENDING DOMAIN', xcp.processOrderCommand('7'), order, { order_id: '7' }],
    ['PROCESS_PENDING DOMAIN', xcp.cancelOrderCommand('7'), write, { order_id: '7', command: 'cancel' }],
    ['QUERY_QUEUED_REQUEST DOMAIN', xcp.queryQueuedRequestCommand('88'), read, { request_id: '88' }],
    ['CANCEL_ACTIVE_PROCESS DOMAIN', xcp.cancelActiveProcessCommand(NAME), write, { domain: NAME }],
    [
      'MODIFY DOMAIN',
      xcp.modifyRegistrarLockCommand(NAME, true),
      write,
      modify('status', { lock_state: '1', domain_name: NAME }),
    ],
    [
      'MODIFY DOMAIN',
      xcp.modifyWhoisPrivacyCommand(NAME, false),
      write,
      modify('whois_privacy_state', { state: 'disable' }),
    ],
    [
      'MODIFY DOMAIN',
      xcp.modifyExpireActionCommand(NAME, 'lapse'),
      write,
      modify('expire_action', { auto_renew: '0', let_expire: '1' }),
    ],
    [
      'MODIFY DOMAIN',
      xcp.modifyExpireActionCommand(NAME, 'renew'),
      write,
      modify('expire_action', { auto_renew: '1', let_expire: '0' }),
    ],
    [
      'MODIFY DOMAIN',
      xcp.modifyExpireActionCommand(NAME, 'notify'),
      write,
      modify('expire_action', { auto_renew: '0', let_expire: '0' }),
    ],
    [
      'MODIFY DOMAIN',
      xcp.modifyContactsCommand(NAME, { registrant: OWNER }),
      write,
      modify('contact_info', { contact_set: { owner } }),
    ],
    [
      'MODIFY DOMAIN',
      xcp.modifyAuthCodeCommand(NAME, 'new'),
      write,
      modify('domain_auth_info', { domain_auth_info: 'new' }),
    ],
    ['MODIFY DOMAIN', xcp.modifyParkedPageCommand(NAME, true), write, modify('parkpage_state', { state: 'on' })],
    ['MODIFY DOMAIN', xcp.modifyTldDataCommand(NAME, { a: 'b' }), write, modify('tld_data', { tld_data: { a: 'b' } })],
    [
      'MODIFY DOMAIN',
      xcp.modifyResellerWhoisCommand(NAME, true, false),
      write,
      modify('rsp_whois_info', { flag: 'Y', all: '0' }),
    ],
    [
      'MODIFY DOMAIN',
      xcp.modifyIpsTagCommand(NAME, 'TAG'),
      write,
      modify('change_ips_tag', { gaining_registrar_tag: 'TAG', change_tag_all: '0' }),
    ],
    [
      'MODIFY DOMAIN',
      xcp.modifyWhoisDisplayCommand(NAME, 'ca', 'FULL'),
      write,
      modify('ca_whois_display_setting', { display: 'FULL' }),
    ],
    [
      'MODIFY DOMAIN',
      xcp.modifyForwardingEmailCommand(NAME, 'a@example.com'),
      write,
      modify('forwarding_email', { forwarding_email: 'a@example.com' }),
    ],
    ['MODIFY DOMAIN', xcp.modifyCiraRegistrantCommand(NAME, { a: 'b' }), write, modify('cira_registrant', { a: 'b' })],
    [
      'MODIFY DOMAIN',
      xcp.modifyRegistryFieldsCommand(NAME, 'nexus_info', { a: 'b' }),
      write,
      modify('nexus_info', { a: 'b' }),
    ],
    [
      'UPDATE_CONTACTS DOMAIN',
      xcp.updateContactsCommand(NAME, { admin: OWNER, registrant: OWNER }),
      write,
      { domain: NAME, types: ['owner', 'admin'], contact_set: { owner, admin: owner }, affect_domains: '0' },
    ],
    [
      'UPDATE_ALL_INFO DOMAIN',
      xcp.updateAllInfoCommand(NAME, { registrant: OWNER }, ['ns1.example']),
      write,
      { domain: NAME, contact_set: { owner }, nameserver_list: [{ fqdn: 'ns1.example' }] },
    ],
    [
      'ADVANCED_UPDATE_NAMESERVERS DOMAIN',
      xcp.assignNameserversCommand(NAME, ['ns1.example']),
      write,
      { domain: NAME, op_type: 'assign', assign_ns: ['ns1.example'] },
    ],
    [
      'CREATE NAMESERVER',
      xcp.createHostCommand(NAME, 'ns1.example.com', { ipv4: '192.0.2.1' }, { inAllRegistries: true }),
      write,
      { domain: NAME, name: 'ns1.example.com', ipaddress: '192.0.2.1', add_to_all_registry: '1' },
    ],
    [
      'MODIFY NAMESERVER',
      xcp.modifyHostCommand(NAME, 'ns1.example.com', { ipv6: '2001:db8::1' }, 'ns9.example.com'),
      write,
      { domain: NAME, name: 'ns1.example.com', ipv6: '2001:db8::1', new_name: 'ns9.example.com' },
    ],
    [
      'DELETE NAMESERVER',
      xcp.deleteHostCommand(NAME, 'ns1.example.com', { ipv4: '192.0.2.1' }),
      write,
      { domain: NAME, name: 'ns1.example.com', ipaddress: '192.0.2.1' },
    ],
    ['GET NAMESERVER', xcp.getHostsCommand(NAME), read, { domain: NAME, name: 'all' }],
    [
      'REGISTRY_ADD_NS NAMESERVER',
      xcp.addHostToRegistryCommand('ns1.example', '.com'),
      write,
      { fqdn: 'ns1.example', tld: '.com', all: '0' },
    ],
    [
      'REGISTRY_CHECK_NAMESERVER NAMESERVER',
      xcp.checkHostAtRegistryCommand('ns1.example', '.com'),
      read,
      { fqdn: 'ns1.example', tld: '.com' },
    ],
    [
      'RENEW DOMAIN',
      xcp.renewCommand({
        domain: NAME,
        expiryYear: 2027,
        periodYears: 1,
        handle: 'process',
        registrarAutoRenew: false,
        affiliateId: 'op',
      }),
      order,
      {
        domain: NAME,
        currentexpirationyear: '2027',
        period: '1',
        handle: 'process',
        auto_renew: '0',
        affiliate_id: 'op',
      },
    ],
    ['REDEEM DOMAIN', xcp.redeemCommand(NAME), order, { domain: NAME }],
    [
      'REVOKE DOMAIN',
      xcp.revokeCommand(NAME, 'reseller', 'why'),
      write,
      { domain: NAME, reseller: 'reseller', notes: 'why' },
    ],
    [
      'CHECK_TRANSFER DOMAIN',
      xcp.checkTransferCommand(NAME, { withStatus: true }),
      read,
      { domain: NAME, check_status: '1' },
    ],
    [
      'GET_TRANSFERS_IN DOMAIN',
      xcp.getTransfersInCommand({ domain: NAME, orderId: '7' }),
      read,
      { domain: NAME, order_id: '7' },
    ],
    ['GET_TRANSFERS_AWAY DOMAIN', xcp.getTransfersAwayCommand({ domain: NAME }), read, { domain: NAME }],
    [
      'CANCEL_TRANSFER TRANSFER',
      xcp.cancelTransferCommand('reseller', { orderId: '7' }),
      write,
      { reseller: 'reseller', order_id: '7' },
    ],
    [
      'CANCEL_TRANSFER TRANSFER',
      xcp.cancelTransferCommand('reseller', { domain: NAME }),
      write,
      { reseller: 'reseller', domain: NAME },
    ],
    [
      'PROCESS_TRANSFER TRANSFER',
      xcp.processTransferCommand('reseller', '7'),
      order,
      { reseller: 'reseller', order_id: '7' },
    ],
    ['SEND_PASSWORD TRANSFER', xcp.resendApprovalCommand(NAME), write, { domain_name: NAME }],
    [
      'SEND_PASSWORD DOMAIN',
      xcp.sendProfilePasswordCommand(NAME, 'admin'),
      write,
      { domain_name: NAME, send_to: 'admin', sub_user: '0' },
    ],
    ['TRADE_DOMAIN DOMAIN', xcp.tradeDomainCommand(NAME, OWNER), order, { domain: NAME, ...owner }],
    [
      'RSP2RSP_PUSH_TRANSFER DOMAIN',
      xcp.pushToResellerCommand(NAME, 'other', profile),
      write,
      { domain: NAME, grsp: 'other', ...profile },
    ],
    ['SEND_AUTHCODE DOMAIN', xcp.sendAuthcodeCommand(NAME), write, { domain_name: NAME }],
    [
      'GET_DOMAINS_BY_EXPIREDATE DOMAIN',
      xcp.getDomainsByExpireDateCommand({ expiresFrom: '2026-01-01', expiresTo: '2026-02-01', page: 2 }),
      read,
      { exp_from: '2026-01-01', exp_to: '2026-02-01', page: '2' },
    ],
    ['GET_DELETED_DOMAINS DOMAIN', xcp.getDeletedDomainsCommand({ domain: NAME }), read, { domain: NAME }],
    ['GET_REGISTRANT_VERIFICATION_STATUS DOMAIN', xcp.getRegistrantVerificationCommand(NAME), read, { domain: NAME }],
    ['SEND_REGISTRANT_VERIFICATION_EMAIL DOMAIN', xcp.sendRegistrantVerificationCommand(NAME), write, { domain: NAME }],
    [
      'GET_NOTES DOMAIN',
      xcp.getNotesCommand({ domain: NAME, about: { orderId: '7' } }),
      read,
      { domain: NAME, type: 'order', order_id: '7' },
    ],
    [
      'SET COOKIE',
      xcp.setCookieCommand(NAME, profile),
      read,
      { domain: NAME, reg_username: 'daniel', reg_password: profile.password },
    ],
    ['DELETE COOKIE', xcp.deleteCookieCommand('c'), write, { cookie: 'c' }],
    ['GET USERINFO', xcp.getUserInfoCommand('c'), read, { type: 'all_info' }],
    ['POLL EVENT', xcp.pollCommand(), read, { limit: '100' }],
    ['ACK EVENT', xcp.ackCommand('e'), write, { event_id: 'e' }],
    [
      'SOME THING',
      xcp.rawCommand({ action: 'some', object: 'thing', kind: 'write', attributes: { a: '1', b: undefined } }),
      order,
      { a: '1' },
    ],
  ])('%s %#', (name, command, kind, attributes) => {
    expect(`${command.action} ${command.object}`).toBe(name);
    expect(command).toMatchObject(kind);
    expect(onTheWire(command)['attributes']).toEqual(attributes);
  });

  test('the session of an end user beside the attributes', () => {
    expect(onTheWire(xcp.getUserInfoCommand('c'))).toMatchObject({ cookie: 'c' });
  });
});

test('every builder of the entry point has its request looked at here', () => {
  const self = readFileSync(new URL(import.meta.url), 'utf8');
  const builders = Object.keys(xcp).filter((name) => name.endsWith('Command'));
  expect(builders.filter((name) => !self.includes(`xcp.${name}(`))).toEqual([]);
});
