// Whether a name may be renewed now, and with which order: decided once, before anything is sent, from what was read together.
import { type Change, yearOf } from '../change.js';
import { plusDays, plusYears } from '../calendar/day-arithmetic.js';
import { phaseOf, remedyIn } from '../calendar/phase.js';
import { type Instant, shownInstant } from '../instant.js';
import { compareDecimals, isAbove } from '../money.js';
import { type NameTruth, latestExpiry, paidUntil } from '../name-truth.js';
import type { PinnedPolicy } from '../pinned-policy.js';
import type { Quote } from '../quote.js';
import type { ChangeResult } from './outcomes.js';
import type { RenewalRequest } from './renew-domain.js';

export type RenewalChange = Extract<Change, { kind: 'renewal' }>;

/** What is agreed before money moves. Every repeat of the order carries this change as it is. */
export interface RenewalIntent {
  readonly change: RenewalChange;
  readonly price: string;
  /** What the registrar has been paid for until now. */
  readonly expiresBefore: Instant;
  /** What would happen at expiry. */
  readonly atExpiry: NameTruth['atExpiry'];
}

export type RenewalDecision =
  { readonly kind: 'go'; readonly intent: RenewalIntent } | { readonly kind: 'no'; readonly result: ChangeResult };

export function renewalDecision(
  quote: Quote,
  request: RenewalRequest,
  policy: PinnedPolicy,
  now: Instant,
): RenewalDecision {
  const { name } = quote;
  if (name.kind === 'unclear')
    return no({ outcome: 'refused', orderIds: [], code: 'unreadable', registrarText: name.text });
  if (name.kind === 'not_held') return no(notHeld(request.domain, name, policy, now));
  const { truth } = name;
  const objection =
    yearObjection(truth, request) ?? phaseObjection(truth, policy, now) ?? termObjection(truth, request, policy, now);
  if (objection !== undefined) return no(objection);
  const { price } = quote;
  if (price === undefined) {
    const registrarText = 'The registrar gave no price for this renewal.';
    return no({ outcome: 'refused', orderIds: [], code: 'price', registrarText });
  }
  const tooMuch = priceObjection(quote, price, request);
  if (tooMuch !== undefined) return no(tooMuch);
  return {
    kind: 'go',
    intent: {
      change: renewalChange(truth, request, policy, quote.isPremium ? price : undefined),
      price,
      expiresBefore: paidUntil(truth),
      atExpiry: truth.atExpiry,
    },
  };
}

/** The order that one reading of the name gives; the years in it are never read again for this operation. */
export function renewalChange(
  truth: NameTruth,
  request: RenewalRequest,
  policy: PinnedPolicy,
  premiumPrice: string | undefined,
): RenewalChange {
  const { effectiveAt } = policy.renewal;
  return {
    kind: 'renewal',
    expiryYear: yearOf(latestExpiry(truth)),
    paidUntilYear: yearOf(paidUntil(truth)),
    periodYears: request.periodYears,
    registrarAutoRenew: request.autoRenew ?? false,
    ...(premiumPrice === undefined ? {} : { premiumPrice: request.premiumPrice ?? premiumPrice }),
    ...(effectiveAt === undefined || effectiveAt === 'immediate' ? {} : { dateMovesLater: true }),
  };
}

/** A name that left the account: what is left to do says where it stands. */
function notHeld(
  domain: string,
  { deletedAt, expiredAt }: { readonly deletedAt?: Instant; readonly expiredAt?: Instant },
  policy: PinnedPolicy,
  now: Instant,
): ChangeResult {
  if (deletedAt === undefined)
    return { outcome: 'not_held', sentence: `${domain} is not in this account at the registrar. Nothing was sent.` };
  const remedy = remedyIn(phaseOf(policy.renewal, expiredAt ?? deletedAt, now, deletedAt));
  const deleted = `${domain} was deleted at ${shownInstant(deletedAt)}`;
  if (remedy === 'nothing')
    return { outcome: 'not_held', sentence: `${deleted} and cannot be had back any more. Nothing was sent.` };
  return {
    outcome: 'not_allowed',
    sentence: `${deleted}: only a restore can bring it back (restoreDomain). Nothing was sent.`,
  };
}

/** The caller says which term it means; a request about a term that is over must not buy another one. */
function yearObjection(truth: NameTruth, { domain, expiryYear }: RenewalRequest): ChangeResult | undefined {
  const present = latestExpiry(truth);
  if (expiryYear === undefined || expiryYear === yearOf(present) || expiryYear === yearOf(paidUntil(truth)))
    return undefined;
  const shown = `${domain} expires ${shownInstant(present)} by the registrar's answer`;
  return expiryYear < yearOf(present)
    ? {
        outcome: 'done_elsewhere',
        sentence: `${shown}: the term that ended in ${expiryYear} has been renewed already. Nothing was sent, and nothing was paid.`,
        expiresAt: present,
      }
    : {
        outcome: 'not_allowed',
        sentence: `${shown}, not in ${expiryYear} as the request says. Look at the name and ask again. Nothing was sent.`,
      };
}

function phaseObjection(truth: NameTruth, { tld, renewal }: PinnedPolicy, now: Instant): ChangeResult | undefined {
  const until = paidUntil(truth);
  // The registry's own style does not matter here: what the registrar has been paid for ends on its date.
  const remedy = remedyIn(phaseOf({ ...renewal, style: 'explicit' }, until, now));
  switch (remedy) {
    case 'renew':
    case 'ask_registrar':
      return undefined;
    case 'restore':
      return notAllowed(
        `The name expired ${shownInstant(until)} and is in redemption by the policy of .${tld}: only a restore can bring it back (restoreDomain). Nothing was sent.`,
      );
    case 'nothing':
      return notAllowed(
        `The name expired ${shownInstant(until)}; by the policy of .${tld} it is being deleted, and nothing helps any more. Nothing was sent.`,
      );
  }
}

/** R-7, and registries that take a renewal only near the end of the term. */
function termObjection(
  truth: NameTruth,
  { periodYears }: RenewalRequest,
  { tld, term }: PinnedPolicy,
  now: Instant,
): ChangeResult | undefined {
  const until = paidUntil(truth);
  if (term.renewWindowDays !== undefined) {
    const opens = plusDays(until, -term.renewWindowDays);
    if (now < opens) {
      return {
        ...notAllowed(`.${tld} is renewed only in the last ${term.renewWindowDays} days of a term. Nothing was sent.`),
        notBefore: opens,
      };
    }
  }
  const after = plusYears(until, periodYears);
  if (after <= plusYears(now, term.maxTotalYears)) return undefined;
  return notAllowed(
    `${periodYears} more year(s) would reach to ${after.slice(0, 10)}: .${tld} allows ${term.maxTotalYears} years in all, and the name is paid until ${until.slice(0, 10)}. Nothing was sent.`,
  );
}

/** a premium name is renewed at a price that somebody agreed to, or not at all. */
function priceObjection(quote: Quote, price: string, request: RenewalRequest): ChangeResult | undefined {
  const { maxPrice, premiumPrice } = request;
  if (quote.isPremium && maxPrice === undefined && premiumPrice === undefined) {
    return notAllowed(
      `This is a premium name, renewed at ${price}: ask with maxPrice or premiumPrice. Nothing was bought.`,
    );
  }
  if (maxPrice !== undefined && isAbove(price, maxPrice)) return { outcome: 'too_expensive', price, ceiling: maxPrice };
  if (premiumPrice !== undefined && compareDecimals(premiumPrice, price) !== 0)
    return notAllowed(`The registrar's price is ${price}, not ${premiumPrice}. Nothing was bought.`);
  return undefined;
}

function notAllowed(sentence: string): Extract<ChangeResult, { outcome: 'not_allowed' }> {
  return { outcome: 'not_allowed', sentence };
}

function no(result: ChangeResult): RenewalDecision {
  return { kind: 'no', result };
}
