import { describe, expect, test } from 'vitest';
import { type Connector, connectorFor } from '../../../src/domain/connector.js';
import { modeProblem } from '../../../src/domain/mode-problem.js';
import { modeOf } from '../../../src/domain/operations/mode-of.js';
import { registrationProblems } from '../../../src/domain/registration-rules.js';
import type { RegistrationRequest } from '../../../src/domain/registration-request.js';
import { settingsShown } from '../../../src/domain/settings.js';
import { contact, policyOf, requestFor, settingsWith } from './support/orders.js';

const FLAGS = settingsWith().connector.flags;
const { state: _, ...withoutState } = contact;

function problems(
  domain: string,
  tld: string,
  changes: Partial<RegistrationRequest> = {},
  flags = FLAGS,
): readonly string[] {
  return registrationProblems(requestFor(domain, changes), policyOf(tld), flags).map(
    ({ field, sentence }) => `${field}: ${sentence}`,
  );
}

describe('what a TLD and a connector allow', () => {
  test.each([
    ['a plain .com', 'example.com', 'com', {}],
    ['lock and privacy at .com', 'example.com', 'com', { registrarLock: true, whoisPrivacy: true }],
    ['ten years of .com', 'example.com', 'com', { periodYears: 10 }],
    ['a second-level TLD', 'example.co.uk', 'co.uk', {}],
    ['.ca with its legal type', 'example.ca', 'ca', { legalType: 'CCT' }],
    ['.us with its nexus', 'example.us', 'us', { tldData: { nexus: { app_purpose: 'P3', category: 'C11' } } }],
    [
      '.it with its registrant',
      'example.it',
      'it',
      { tldData: { it_registrant_info: { entity_type: '1', reg_code: 'X' } } },
    ],
    ['.eu with language and country', 'example.eu', 'eu', { language: 'en', registryCountry: 'IE' }],
    [
      '.aero with its membership',
      'example.aero',
      'aero',
      { tldData: { registrant_extra_info: { aero_ens_id: 'X1', aero_ens_password: 'secret' } } },
    ],
    ['.asia with its presence', 'example.asia', 'asia', { tldData: { ced_info: { contact_type: 'owner' } } }],
    [
      '.com.au with its registrant',
      'example.com.au',
      'com.au',
      { tldData: { au_registrant_info: { registrant_name: 'Example Pty Ltd' } } },
    ],
    ['.nl without a state', 'example.nl', 'nl', { contacts: { registrant: withoutState } }],
    [
      'an explicit "no" where there is nothing',
      'example.de',
      'de',
      { registrarLock: false, whoisPrivacy: false, parkedPage: false },
    ],
  ] as const)('%s', (__, domain, tld, changes) => expect(problems(domain, tld, changes)).toEqual([]));
});

describe('what is refused before any call (R-18)', () => {
  test.each([
    [
      'a name below another name',
      'www.example.com',
      'com',
      {},
      'domain: domain "www.example.com": registrations under .com have exactly one label',
    ],
    [
      'eleven years',
      'example.com',
      'com',
      { periodYears: 11 },
      'periodYears: periodYears: .com is registered for 1 to 10 year(s); 11 was asked.',
    ],
    [
      'two years of .de',
      'example.de',
      'de',
      { periodYears: 2 },
      'periodYears: .de is registered for 1 year(s); 2 was asked.',
    ],
    [
      'a lock on .de',
      'example.de',
      'de',
      { registrarLock: true },
      'registrarLock: registrarLock: .de has no registrar lock.',
    ],
    ['privacy on .us', 'example.us', 'us', { whoisPrivacy: true }, 'whoisPrivacy: .us has no WHOIS privacy.'],
    [
      'a parked page on .de',
      'example.de',
      'de',
      { parkedPage: true },
      'parkedPage: parked pages are not offered for .de.',
    ],
    ['.ca without legal type', 'example.ca', 'ca', {}, 'legalType: legalType is missing; .ca needs'],
    [
      '.ca without a state',
      'example.ca',
      'ca',
      { contacts: { registrant: withoutState } },
      'contacts.registrant.state is missing; .ca needs it.',
    ],
    ['.us without nexus', 'example.us', 'us', {}, 'tldData.nexus needs app_purpose and category for .us.'],
    ['.us with half a nexus', 'example.us', 'us', { tldData: { nexus: { category: 'C11' } } }, 'tldData.nexus needs'],
    [
      '.us with an empty nexus',
      'example.us',
      'us',
      { tldData: { nexus: { category: '', app_purpose: '' } } },
      'tldData.nexus needs',
    ],
    ['.us with its nexus as text', 'example.us', 'us', { tldData: { nexus: 'C11' } }, 'tldData.nexus needs'],
    [
      '.aero with half of its membership',
      'example.aero',
      'aero',
      { tldData: { registrant_extra_info: { aero_ens_id: 'X1' } } },
      'tldData.registrant_extra_info needs aero_ens_id and aero_ens_password for .aero.',
    ],
    ['.asia without its presence', 'example.asia', 'asia', {}, 'tldData.ced_info is missing; .asia needs it.'],
    [
      '.asia with an empty presence',
      'example.asia',
      'asia',
      { tldData: { ced_info: { id_type: '' } } },
      'ced_info is missing',
    ],
    ['.au without its registrant', 'example.au', 'au', {}, 'tldData.au_registrant_info is missing; .au needs it.'],
    ['.it without its registrant', 'example.it', 'it', {}, 'tldData.it_registrant_info needs'],
    [
      '.eu without a language',
      'example.eu',
      'eu',
      { registryCountry: 'IE' },
      'language: language is missing; .eu needs it.',
    ],
  ] as const)('%s', (__, domain, tld, changes, expected) => {
    expect(problems(domain, tld, changes)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  test('an internationalised name where the policy offers none', () => {
    const policy = policyOf('com');
    const plain = { ...policy, capability: { ...policy.capability, idn: false } };
    expect(registrationProblems(requestFor('xn--caf-dma.com'), plain, FLAGS)).toMatchObject([{ field: 'domain' }]);
  });

  test.each([
    ['registrarLock', 'registrar lock'],
    ['whoisPrivacy', 'WHOIS privacy'],
  ] as const)('%s where the flag of the connector is off, and the refusal says which flag', (field, flag) => {
    expect(problems('example.com', 'com', { [field]: true }, { ...FLAGS, [field]: false })).toEqual([
      `${field}: ${field}: the connector for .com has the flag "${flag}" off.`,
    ]);
  });

  test('everything that is wrong, at once', () => {
    expect(
      problems('a.example.us', 'us', { periodYears: 11, whoisPrivacy: true, contacts: { registrant: withoutState } }),
    ).toHaveLength(5);
  });
});

describe('the mode of a connector', () => {
  test('automatic lets a registration start', () => {
    expect(modeProblem(settingsWith(), 'registerDomain')).toBeUndefined();
  });

  test('manual lets it start: an operator does it', () => {
    expect(modeProblem(settingsWith({ registration: 'manual' }), 'registerDomain')).toBeUndefined();
  });

  test('R-18: unsupported refuses it and says which mode of which connector', () => {
    expect(modeProblem(settingsWith({ registration: 'unsupported' }), 'registerDomain')).toMatchObject({
      field: 'operation.type',
      sentence: expect.stringContaining('has the mode "registration" set to unsupported') as string,
    });
  });

  test.each([
    ['registerDomain', 'registration'],
    ['transferDomain', 'transfer'],
    ['renewDomain', 'renewal'],
    ['restoreDomain', 'renewal'],
    ['cancelDomain', 'cancellation'],
  ] as const)('%s is done as the mode "%s" says', (type, mode) => {
    for (const value of ['automatic', 'manual', 'unsupported'] as const) {
      expect(modeOf(settingsWith({ [mode]: value }), type)).toEqual({ setting: mode, mode: value });
    }
  });

  test.each([
    ['setRegistrarLock', 'registrarLock'],
    ['setWhoisPrivacy', 'whoisPrivacy'],
    ['updateNameservers', 'editNameServers'],
    ['updateContacts', 'manageContacts'],
    ['retrieveTransferKey', 'transferKey'],
  ] as const)(
    '%s is unsupported while the flag "%s" is off, and done as "changes" says while it is on',
    (type, flag) => {
      const settings = settingsWith();
      const connector = (isOn: boolean, changes: 'automatic' | 'manual') => ({
        ...settings,
        connector: { ...settings.connector, changes, flags: { ...settings.connector.flags, [flag]: isOn } },
      });
      expect(modeOf(connector(false, 'automatic'), type).mode).toBe('unsupported');
      expect(modeOf(connector(true, 'automatic'), type).mode).toBe('automatic');
      expect(modeOf(connector(true, 'manual'), type).mode).toBe('manual');
      expect(modeProblem(connector(false, 'manual'), type)?.sentence).toContain(`has the flag "${flag}" off`);
    },
  );
});

describe('the connector of a name', () => {
  const connector = (tld: string): Connector => ({
    name: tld,
    tld,
    registrar: 'opensrs',
    version: 1,
    modes: settingsWith().connector.modes,
    flags: FLAGS,
    changes: 'automatic',
    lockForbidsChanges: false,
  });
  const connectors = ['uk', 'co.uk', 'com', 'xn--p1ai'].map(connector);

  test.each([
    ['example.com', 'com'],
    ['example.uk', 'uk'],
    ['example.co.uk', 'co.uk'],
    ['www.example.co.uk', 'co.uk'],
    ['example.org.uk', 'uk'],
    ['xn--e1afmkfd.xn--p1ai', 'xn--p1ai'],
    ['example.telecom', undefined],
    ['examplecom', undefined],
    ['com', undefined],
    ['example.net', undefined],
  ])('of %s is the one of .%s', (name, tld) => {
    expect(connectorFor(name, connectors)?.tld).toBe(tld);
    expect(connectorFor(name, connectors.toReversed())?.tld).toBe(tld);
  });
});

test('what is shown of the settings names every version and holds no secret', () => {
  expect(settingsShown(settingsWith())).toEqual({
    connector: '.com at OpenSRS',
    connectorVersion: 3,
    registrar: 'opensrs',
    environment: 'test',
    policyVersion: `com ${policyOf('com').version}`,
    paceVersion: settingsWith().pace.version,
  });
});
