// Days and years on UTC instants. A day is 24 hours here: UTC has no summer time.
import { type Instant, epochMsOf, instantFrom } from '../instant.js';

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SATURDAY = 6;
const SUNDAY = 0;

/** Negative days lie before the instant. */
export function plusDays(at: Instant, days: number): Instant {
  return instantFrom(epochMsOf(at) + days * DAY_MS);
}

/** The same day of another year; 29 February becomes 28 February where there is none, as most registries have it. */
export function plusYears(at: Instant, years: number): Instant {
  const date = new Date(at);
  const month = date.getUTCMonth();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  // Day 0 is the last of the month before: a 29 February that rolled into March goes back.
  if (date.getUTCMonth() !== month) date.setUTCDate(0);
  return date.toISOString();
}

/** The last millisecond of the month in which the instant lies. */
export function endOfMonth(at: Instant): Instant {
  const date = new Date(at);
  return instantFrom(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - 1);
}

export function isLeapDay(at: Instant): boolean {
  return at.slice(5, 10) === '02-29';
}

export function earlierOf(one: Instant, other: Instant): Instant {
  return epochMsOf(one) <= epochMsOf(other) ? one : other;
}

export function laterOf(one: Instant, other: Instant): Instant {
  return epochMsOf(one) >= epochMsOf(other) ? one : other;
}

/**
 * The last Monday to Friday at that full hour (UTC) that is not after the instant. A fixed hour, and not the hour of the
 * expiry, because an expiry at 00:30 would make people work at night, and because a later expiry then never gives an
 * earlier moment.
 */
export function lastWorkingMoment(notAfter: Instant, hourUtc: number): Instant {
  const sinceHour = epochMsOf(notAfter) - hourUtc * HOUR_MS;
  let moment = Math.floor(sinceHour / DAY_MS) * DAY_MS + hourUtc * HOUR_MS;
  while (isWeekend(moment)) moment -= DAY_MS;
  return instantFrom(moment);
}

function isWeekend(epochMs: number): boolean {
  const day = new Date(epochMs).getUTCDay();
  return day === SATURDAY || day === SUNDAY;
}
