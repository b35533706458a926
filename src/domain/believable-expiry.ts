import type { Instant } from './instant.js';

const DAY_MS = 86_400_000;
/** Ten years is the longest term that a registry sells; two days for zones and leap days. */
const LONGEST_TERM_YEARS = 10;
const TOLERANCE_MS = 2 * DAY_MS;

/**
 * Whether a name can expire then, by the order that registered it: after the order, and at most ten years and two days later.
 * Measured from the order's own date and not from a clock, so that reading it again years later gives the same answer.
 */
export function isBelievableExpiry(expiresAt: Instant, orderedAt: Instant): boolean {
  const latest = new Date(orderedAt);
  latest.setUTCFullYear(latest.getUTCFullYear() + LONGEST_TERM_YEARS);
  const at = Date.parse(expiresAt);
  return at > Date.parse(orderedAt) && at <= latest.getTime() + TOLERANCE_MS;
}
