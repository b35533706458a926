import { describe, expect, test } from 'vitest';
import { tldPolicies, tldPolicyFor } from '../../../src/domain/tld-policies.js';
import { shownYears } from '../../../src/domain/tld-policy.js';

describe.each(tldPolicies.map((policy) => [policy.tld, policy] as const))(
  'the policy record of .%s (R-1)',
  (_, policy) => {
    test('has a dated version, a start and a source for what it says', () => {
      expect(policy.version).toMatch(/^\d{4}-\d{2}-\d{2}\.\d+$/);
      expect(new Date(policy.validFrom).toISOString()).toBe(policy.validFrom);
      expect(policy.sources.length).toBeGreaterThan(0);
      for (const source of policy.sources) {
        expect(source.reference.trim()).not.toBe('');
        expect(['A', 'B', 'C']).toContain(source.confidence);
      }
    });

    test('sells whole years, ascending, within the longest term', () => {
      const { registrationYears, maxTotalYears } = policy.term;
      expect(registrationYears.length).toBeGreaterThan(0);
      expect([...new Set(registrationYears)].toSorted((a, b) => a - b)).toEqual([...registrationYears]);
      for (const years of registrationYears) {
        expect(Number.isInteger(years) && years >= 1).toBe(true);
        expect(years).toBeLessThanOrEqual(maxTotalYears);
      }
    });

    test('is found by its TLD, which is in a-label form without a dot in front', () => {
      expect(policy.tld).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/);
      expect(tldPolicyFor(policy.tld)).toBe(policy);
    });
  },
);

test('there is one record for each TLD', () => {
  expect(new Set(tldPolicies.map((policy) => policy.tld)).size).toBe(tldPolicies.length);
});

test('a TLD without a record is not sold', () => {
  expect([tldPolicyFor('zz'), tldPolicyFor('__proto__'), tldPolicyFor('COM'), tldPolicyFor('')]).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});

// sw_register page, f_lock_domain and f_whois_privacy; XCP reference 7.1 and 7.2.
test.each(['de', 'uk', 'co.uk', 'ch', 'nl', 'fr', 'it', 'be', 'at'])('.%s has no registrar lock', (tld) => {
  expect(tldPolicyFor(tld)?.capability.registrarLock).toBe(false);
});
test.each(['com', 'net', 'org', 'info', 'biz', 'name', 'me', 'mobi', 'cc', 'co', 'tv'])(
  '.%s has WHOIS privacy',
  (tld) => {
    expect(tldPolicyFor(tld)?.capability.whoisPrivacy).toBe(true);
  },
);
test.each(['us', 'uk', 'de', 'ca', 'it', 'eu'])('.%s has no WHOIS privacy', (tld) => {
  expect(tldPolicyFor(tld)?.capability.whoisPrivacy).toBe(false);
});
test.each(['de', 'nl', 'be', 'it'])('.%s is registered for one year only', (tld) => {
  expect(tldPolicyFor(tld)?.term.registrationYears).toEqual([1]);
});
test.each(['ca', 'es', 'mx', 'us'])('.%s needs the state of the registrant', (tld) => {
  expect(tldPolicyFor(tld)?.requires).toContain('state');
});
test('.nl does not need the state of the registrant', () => {
  expect(tldPolicyFor('nl')?.requires).toEqual([]);
});

test.each([
  [[1], '1'],
  [[1, 2, 3], '1 to 3'],
  [[2, 3, 10], '2 to 10'],
])('years %j are shown as "%s"', (years, shown) => expect(shownYears(years)).toBe(shown));
