// What may be deleted, what may be restored, and what a renewal that happened is told as.
import { describe, expect, test } from 'vitest';
import { plusDays } from '../../../../src/domain/calendar/day-arithmetic.js';
import type { NameReading, NameTruth } from '../../../../src/domain/name-truth.js';
import { deletionDecision } from '../../../../src/domain/operations/deletion-decision.js';
import { renewalRemark } from '../../../../src/domain/operations/renewal-result.js';
import { restoreDecision } from '../../../../src/domain/operations/restore-decision.js';
import { pinnedPolicyFrom, type PinnedPolicy } from '../../../../src/domain/pinned-policy.js';
import { tldPolicyFor } from '../../../../src/domain/tld-policies.js';

const NOW = '2026-11-22T12:00:00.000Z';

function policyOf(tld: string): PinnedPolicy {
  const policy = tldPolicyFor(tld, NOW);
  if (policy === undefined) throw new Error(`There is no record for .${tld}.`);
  return pinnedPolicyFrom(policy);
}

const truthWith = (changes: Partial<NameTruth>): NameTruth => ({
  expiresAt: plusDays(NOW, 200),
  registrarLock: true,
  whoisPrivacy: 'unknown',
  nameServers: [],
  atExpiry: 'notify',
  isTransferringAway: false,
  canModify: true,
  ...changes,
});

describe('a deletion', () => {
  const cases: readonly (readonly [string, string, Partial<NameTruth>, 'go' | 'no'])[] = [
    ['.com on its third day', 'com', { createdAt: plusDays(NOW, -3) }, 'go'],
    ['.com on its fifth day', 'com', { createdAt: plusDays(NOW, -4) }, 'no'],
    ['.com whose first day nobody knows', 'com', {}, 'no'],
    ['.ca on its first day: no source gives it an add grace', 'ca', { createdAt: NOW }, 'no'],
    ['.de with time to go', 'de', {}, 'go'],
    ['.de on its last day but one', 'de', { expiresAt: plusDays(NOW, 1.1) }, 'go'],
    ['.de on its last day', 'de', { expiresAt: plusDays(NOW, 0.9) }, 'no'],
  ];
  test.each(cases)('R-1: %s', (_what, tld, truth, kind) => {
    expect(deletionDecision(truthWith(truth), policyOf(tld), NOW).kind).toBe(kind);
  });
});

describe('a restore', () => {
  const decided = (reading: NameReading, tld = 'com') => restoreDecision(`example.${tld}`, reading, policyOf(tld), NOW);
  const deleted = (daysAgo: number): NameReading => ({
    kind: 'not_held',
    readAt: NOW,
    text: '',
    deletedAt: plusDays(NOW, -daysAgo),
    expiredAt: plusDays(NOW, -daysAgo - 40),
  });

  test('R-22: is for a name in redemption, and for no other', () => {
    expect(decided(deleted(29))).toMatchObject({ kind: 'go' });
    expect(decided(deleted(31))).toMatchObject({ result: { outcome: 'not_held' } });
    expect(decided(deleted(300))).toMatchObject({ result: { outcome: 'not_held' } });
    expect(decided({ kind: 'not_held', readAt: NOW, text: '' })).toMatchObject({ result: { outcome: 'not_held' } });
  });
  test('where no record says how long redemption lasts, the registrar decides', () => {
    expect(decided(deleted(300), 'tv')).toMatchObject({ kind: 'go' });
  });
  test('a name in the account needs none, whatever its dates say', () => {
    const truth = truthWith({ expiresAt: plusDays(NOW, -50) });
    expect(decided({ kind: 'held', truth, readAt: NOW })).toMatchObject({ result: { outcome: 'done_elsewhere' } });
  });
});

describe('the remark about the date after a renewal', () => {
  const before = '2027-05-20T08:00:00.000Z';
  const remark = (after: string, tld = 'com', changes: Partial<NameTruth> = {}) =>
    renewalRemark(before, 1, truthWith({ expiresAt: after, ...changes }), policyOf(tld));

  test('is absent within two days of a year', () => {
    expect(remark('2028-05-20T08:00:00.000Z')).toBeUndefined();
    expect(remark('2028-05-22T08:00:00.000Z')).toBeUndefined();
  });
  test('names how far off the date is', () => {
    expect(remark('2028-05-23T09:00:00.000Z')).toContain('4 day(s) later');
    expect(remark('2029-05-20T08:00:00.000Z')).toContain('later');
  });
  test('says that a late registry shows the date later', () => {
    expect(remark(before, 'uk')).toContain('only at expiry');
  });
  test('worked example 4: says that a deletion is still on file', () => {
    expect(remark('2028-05-31T23:59:59.999Z', 'be', { atExpiry: 'lapse' })).toContain('still lets the name go');
  });
});
