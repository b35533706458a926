import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pinnedPolicyFrom } from '../../../src/domain/pinned-policy.js';
import { policyInForce, policyOfConnector, tldPolicies, tldPolicyFor } from '../../../src/domain/tld-policies.js';
import { announcedFrom, announcedTldPolicies } from '../../../src/domain/tld-policies/announced.js';
import { defaultTldPolicy } from '../../../src/domain/tld-policies/default-policy.js';
import { WITH_READABLE_CODE } from '../../../src/domain/tld-policies/shared.js';
import { type PolicySource, type TldPolicy, shownYears } from '../../../src/domain/tld-policy.js';

const TODAY = '2026-11-22T12:00:00.000Z';

function policyOf(tld: string): TldPolicy {
  const policy = tldPolicyFor(tld, TODAY);
  if (policy === undefined) throw new Error(`There is no record for .${tld}.`);
  return policy;
}

interface Group {
  readonly [figure: string]: unknown;
  readonly sources: readonly PolicySource[];
}

function groupsOf(policy: TldPolicy): readonly (readonly [string, Group])[] {
  const { term, renewal, transfer, capability, verification } = policy;
  const groups = { term, renewal, transfer, capability } as unknown as Readonly<Record<string, Group>>;
  return [...Object.entries(groups), ...verification.map((duty) => [duty.kind, duty as unknown as Group] as const)];
}

const records = [...tldPolicies, defaultTldPolicy('zz')].map((policy) => [policy.tld, policy] as const);

describe.each(records)('the policy record of .%s (R-1)', (_, policy) => {
  test('has a dated version and a start', () => {
    expect(policy.version).toMatch(/^(?:default-)?\d{4}-\d{2}-\d{2}\.\d+$/);
    expect(new Date(policy.validFrom).toISOString()).toBe(policy.validFrom);
    expect(policy.tld).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/);
  });

  test.each(groupsOf(policy))(
    'has a source with confidence for each figure of %s',
    (_group, { sources, ...figures }) => {
      const named = sources.flatMap((source) => source.figures ?? []);
      const hasRest = sources.some((source) => source.figures === undefined);
      expect(Object.keys(figures).filter((figure) => !hasRest && !named.includes(figure))).toEqual([]);
      expect(named.filter((figure) => !(figure in figures))).toEqual([]);
      for (const { reference, confidence } of sources) {
        expect(reference.trim()).not.toBe('');
        expect(['A', 'B', 'C']).toContain(confidence);
      }
    },
  );

  test('has a source for what it requires', () => {
    expect(policy.requirementSources.length > 0).toBe(policy.requires.length > 0);
  });

  test('calls nothing certain that has no source', () => {
    const sources = groupsOf(policy).flatMap(([, group]) => group.sources);
    expect(
      sources.filter(({ reference, confidence }) => reference.startsWith('no source') && confidence !== 'C'),
    ).toEqual([]);
  });

  test('sells whole years, ascending, within the longest term (R-7)', () => {
    const { registrationYears, renewalYears, maxTotalYears } = policy.term;
    for (const years of [registrationYears, renewalYears]) {
      expect(years.length).toBeGreaterThan(0);
      expect([...new Set(years)].toSorted((a, b) => a - b)).toEqual([...years]);
      expect(years.every((year) => Number.isInteger(year) && year >= 1 && year <= maxTotalYears)).toBe(true);
    }
  });

  test('never lets a renewal be ordered after the name can be lost or charged (R-8)', () => {
    const { renewByOffsetDays, deleteByOffsetDays, graceDays, dnsStopsAtDay } = policy.renewal;
    expect(renewByOffsetDays).toBeLessThanOrEqual(Math.min(0, deleteByOffsetDays ?? 0, dnsStopsAtDay ?? 0));
    expect(renewByOffsetDays).toBeGreaterThanOrEqual(-(policy.term.renewWindowDays ?? 366));
    for (const days of [graceDays, policy.renewal.redemptionDays, policy.renewal.pendingDeleteDays])
      expect(days ?? 0).toBeGreaterThanOrEqual(0);
  });

  test('says by when a renewal that only a deletion stops must be stopped', () => {
    const isForEver = policy.renewal.style === 'registry-auto-delete-required';
    expect(isForEver && policy.renewal.deleteByOffsetDays === undefined).toBe(false);
    expect(policy.renewal.style === 'explicit' && policy.renewal.deleteByOffsetDays !== undefined).toBe(false);
  });

  test('counts a transfer in whole years within the longest term (R-7)', () => {
    expect(Number.isInteger(policy.transfer.addsYears) && policy.transfer.addsYears >= 0).toBe(true);
    expect(policy.transfer.addsYears).toBeLessThanOrEqual(policy.term.maxTotalYears);
    expect(policy.transfer.resetsTerm && policy.transfer.addsYears === 0).toBe(false);
  });

  test('pins what orders need and nothing else', () => {
    const pinned = pinnedPolicyFrom(policy);
    expect(Object.keys(pinned)).toEqual([
      'tld',
      'version',
      'term',
      'renewal',
      'capability',
      'transfer',
      'requires',
      ...(policy.verification.length === 0 ? [] : ['verification']),
    ]);
    expect(JSON.stringify(pinned)).not.toContain('sources');
    const { lockAfterCreateHours: _1, lockAfterTransferHours: _2, ...rest } = policy.transfer;
    const { sources: _3, ...figures } = rest;
    expect(pinned.transfer).toEqual(figures);
  });

  test('pins no more than 1000 bytes, because every operation stores them', () => {
    expect(JSON.stringify(pinnedPolicyFrom(policy)).length).toBeLessThan(1000);
  });
});

describe('a record is found', () => {
  test.each(tldPolicies.map((policy) => [policy.tld, policy] as const))('for .%s by its TLD', (tld, policy) => {
    expect(tldPolicyFor(tld, TODAY)).toBe(policy);
  });

  test('of one first day only once for each TLD', () => {
    const keys = tldPolicies.map((policy) => `${policy.tld} ${policy.validFrom}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('for every TLD that the connector page, the sw_register page and the references name', () => {
    const connectorPage = 'aero asia be biz bz cc com hk in info me mobi mx name net nl org tel tv tw ws us';
    const swRegisterPage =
      'de uk ch nl fr it be at com net org info biz name me mobi cc co tv eu es ca scot us pro studio dev app';
    const references =
      'co.uk me.uk li jp pl au com.au net.au ai io dk xxx nu se cn sg nz za cl com.br ac sh cz asia'.split(' ');
    const named = [...connectorPage.split(' '), ...swRegisterPage.split(' '), ...references];
    expect(named.filter((tld) => tldPolicyFor(tld, TODAY) === undefined)).toEqual([]);
  });

  test('for no other text', () => {
    expect(['zz', '__proto__', 'constructor', 'COM', ''].map((tld) => tldPolicyFor(tld, TODAY))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});

describe('a TLD without a record', () => {
  test('is not sold', () => {
    expect(policyOfConnector({ tld: 'zz' }, TODAY)).toBeUndefined();
  });

  test('is sold by the careful default when the connector accepts that', () => {
    expect(policyOfConnector({ tld: 'zz', acceptDefaultPolicy: true }, TODAY)).toEqual(defaultTldPolicy('zz'));
  });

  test('does not make the default replace a record', () => {
    expect(policyOfConnector({ tld: 'de', acceptDefaultPolicy: true }, TODAY)).toBe(policyOf('de'));
  });
});

describe('the careful default', () => {
  const careful = defaultTldPolicy('zz');

  test('sells one year', () => expect(careful.term.registrationYears).toEqual([1]));
  test('promises nothing', () => {
    const { sources: _sources, contacts, ...promises } = careful.capability;
    expect(Object.values(promises)).toEqual(Object.values(promises).map(() => false));
    expect(contacts).toBe('manual');
  });
  test('renews by an order, earlier than any record does', () => {
    expect(careful.renewal.style).toBe('explicit');
    const earliest = Math.min(...tldPolicies.map((policy) => policy.renewal.renewByOffsetDays));
    expect(careful.renewal.renewByOffsetDays).toBeLessThanOrEqual(earliest);
  });
  test('says that it is a guess', () => {
    expect(careful.remarks.join(' ')).toContain('Nobody has written a record for .zz');
  });
  test('gives a list of the vendor no say, whatever the TLD', () => {
    expect(defaultTldPolicy('com').capability).toEqual(careful.capability);
  });
});

describe('versions of a record coexist', () => {
  const com = policyOf('com');
  const announced = announcedTldPolicies.find((policy) => policy.tld === 'com') ?? expect.fail('none for .com');
  const later = announcedFrom(com, announced, '2027-07-01T00:00:00.000Z');

  test.each([
    ['the one in force before the first day of the next', '2027-06-30T23:59:59.999Z', com],
    ['the next from its first instant', '2027-07-01T00:00:00.000Z', later],
    ['the next long after it', '2036-01-01T00:00:00.000Z', later],
    ['the oldest for a clock that is behind', '1999-01-01T00:00:00.000Z', com],
  ])('%s', (_, at, expected) => {
    expect(policyInForce([com, later], at)).toBe(expected);
    expect(policyInForce([later, com], at)).toBe(expected);
  });

  test('the latest that has begun, in whatever order they stand', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 9_999 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 9_999 }), (starts, now) => {
        const instant = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
        const found = policyInForce(
          starts.map((day) => ({ ...com, validFrom: instant(day) })),
          instant(now),
        );
        const begun = starts.filter((day) => day <= now);
        expect(found?.validFrom).toBe(instant(begun.length === 0 ? Math.min(...starts) : Math.max(...begun)));
      }),
    );
  });

  test('the revised ICANN transfer policy is selected at no instant, for it has no confirmed date', () => {
    for (const at of [TODAY, '2036-11-22T00:00:00.000Z']) {
      expect(announcedTldPolicies.filter(({ tld, version }) => tldPolicyFor(tld, at)?.version === version)).toEqual([]);
    }
  });

  test('the rules in force and those adopted differ as section 6.3 says', () => {
    expect(com.transfer).toMatchObject({
      lockAfterCreateHours: 1440,
      lockAfterTransferHours: 1440,
      lockAfterOwnerChangeHours: 1440,
      ackWindowDays: 5,
    });
    expect(later.transfer).toMatchObject({
      codeTtlHours: 336,
      lockAfterCreateHours: 720,
      lockAfterTransferHours: 720,
      lockAfterOwnerChangeHours: 0,
    });
    expect(later.transfer).not.toHaveProperty('ackWindowDays');
  });

  test('nothing but the transfer changes with them', () => {
    const { version: _1, validFrom: _2, transfer: _3, remarks: _4, ...rest } = later;
    expect(com).toMatchObject(rest);
  });
});

// What version 1 of the records pinned, word for word; since then records only ask for more.
test('what registrations were sold by before the records grew is unchanged, and nothing that was asked for is dropped', () => {
  const before = JSON.parse(
    readFileSync(new URL('../../fixtures/tld-policies/pinned-2026-11-22.1.json', import.meta.url), 'utf8'),
  ) as readonly { readonly tld: string; readonly validFrom: string; readonly requires: readonly string[] }[];
  for (const { requires, validFrom: _, ...sold } of before) {
    const pinned = pinnedPolicyFrom(policyOf(sold.tld));
    expect(pinned).toMatchObject(sold);
    expect(pinned.requires).toEqual(expect.arrayContaining([...requires]));
  }
});

// sw_register page, f_lock_domain and f_whois_privacy; XCP reference 7.1 and 7.2.
test.each(['de', 'uk', 'co.uk', 'ch', 'nl', 'fr', 'it', 'be', 'at', 'au'])('.%s has no registrar lock', (tld) => {
  expect(policyOf(tld).capability.registrarLock).toBe(false);
});
test.each(['com', 'net', 'org', 'info', 'biz', 'name', 'me', 'mobi', 'cc', 'co', 'tv'])(
  '.%s has WHOIS privacy',
  (tld) => expect(policyOf(tld).capability.whoisPrivacy).toBe(true),
);
test.each(['us', 'uk', 'de', 'ca', 'it', 'eu', 'nl', 'ai', 'io'])('.%s has no WHOIS privacy', (tld) => {
  expect(policyOf(tld).capability.whoisPrivacy).toBe(false);
});
test('the transfer key is shown for the TLDs of the connector page and no other', () => {
  const readable = tldPolicies.filter((policy) => policy.capability.authCodeReadable).map((policy) => policy.tld);
  expect(readable.toSorted()).toEqual([...WITH_READABLE_CODE].toSorted());
});
test.each(['de', 'nl', 'be', 'it'])('.%s is registered for one year only', (tld) => {
  expect(policyOf(tld).term.registrationYears).toEqual([1]);
});
test.each(['ca', 'es', 'mx', 'us'])('.%s needs the state of the registrant', (tld) => {
  expect(policyOf(tld).requires).toContain('state');
});
test('.nl does not need the state of the registrant', () => {
  expect(policyOf('nl').requires).toEqual([]);
});
test('an address for the confirmation of the owner is needed for transfers of .de .be .eu .it only', () => {
  const asked = tldPolicies.filter((policy) => policy.transfer.needsOwnerConfirm).map((policy) => policy.tld);
  expect(asked.toSorted()).toEqual(['be', 'de', 'eu', 'it']);
});
test('name servers are needed for transfers of .eu only', () => {
  expect(tldPolicies.filter((policy) => policy.transfer.needsNameServers).map((policy) => policy.tld)).toEqual(['eu']);
});

// Lifecycle reference 5 and 8.
test.each([
  ['it', 11, 30],
  ['de', -1, 30],
  ['be', -3, 32],
  ['nl', -3, 40],
  ['pl', -3, undefined],
  ['at', -4, undefined],
  ['ch', -10, 14],
  ['li', -10, undefined],
  ['fr', -10, 14],
  ['jp', -10, undefined],
])('.%s must be deleted by day %i of its expiry, and can then be restored for %s days', (tld, deleteBy, redemption) => {
  const { deleteByOffsetDays, redemptionDays } = policyOf(tld).renewal;
  expect([deleteByOffsetDays, redemptionDays]).toEqual([deleteBy, redemption]);
});
test.each([
  ['uk', 'tag-change', 0, false],
  ['de', 'auth-code', 1, true],
  ['be', 'registrant-mailed-code', 1, true],
  ['nl', 'token', 1, false],
  ['it', 'auth-code', 1, true],
  ['es', 'registrant-acknowledgement', 0, false],
  ['ca', 'auth-code', 1, false],
  ['au', 'auth-code', 0, false],
  ['ai', 'auth-code', 2, false],
])('.%s moves by %s, which adds %i year(s), anew: %s', (tld, proof, addsYears, resetsTerm) => {
  expect(policyOf(tld).transfer).toMatchObject({ proof, addsYears, resetsTerm });
});
test('.ca never changes contacts in a transfer', () => {
  expect(policyOf('ca').transfer.contactChange).toBe('forbidden');
});
test('.au is held for five years at most, and renewed in the last 90 days', () => {
  expect(policyOf('au').term).toMatchObject({ maxTotalYears: 5, renewWindowDays: 90 });
});

test.each([
  [[1], '1'],
  [[1, 2, 3], '1 to 3'],
  [[2, 3, 10], '2 to 10'],
])('years %j are shown as "%s"', (years, shown) => expect(shownYears(years)).toBe(shown));
