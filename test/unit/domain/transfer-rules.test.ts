// Refusals stand in docs/reference/field-rules.md and are tested row by row; here is what is let through, and why not.
import { describe, expect, test } from 'vitest';
import type { ALabel } from '../../../src/domain/domain-name.js';
import type { PinnedSettings } from '../../../src/domain/settings.js';
import { tldPolicies } from '../../../src/domain/tld-policies.js';
import { transferNameServers, transferProblems } from '../../../src/domain/transfer-rules.js';
import type { TransferRequest } from '../../../src/domain/transfer-request.js';
import { contact, policyOf, settingsWith } from './support/orders.js';

const OWN = ['ns1.example.net', 'ns2.example.net'];
const PROVIDER = ['ns1.provider.example', 'ns2.provider.example'];

function settingsFor(tld: string, usesProviderNameServers = false): PinnedSettings {
  const settings = settingsWith();
  const flags = { ...settings.connector.flags, transferUsesProviderNameServers: usesProviderNameServers };
  return {
    ...settings,
    connector: { ...settings.connector, flags },
    registrar: { ...settings.registrar, providerNameServers: PROVIDER },
    policy: policyOf(tld),
  };
}

function problems(tld: string, changes: Partial<TransferRequest>, settings = settingsFor(tld)): readonly string[] {
  const request = { domain: `example.${tld}` as ALabel, contacts: { registrant: contact }, ...changes };
  return transferProblems(request, settings).map(({ field }) => field);
}

describe('what a TLD and a connector allow', () => {
  test.each([
    ['a .com with its code', 'com', { authCode: 'Xy7!abc' }],
    ['a .com without a code: the registrant is asked', 'com', {}],
    ['a .com that counts on its year', 'com', { periodYears: 1 }],
    ['a .uk, whose tag the losing registrar changes', 'uk', {}],
    ['a .ca with its legal type', 'ca', { legalType: 'CCT' }],
    ['a .ca with another legal type than before', 'ca', { legalType: 'CCO', changeLegalType: true }],
    ['a .org whose contacts stay', 'org', { changeContact: false }],
    ['a .org whose contacts change', 'org', { changeContact: true }],
    ['a .com whose contacts change, as always', 'com', { changeContact: true }],
    ['a .de with an address for consent', 'de', { ownerConfirmAddress: 'owen@example.com' }],
    ['lock and privacy wanted afterwards', 'com', { registrarLock: true, whoisPrivacy: true }],
    [
      'a .eu with name servers',
      'eu',
      { ownerConfirmAddress: 'owen@example.com', nameServers: OWN, language: 'en', registryCountry: 'IE' },
    ],
  ] as const)('%s', (_, tld, changes) => expect(problems(tld, changes)).toEqual([]));

  test("a .eu with the provider's name servers, where the connector uses them", () => {
    const order = { ownerConfirmAddress: 'owen@example.com', language: 'en', registryCountry: 'IE' };
    expect(problems('eu', order, settingsFor('eu', true))).toEqual([]);
    expect(problems('eu', order)).toEqual(['nameServers']);
  });

  test.each(tldPolicies.map(({ tld, transfer }) => [tld, transfer.addsYears] as const))(
    'R-7: .%s takes a period only where the one year of the order is what a transfer adds (%i)',
    (tld, addsYears) => {
      expect(problems(tld, { periodYears: 1 }).includes('periodYears')).toBe(addsYears !== 1);
    },
  );
});

describe('the name servers of a transfer', () => {
  const provider = (isUsed: boolean, hosts = PROVIDER) => ({ isUsed, hosts });
  test.each([
    ["the caller's", { nameServers: OWN }, provider(false), OWN],
    ["the caller's, whatever the connector says", { nameServers: OWN }, provider(true), OWN],
    ["the provider's where the connector says so", {}, provider(true), PROVIDER],
    ['those that the name has', {}, provider(false), undefined],
    [
      'those that the name has, because the caller says so',
      { customTransferNameServers: false },
      provider(true),
      undefined,
    ],
    [
      'those that the name has, because the record has but one',
      {},
      provider(true, ['ns1.provider.example']),
      undefined,
    ],
  ] as const)('are %s', (_, request, source, expected) => {
    expect(transferNameServers(request, source)).toEqual(expected);
  });
});
