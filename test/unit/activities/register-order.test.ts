import { describe, expect, test } from 'vitest';
import { orderMarker } from '../../../src/activities/order-marker.js';
import { registerOrderFrom } from '../../../src/activities/register-order.js';
import type { ALabel } from '../../../src/domain/domain-name.js';
import type { RegistrationIntent } from '../../../src/domain/registration-intent.js';
import type { RegistrationRequest } from '../../../src/domain/registration-request.js';
import { messageOf } from '../../../src/xcp/command.js';
import { registerCommand } from '../../../src/xcp/commands/register.js';
import { assocOf } from '../../../src/xcp/value.js';
import { contact, requestFor } from '../domain/support/orders.js';

const profile = { username: 'owen01', password: 'S3cret-pass_99' };
const OPERATION = 'registerDomain:acme:example.com:r-1';
const PROVIDER = ['ns1.provider.example', 'ns2.provider.example'];

function orderOf(request: Partial<RegistrationRequest> = {}, changes: Partial<RegistrationIntent> = {}) {
  return registerOrderFrom(
    {
      account: 'acme',
      registrar: 'opensrs',
      operationId: OPERATION,
      request: requestFor('example.com', request),
      profile: { kind: 'given' },
      providerNameServers: [],
      identity: { marker: OPERATION, since: '2026-11-22T10:00:00.000Z', before: [], known: [] },
      agreedPrice: '10.00',
      attempt: 1,
      ...changes,
    },
    profile,
  );
}

describe('an order', () => {
  test("says period and handling in any case, because the registrar's defaults cost money", () => {
    expect(orderOf()).toMatchObject({
      periodYears: 1,
      handle: 'process',
      registrationType: 'new',
      usesOwnTechContact: false,
    });
  });

  test('carries the marker of its operation', () => {
    expect(orderOf().affiliateId).toBe(orderMarker(OPERATION));
  });

  test("carries the caller's own affiliate id instead, where there is one", () => {
    expect(orderOf({ affiliateId: 'partner-7' }).affiliateId).toBe('partner-7');
  });

  test('carries nothing where the account uses no marker', () => {
    const identity = { since: '2026-11-22T10:00:00.000Z', before: [], known: [] };
    expect(orderOf({}, { identity })).not.toHaveProperty('affiliateId');
  });

  test('is the same order on every attempt', () => {
    expect(orderOf({}, { attempt: 2 })).toEqual(orderOf());
  });

  test.each([
    [
      "the caller's",
      { nameServers: ['ns1.example.net', 'ns2.example.net'] },
      PROVIDER,
      ['ns1.example.net', 'ns2.example.net'],
    ],
    ["the registrar record's when the caller gives none", {}, PROVIDER, PROVIDER],
    ['none when a DNS template brings its own', { dnsTemplate: '*blank*' }, PROVIDER, undefined],
    ['none when the record has none either', {}, [], undefined],
  ] as const)('has %s name servers', (_, request, providerNameServers, expected) => {
    expect(orderOf(request, { providerNameServers }).nameservers).toEqual(expected);
  });

  test.each([
    [
      'joins an existing profile',
      { linkTo: 'example.org' as ALabel },
      { kind: 'existing_profile', domain: 'example.org' },
    ],
    ['follows the first of its group', { masterOrderId: '7' }, { kind: 'follower', masterOrderId: '7' }],
    ['is the first of its group', { linkDomains: true }, { kind: 'first_of_group' }],
    ['stands alone', { linkDomains: false }, undefined],
  ] as const)('%s', (_, request, expected) => expect(orderOf(request).link).toEqual(expected));

  test('keeps an explicit "no" apart from silence', () => {
    expect(orderOf({ registrarLock: false, whoisPrivacy: false, autoRenew: false, parkedPage: false })).toMatchObject({
      registrarLock: false,
      whoisPrivacy: false,
      registrarAutoRenew: false,
      parkedPage: false,
    });
    for (const field of ['registrarLock', 'whoisPrivacy', 'registrarAutoRenew', 'parkedPage'])
      expect(orderOf()).not.toHaveProperty(field);
  });

  test('never mentions privacy to the .uk registry, which cannot read it', () => {
    expect(orderOf({ domain: 'example.co.uk' as ALabel, whoisPrivacy: false })).not.toHaveProperty('whoisPrivacy');
  });

  test('R-20: carries the one price at which a premium name is bought', () => {
    const order = orderOf({ kind: 'premium', premiumPrice: '250.00' });
    expect(order).toMatchObject({ registrationType: 'premium', premiumPrice: '250.00' });
    expect(assocOf(messageOf(registerCommand(order)), 'attributes')).toMatchObject({
      reg_type: 'premium',
      premium_price_to_verify: '250.00',
    });
  });

  test('says the language of a .ca registrant under a name of its own', () => {
    expect(orderOf({ domain: 'example.ca' as ALabel, language: 'fr' }).tld).toEqual({ languagePreference: 'fr' });
  });

  test('carries what its TLD needs', () => {
    const tldData = { nexus: { app_purpose: 'P3', category: 'C11' } };
    expect(orderOf({ tldData, legalType: 'CCT', language: 'en', registryCountry: 'GB' }).tld).toEqual({
      tldData,
      legalType: 'CCT',
      language: 'en',
      country: 'GB',
    });
  });
});

describe('the registrar record gives what the caller left out', () => {
  const tech = { ...contact, firstName: 'Tess' };

  test('its technical contact, unless the caller brought one or asked for the reseller own', () => {
    expect(orderOf({}, { defaultTechContact: tech })).toMatchObject({ usesOwnTechContact: true, contacts: { tech } });
    const brought = { contacts: { registrant: contact, tech: contact }, customTechContact: true };
    expect(orderOf(brought, { defaultTechContact: tech }).contacts.tech?.firstName).toBe(contact.firstName);
    const declined = orderOf({ customTechContact: false }, { defaultTechContact: tech });
    expect([declined.usesOwnTechContact, declined.contacts.tech]).toEqual([false, undefined]);
  });

  test('its DNS template, which takes the place of its name servers, unless the caller named either', () => {
    const record = { dnsTemplate: 'parked', providerNameServers: PROVIDER };
    expect(orderOf({}, record)).toMatchObject({ dnsTemplate: 'parked' });
    expect(orderOf({}, record).nameservers).toBeUndefined();
    expect(orderOf({ dnsTemplate: 'mine' }, record).dnsTemplate).toBe('mine');
    const named = orderOf({ nameServers: ['ns1.a.example', 'ns2.a.example'] }, record);
    expect([named.dnsTemplate, named.nameservers]).toEqual([undefined, ['ns1.a.example', 'ns2.a.example']]);
  });
});
