// What the expiry should become. Only an expectation, to be held against what was read: it is never stored as the truth.
import { type Instant, epochMsOf } from '../instant.js';
import type { CalendarFigures } from './calendar-figures.js';
import { DAY_MS, earlierOf, endOfMonth, isLeapDay, laterOf, plusDays, plusYears } from './day-arithmetic.js';

/** Lifecycle reference 5: a difference above two days is shown to somebody. */
const TOLERATED_DAYS = 2;

/** Registries differ in what they show; anything from `at` to `until` is right. */
export interface ExpectedExpiry {
  readonly at: Instant;
  readonly until: Instant;
}

export type ExpiryDifference =
  | { readonly kind: 'agrees' }
  /** Whole days beyond what is expected, begun days counted. */
  | { readonly kind: 'differs'; readonly days: number; readonly direction: 'earlier' | 'later' };

/** After a renewal, or a registration when the instant of registering is given. */
export function expectedExpiry(
  expiresAt: Instant,
  years: number,
  figures: Pick<CalendarFigures, 'effectiveAt'>,
): ExpectedExpiry {
  const at = plusYears(expiresAt, years);
  return { at, until: latestOf(expiresAt, at, figures) };
}

/** After a transfer: a new term where the registry begins one, else what is added, cut off at the longest term. */
export function expectedTransferExpiry(
  expiresAt: Instant,
  transferredAt: Instant,
  figures: Pick<CalendarFigures, 'effectiveAt' | 'maxTotalYears' | 'transfer'>,
): ExpectedExpiry {
  const { addsYears, resetsTerm } = figures.transfer;
  if (resetsTerm) return expectedExpiry(transferredAt, addsYears, figures);
  const ceiling = plusYears(transferredAt, figures.maxTotalYears);
  // What was beyond the ceiling before the transfer is not taken away by it.
  const cut = (added: Instant): Instant => earlierOf(added, laterOf(ceiling, expiresAt));
  const { at, until } = expectedExpiry(expiresAt, addsYears, figures);
  return { at: cut(at), until: cut(until) };
}

/** Up to two days to either side are no difference: zones and leap days. */
export function expiryDifference({ at, until }: ExpectedExpiry, read: Instant): ExpiryDifference {
  const beforeMs = epochMsOf(at) - epochMsOf(read);
  const afterMs = epochMsOf(read) - epochMsOf(until);
  const beyondMs = Math.max(beforeMs, afterMs);
  if (beyondMs <= TOLERATED_DAYS * DAY_MS) return { kind: 'agrees' };
  return { kind: 'differs', days: Math.ceil(beyondMs / DAY_MS), direction: beforeMs > 0 ? 'earlier' : 'later' };
}

function latestOf(from: Instant, at: Instant, { effectiveAt }: Pick<CalendarFigures, 'effectiveAt'>): Instant {
  if (effectiveAt === 'month-end') return endOfMonth(at);
  // A few registries move the anniversary of a leap day to 1 March instead of 28 February.
  return isLeapDay(from) && !isLeapDay(at) ? plusDays(at, 1) : at;
}
