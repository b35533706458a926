import { type Instant, epochMsOf } from '../instant.js';
import { plusDays, plusYears } from './day-arithmetic.js';

/** The first names were delegated in 1985. */
const FIRST_INSTANT: Instant = '1985-01-01T00:00:00.000Z';
/** The longest term that any registry sells; two days for zones and leap days. */
const LONGEST_TERM_YEARS = 10;
const TOLERATED_DAYS = 2;

/**
 * Whether a date that was read can be the expiry of a name at all. One that cannot is unknown: keep the date that was
 * read before, and compute nothing from this one. Past dates are plausible: names expire.
 */
export function isPlausibleExpiry(expiresAt: Instant, readAt: Instant): boolean {
  const at = epochMsOf(expiresAt);
  return (
    at >= epochMsOf(FIRST_INSTANT) && at <= epochMsOf(plusDays(plusYears(readAt, LONGEST_TERM_YEARS), TOLERATED_DAYS))
  );
}
