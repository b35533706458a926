// When a renewal that is wanted is asked for: early enough to repeat it, not before the registry takes it.
import type { Mode } from '../connector.js';
import { type Instant, epochMsOf } from '../instant.js';
import type { CalendarFigures } from './calendar-figures.js';
import { lastWorkingMoment, laterOf, plusDays, plusYears } from './day-arithmetic.js';
import { figureOfMode, lifeDatesOf } from './life-dates.js';

export type RenewalMoment =
  | {
      readonly kind: 'at';
      readonly at: Instant;
      /** After this it is late, and somebody must look. */
      readonly renewBy: Instant;
    }
  /** An order to renew is refused: only a deletion stops the registry. */
  | { readonly kind: 'renews_by_itself' }
  /** The connector does not renew. */
  | { readonly kind: 'not_supported' }
  /** The registry takes so many years only after `renewBy`: they would exceed the longest term until then. */
  | { readonly kind: 'not_in_time'; readonly possibleFrom: Instant; readonly renewBy: Instant };

/** `years` are those of the order; the fewest that the TLD renews by when left out. */
export function renewalMoment(
  figures: CalendarFigures,
  expiresAt: Instant,
  mode: Mode,
  years: number = figures.renewalYears[0] ?? 1,
): RenewalMoment {
  if (figures.style === 'registry-auto-delete-required') return { kind: 'renews_by_itself' };
  if (mode === 'unsupported') return { kind: 'not_supported' };
  const { margins, maxTotalYears, renewWindowDays } = figures;
  const renewBy = lifeDatesOf(figures, expiresAt, { mode }).renewBy.at;
  const early = lastWorkingMoment(
    plusDays(renewBy, -figureOfMode(margins.renewalLeadDays, mode)),
    margins.workingHourUtc,
  );
  // The first instant from which the new expiry lies within the longest term.
  const termAllows = plusYears(plusYears(expiresAt, years), -maxTotalYears);
  const windowOpens = renewWindowDays === undefined ? termAllows : plusDays(expiresAt, -renewWindowDays);
  const possibleFrom = laterOf(termAllows, windowOpens);
  if (epochMsOf(possibleFrom) > epochMsOf(renewBy)) return { kind: 'not_in_time', possibleFrom, renewBy };
  return { kind: 'at', at: laterOf(early, possibleFrom), renewBy };
}
