import { describe, expect, test } from 'vitest';
import { orderMarker } from '../../../src/activities/order-marker.js';
import { type TransferParts, transferOrderFrom } from '../../../src/activities/transfer-order.js';
import type { ALabel } from '../../../src/domain/domain-name.js';
import type { TransferRequest } from '../../../src/domain/transfer-request.js';
import { messageOf } from '../../../src/xcp/command.js';
import { registerCommand } from '../../../src/xcp/commands/register.js';
import { assocOf } from '../../../src/xcp/value.js';
import { contact } from '../domain/support/orders.js';

const OPERATION = 'transferDomain:acme:example.com:r-1';
const OWN = ['ns1.example.net', 'ns2.example.net'];
const PROVIDER = ['ns1.provider.example', 'ns2.provider.example'];

/** The attributes that go out. */
function sent(request: Partial<TransferRequest> = {}, changes: Partial<TransferParts> = {}) {
  const order = transferOrderFrom(
    {
      request: { domain: 'example.com' as ALabel, contacts: { registrant: contact }, ...request },
      identity: { marker: OPERATION, since: '2026-11-22T10:00:00.000Z', before: [], known: [] },
      providerNameServers: PROVIDER,
      usesProviderNameServers: false,
      ...changes,
    },
    { username: 'owen01', password: 'S3cret-pass_99' },
  );
  return assocOf(messageOf(registerCommand(order)), 'attributes');
}

const pairs = (hosts: readonly string[]) => hosts.map((name, index) => ({ name, sortorder: `${index + 1}` }));

describe('the order of a transfer', () => {
  test('says what it is, is processed at once, and leaves the period to the registrar', () => {
    const attributes = sent();
    expect(attributes).toMatchObject({
      reg_type: 'transfer',
      handle: 'process',
      link_domains: '0',
      custom_tech_contact: '0',
    });
    for (const name of ['period', 'auth_info', 'change_contact', 'owner_confirm_address', 'f_bypass_confirm'])
      expect(attributes).not.toHaveProperty(name);
  });

  test.each([
    ['period', { periodYears: 1 }, '1'],
    ['auth_info', { authCode: 'Xy7!abc' }, 'Xy7!abc'],
    ['change_contact', { changeContact: true }, '1'],
    ['change_contact', { changeContact: false }, '0'],
    ['change_contact', { changeLegalType: true }, '1'],
    ['owner_confirm_address', { ownerConfirmAddress: 'owen@example.com' }, 'owen@example.com'],
    ['legal_type', { legalType: 'CCT' }, 'CCT'],
    ['lang', { domain: 'example.eu' as ALabel, language: 'en' }, 'en'],
    ['lang_pref', { domain: 'example.ca' as ALabel, language: 'fr' }, 'fr'],
    ['country', { registryCountry: 'IE' }, 'IE'],
    ['tld_data', { tldData: { nexus: { category: 'C11' } } }, { nexus: { category: 'C11' } }],
    ['encoding_type', { languageTag: 'fre' }, 'fre'],
    ['reg_domain', { linkTo: 'example.org' as ALabel }, 'example.org'],
    ['comments', { comments: 'From the old shop' }, 'From the old shop'],
    ['f_lock_domain', { registrarLock: true }, '1'],
    ['f_parkp', { parkedPage: true }, 'Y'],
    ['auto_renew', { autoRenew: false }, '0'],
    ['affiliate_id', { affiliateId: 'partner-7' }, 'partner-7'],
    ['affiliate_id', {}, orderMarker(OPERATION)],
  ] as const)('carries %s', (name, request, expected) => expect(sent(request)[name]).toEqual(expected));

  test('carries the contacts, completed as those of a registration', () => {
    expect(Object.keys(assocOf(sent(), 'contact_set'))).toEqual(['owner', 'admin', 'billing']);
  });

  test("carries the registrar record's technical contact, unless the caller asked for the reseller's own", () => {
    const defaultTechContact = { ...contact, firstName: 'Tessa' };
    expect(sent({}, { defaultTechContact })).toMatchObject({
      custom_tech_contact: '1',
      contact_set: { tech: { first_name: 'Tessa' } },
    });
    expect(sent({ customTechContact: false }, { defaultTechContact })).toMatchObject({ custom_tech_contact: '0' });
  });

  test('never orders privacy, which the registrar sells with new registrations', () => {
    expect(sent({ whoisPrivacy: true })).not.toHaveProperty('f_whois_privacy');
  });

  test.each([
    ["the caller's name servers", { nameServers: OWN }, {}, '1', pairs(OWN)],
    ["the provider's, where the connector says so", {}, { usesProviderNameServers: true }, '1', pairs(PROVIDER)],
    ['none, so that the name keeps its own', {}, {}, '0', undefined],
  ] as const)('has %s', (_, request, parts, flag, list) => {
    const attributes = sent(request, parts);
    expect(attributes['custom_transfer_nameservers']).toBe(flag);
    expect(attributes['nameserver_list']).toEqual(list);
  });

  test('is the same order however often it is made', () =>
    expect(sent({ authCode: 'a' })).toEqual(sent({ authCode: 'a' })));
});
