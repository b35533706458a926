import { describe, expect, test } from 'vitest';
import type { ALabel } from '../../../../src/domain/domain-name.js';
import type { NameTruth } from '../../../../src/domain/name-truth.js';
import { parseNewAuthCode } from '../../../../src/domain/transfer/new-auth-code.js';
import { isTransferNews, unlessAsBefore } from '../../../../src/domain/transfer/transfer-standing.js';
import { notReached, shortfallSentence, wantedAfter } from '../../../../src/domain/transfer/wanted-settings.js';
import { contact, policyOf, settingsWith } from '../support/orders.js';

const truth: NameTruth = {
  expiresAt: '2027-11-22T10:00:00.000Z',
  registrarLock: true,
  whoisPrivacy: 'disabled',
  nameServers: ['ns1.example.net', 'ns2.example.net'],
  atExpiry: 'notify',
  isTransferringAway: false,
  canModify: true,
};
const PROVIDER = ['ns1.provider.example', 'ns2.provider.example'];

function wanted(tld: string, changes: object, usesProvider = false) {
  const settings = settingsWith();
  const flags = { ...settings.connector.flags, transferUsesProviderNameServers: usesProvider };
  const request = { domain: `example.${tld}` as ALabel, contacts: { registrant: contact }, ...changes };
  return wantedAfter(request, {
    ...settings,
    connector: { ...settings.connector, flags },
    registrar: { ...settings.registrar, providerNameServers: PROVIDER },
    policy: policyOf(tld),
  });
}

describe('R-12: what a name is to be like once it has come', () => {
  test.each([
    ['nothing beyond the contacts that .com always takes', 'com', {}, ['contacts']],
    [
      'what was asked for, the lock last',
      'com',
      { registrarLock: true, whoisPrivacy: true, autoRenew: true },
      ['contacts', 'privacy', 'at_expiry', 'lock'],
    ],
    ['.org keeps its contacts unless they are to change', 'org', {}, []],
    ['.org whose contacts change', 'org', { changeContact: true }, ['contacts']],
    ['.ca never changes contacts in a transfer', 'ca', { legalType: 'CCT', registrarLock: true }, ['lock']],
    ['name servers of the request', 'org', { nameServers: ['ns1.example.net', 'ns2.example.net'] }, ['name_servers']],
  ] as const)('%s', (_, tld, changes, kinds) => {
    expect(wanted(tld, changes).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('name servers of the provider where the connector says so, unless the caller keeps those of the name', () => {
    expect(wanted('org', {}, true)).toEqual([{ kind: 'name_servers', hosts: PROVIDER }]);
    expect(wanted('org', { customTransferNameServers: false }, true)).toEqual([]);
  });

  test('what reads as wanted is not sent again', () => {
    const all = wanted('org', { registrarLock: true, whoisPrivacy: true, autoRenew: false });
    expect(notReached(all, truth).map(({ kind }) => kind)).toEqual(['privacy']);
  });

  test('a shortfall names the setting and the reason, and no host and no person', () => {
    expect(shortfallSentence({ kind: 'name_servers', hosts: PROVIDER }, 'refused with code 465')).toBe(
      'The name servers: wanted after the transfer and not reached (refused with code 465).',
    );
  });
});

describe('news of a transfer', () => {
  const known = { place: 'registrant', orderId: '7' } as const;
  const underWay = (place: 'registrant' | 'registry', orderId = '7') =>
    ({ kind: 'applied', orderId, truth: { kind: 'under_way', place } }) as const;

  test.each([
    ['still there', underWay('registrant'), false],
    ['somewhere else', underWay('registry'), true],
    ['another order', underWay('registrant', '8'), true],
    ['cancelled', { kind: 'applied', orderId: '7', truth: { kind: 'cancelled', text: '' } }, true],
    ['an unclear reading', { kind: 'inconclusive', text: '' }, false],
    ['an empty one', { kind: 'no_trace' }, false],
    ['the order was declined', { kind: 'declined', orderId: '7', status: 'declined', text: '' }, true],
  ] as const)('%s', (_, reading, expected) => {
    expect(isTransferNews(reading, known)).toBe(expected);
  });

  test('an order that reads as before proves nothing about an act on it', () => {
    expect(unlessAsBefore(underWay('registrant'), '7', 'under_way')).toEqual({ kind: 'no_trace' });
    expect(unlessAsBefore(underWay('registrant', '8'), '7', 'under_way').kind).toBe('applied');
    expect(unlessAsBefore(underWay('registrant'), '7', 'cancelled').kind).toBe('applied');
  });
});

describe('R-11: another auth code', () => {
  test('is taken with who gives it', () => {
    expect(parseNewAuthCode({ authCode: 'Xy7!abc', by: 'op-7' })).toEqual({
      kind: 'valid',
      value: { authCode: 'Xy7!abc', by: 'op-7' },
    });
  });

  test.each([
    ['no code', { by: 'op-7' }],
    ['white space around it', { authCode: ' Xy7!abc', by: 'op-7' }],
    ['a person by name', { authCode: 'Xy7!abc', by: 'Owen Ottway' }],
    ['something else with it', { authCode: 'Xy7!abc', by: 'op-7', more: 1 }],
    ['no object at all', 'Xy7!abc'],
  ])('is refused: %s; and no problem repeats what was typed', (_, input) => {
    const parsed = parseNewAuthCode(input);
    expect(parsed.kind).toBe('invalid');
    expect(JSON.stringify(parsed)).not.toMatch(/Xy7|Ottway/);
  });
});
