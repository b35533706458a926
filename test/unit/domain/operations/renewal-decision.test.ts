// Whether a renewal may be sent now, from one reading: every rule that says no, and what is frozen when none does.
import { expect, test } from 'vitest';
import { plusDays, plusYears } from '../../../../src/domain/calendar/day-arithmetic.js';
import type { NameReading, NameTruth } from '../../../../src/domain/name-truth.js';
import { type RenewalDecision, renewalDecision } from '../../../../src/domain/operations/renewal-decision.js';
import {
  parseRenewalRequest,
  renewalProblems,
  type RenewalRequest,
} from '../../../../src/domain/operations/renew-domain.js';
import { pinnedPolicyFrom, type PinnedPolicy } from '../../../../src/domain/pinned-policy.js';
import type { Quote } from '../../../../src/domain/quote.js';
import type { PinnedSettings } from '../../../../src/domain/settings.js';
import { tldPolicyFor } from '../../../../src/domain/tld-policies.js';

const NOW = '2026-11-22T12:00:00.000Z';

function policyOf(tld: string): PinnedPolicy {
  const policy = tldPolicyFor(tld, NOW);
  if (policy === undefined) throw new Error(`There is no record for .${tld}.`);
  return pinnedPolicyFrom(policy);
}

const truthWith = (changes: Partial<NameTruth>): NameTruth => ({
  expiresAt: '2027-05-20T08:00:00.000Z',
  registrarExpiresAt: changes.expiresAt ?? '2027-05-20T08:00:00.000Z',
  registrarLock: true,
  whoisPrivacy: 'unknown',
  nameServers: [],
  atExpiry: 'notify',
  isTransferringAway: false,
  canModify: true,
  ...changes,
});

interface Situation {
  readonly tld?: string;
  readonly truth?: Partial<NameTruth>;
  readonly name?: NameReading;
  readonly quote?: Partial<Quote>;
  readonly request?: Partial<RenewalRequest>;
}

function decide({ tld = 'com', truth = {}, name, quote = {}, request = {} }: Situation): RenewalDecision {
  const parsed = parseRenewalRequest({ domain: `example.${tld}`, ...request });
  if (parsed.kind === 'invalid') throw new Error(parsed.problems[0].sentence);
  const read: Quote = {
    name: name ?? { kind: 'held', truth: truthWith(truth), readAt: NOW },
    price: '14.25',
    isPremium: false,
    available: '100.00',
    drafts: [],
    ...quote,
  };
  return renewalDecision(read, parsed.value, policyOf(tld), NOW);
}

const outcomeOf = (situation: Situation): string => {
  const decision = decide(situation);
  return decision.kind === 'go' ? 'go' : decision.result.outcome;
};
const sentenceOf = (situation: Situation): string => {
  const decision = decide(situation);
  return decision.kind === 'no' && 'sentence' in decision.result ? decision.result.sentence : '';
};

const gone = (changes: Partial<Extract<NameReading, { kind: 'not_held' }>> = {}): NameReading => ({
  kind: 'not_held',
  readAt: NOW,
  text: 'Not found',
  ...changes,
});

const table: readonly (readonly [string, Situation, string])[] = [
  ['half a year before expiry', {}, 'go'],
  ['R-22: in the grace after expiry', { truth: { expiresAt: plusDays(NOW, -39) } }, 'go'],
  ['R-22: in redemption by its dates', { truth: { expiresAt: plusDays(NOW, -41) } }, 'not_allowed'],
  ['R-22: being deleted by its dates', { truth: { expiresAt: plusDays(NOW, -72) } }, 'not_allowed'],
  ['where no record says how long the grace is', { tld: 'tv', truth: { expiresAt: plusDays(NOW, -300) } }, 'go'],
  ['R-22: deleted, in redemption', { name: gone({ deletedAt: plusDays(NOW, -10) }) }, 'not_allowed'],
  ['R-22: deleted, and past redemption', { name: gone({ deletedAt: plusDays(NOW, -32) }) }, 'not_held'],
  ['not in the account', { name: gone() }, 'not_held'],
  ['not readable', { name: { kind: 'unclear', readAt: NOW, text: 'no date' } }, 'refused'],
  ['the caller means the present term', { request: { expiryYear: 2027 } }, 'go'],
  ['R-5: the caller means a term that was renewed since', { request: { expiryYear: 2026 } }, 'done_elsewhere'],
  ['the caller means a term that has not begun', { request: { expiryYear: 2028 } }, 'not_allowed'],
  ['R-7: up to ten years ahead to the day', { truth: { expiresAt: plusYears(NOW, 9) } }, 'go'],
  ['R-7: a day beyond ten years ahead', { truth: { expiresAt: plusDays(plusYears(NOW, 9), 1) } }, 'not_allowed'],
  [
    'R-7: .au allows five',
    { tld: 'au', truth: { expiresAt: plusDays(NOW, 60) }, request: { periodYears: 5 } },
    'not_allowed',
  ],
  ['.au in its last 90 days', { tld: 'au', truth: { expiresAt: plusDays(NOW, 89) } }, 'go'],
  ['.au before its last 90 days', { tld: 'au', truth: { expiresAt: plusDays(NOW, 91) } }, 'not_allowed'],
  ['at the ceiling', { request: { maxPrice: '14.25' } }, 'go'],
  ['a cent above the ceiling', { request: { maxPrice: '14.24' } }, 'too_expensive'],
  ['no price', { quote: { price: undefined as never } }, 'refused'],
  ['R-20: premium without any ceiling', { quote: { isPremium: true } }, 'not_allowed'],
  ['R-20: premium with a ceiling', { quote: { isPremium: true }, request: { maxPrice: '20.00' } }, 'go'],
  ['R-20: premium with the price', { quote: { isPremium: true }, request: { premiumPrice: '14.25' } }, 'go'],
  ['R-20: premium at another price', { quote: { isPremium: true }, request: { premiumPrice: '14.26' } }, 'not_allowed'],
];

test.each(table)('%s: %j gives %s', (_what, situation, outcome) => {
  expect(outcomeOf(situation)).toBe(outcome);
});

test('a window that is not open yet says from when on', () => {
  const expiresAt = plusDays(NOW, 100);
  const decision = decide({ tld: 'au', truth: { expiresAt } });
  expect(decision).toMatchObject({ result: { notBefore: plusDays(expiresAt, -90) } });
});

test('R-22: what is in redemption is told to ask for a restore', () => {
  expect(sentenceOf({ name: gone({ deletedAt: plusDays(NOW, -10) }) })).toContain('restoreDomain');
});

test('R-3: what is agreed holds the year to send, the year paid for, the price and what would happen at expiry', () => {
  expect(decide({ truth: { atExpiry: 'renew' }, request: { autoRenew: true } })).toEqual({
    kind: 'go',
    intent: {
      change: { kind: 'renewal', expiryYear: 2027, paidUntilYear: 2027, periodYears: 1, registrarAutoRenew: true },
      price: '14.25',
      expiresBefore: '2027-05-20T08:00:00.000Z',
      atExpiry: 'renew',
    },
  });
});

// Worked example 7: the registry moved the date by itself the day after expiry, and nobody has paid.
test("a year that the registry shows and nobody paid for is still renewed, and only the registrar's date will prove it", () => {
  const truth = { expiresAt: plusYears(plusDays(NOW, -1), 1), registrarExpiresAt: plusDays(NOW, -1) };
  expect(decide({ tld: 'ca', truth })).toMatchObject({
    intent: { change: { expiryYear: 2027, paidUntilYear: 2026 }, expiresBefore: plusDays(NOW, -1) },
  });
  // Whichever of the two years the caller has been shown, the present term is meant.
  expect(outcomeOf({ tld: 'ca', truth, request: { expiryYear: 2026 } })).toBe('go');
  expect(outcomeOf({ tld: 'ca', truth, request: { expiryYear: 2027 } })).toBe('go');
});

test('a renewal that the registry does not show yet counts: a second one for the same term is not bought', () => {
  const truth = { expiresAt: '2027-05-20T08:00:00.000Z', registrarExpiresAt: '2028-05-20T08:00:00.000Z' };
  expect(outcomeOf({ tld: 'uk', truth, request: { expiryYear: 2026 } })).toBe('done_elsewhere');
  expect(decide({ tld: 'uk', truth })).toMatchObject({
    intent: { change: { expiryYear: 2028, paidUntilYear: 2028, dateMovesLater: true } },
  });
});

test('R-20: the price that was read is verified where only a ceiling was given', () => {
  expect(decide({ quote: { isPremium: true, price: '99.00' }, request: { maxPrice: '120.00' } })).toMatchObject({
    intent: { change: { premiumPrice: '99.00' } },
  });
});

test.each(['de', 'at', 'dk'])('.%s renews by itself: an order to renew is refused at the door', (tld) => {
  const request = { domain: `example.${tld}`, periodYears: 1 } as RenewalRequest;
  const [problem] = renewalProblems(request, { policy: policyOf(tld) } as PinnedSettings);
  expect(problem?.sentence).toContain('renewed by their registry');
});
