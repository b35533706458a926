// Until when it is open whether a name is kept: TenureDecideBy.
import { type Instant, epochMsOf, shownInstant } from '../instant.js';
import type { Problem } from '../problem.js';
import type { CalendarFigures } from './calendar-figures.js';
import { earlierOf, laterOf, plusDays } from './day-arithmetic.js';
import type { LifeDates } from './life-dates.js';

/** The earlier of `renewBy` and `deleteBy`: afterwards one of the two can no longer be had for sure. */
export function decidingMoment({ renewBy, deleteBy }: Pick<LifeDates, 'renewBy' | 'deleteBy'>): Instant {
  return deleteBy === undefined ? renewBy.at : earlierOf(renewBy.at, deleteBy.at);
}

/** `renewalIntent` can be changed before the deciding moment and not from it on. */
export function mayChangeIntent(dates: Pick<LifeDates, 'renewBy' | 'deleteBy'>, now: Instant): boolean {
  return epochMsOf(now) < epochMsOf(decidingMoment(dates));
}

/** Why `setRenewalIntent` is refused now; undefined while it is open. */
export function intentChangeProblem(
  dates: Pick<LifeDates, 'expiresAt' | 'renewBy' | 'deleteBy'>,
  now: Instant,
): Problem | undefined {
  if (mayChangeIntent(dates, now)) return undefined;
  const until = shownInstant(decidingMoment(dates));
  const sentence = `the renewal intent of the term that ends on ${shownInstant(dates.expiresAt.at)} could be changed until ${until}; ask for a renewal or a cancellation of its own instead.`;
  return { field: 'renewalIntent', sentence };
}

/** When to say that a name waits for a decision; at once for one that came later than that. */
export function renewalDueNoticeAt(
  { margins }: Pick<CalendarFigures, 'margins'>,
  dates: Pick<LifeDates, 'renewBy' | 'deleteBy'>,
  heldSince?: Instant,
): Instant {
  const at = plusDays(decidingMoment(dates), -margins.renewalDueLeadDays);
  return heldSince === undefined ? at : laterOf(at, heldSince);
}
