import { describe, expect, test } from 'vitest';
import { type Connector, connectorFor } from '../../../src/domain/connector.js';
import { modeProblem } from '../../../src/domain/mode-problem.js';
import { modeOf } from '../../../src/domain/operations/mode-of.js';
import { registrationProblems } from '../../../src/domain/registration-rules.js';
import type { RegistrationRequest } from '../../../src/domain/registration-request.js';
import { tldPolicies } from '../../../src/domain/tld-policies.js';
import { settingsShown } from '../../../src/domain/settings.js';
import { contact, policyOf, requestFor, settingsWith } from './support/orders.js';
import { paceOf } from '../../../src/domain/pinned-pace.js';

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

// The rules themselves stand in docs/reference/field-rules.md, with a test for each row: field-rules.test.ts.
describe('R-18: what is refused before any call', () => {
  test.each([
    ['.us with half a nexus', 'us', { tldData: { nexus: { category: 'C11' } } }, 'tldData.nexus'],
    ['.us with an empty nexus', 'us', { tldData: { nexus: { category: '', app_purpose: '' } } }, 'tldData.nexus'],
    ['.us with its nexus as text', 'us', { tldData: { nexus: 'C11' } }, 'tldData.nexus'],
    [
      '.us whose foreigner has a country of three letters',
      'us',
      { tldData: { nexus: { app_purpose: 'P1', category: 'C32', validator: 'FRA' } } },
      'tldData.nexus.validator',
    ],
    [
      '.aero with half of its membership',
      'aero',
      { tldData: { registrant_extra_info: { aero_ens_id: 'X1' } } },
      'tldData.registrant_extra_info',
    ],
    ['.asia with an empty presence', 'asia', { tldData: { ced_info: { id_type: '' } } }, 'tldData.ced_info'],
    [
      '.it with half of its registrant',
      'it',
      { tldData: { it_registrant_info: { entity_type: '1' } } },
      'tldData.it_registrant_info',
    ],
  ] as const)('%s', (__, tld, changes, field) => {
    expect(problems(`example.${tld}`, tld, changes)).toEqual([expect.stringMatching(`^${field}: ${field} `)]);
  });

  test('what was written in a closed list is never repeated', () => {
    const tldData = { nexus: { app_purpose: 'Canary', category: 'Canary', validator: 'Canary' } };
    const said = problems('example.us', 'us', { tldData }).concat(problems('example.ca', 'ca', { legalType: 'CAN' }));
    expect(said).toHaveLength(3);
    expect(said.join()).not.toMatch(/Canary|CAN/);
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

describe('R-7: the term of a registration', () => {
  test.each(tldPolicies.map((policy) => [policy.tld, policy.term] as const))(
    '.%s: only years that the TLD sells, none beyond its longest term',
    (tld, { registrationYears, maxTotalYears }) => {
      const taken = Array.from({ length: 12 }, (__, years) => years).filter(
        (periodYears) =>
          !problems(`example.${tld}`, tld, { periodYears }).some((said) => said.startsWith('periodYears')),
      );
      expect(taken).toEqual(registrationYears.filter((years) => years <= maxTotalYears));
    },
  );

  test('a record that sells more than its longest term sells no more than that', () => {
    const policy = policyOf('com');
    const short = { ...policy, term: { ...policy.term, maxTotalYears: 5 } };
    expect(registrationProblems(requestFor('example.com', { periodYears: 6 }), short, FLAGS)).toMatchObject([
      { field: 'periodYears' },
    ]);
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
    paceVersion: paceOf(settingsWith().pace).version,
  });
});
