/** Reads the dates of XCP honestly: what cannot be a real instant of a domain name is unknown, never invented. */

const NAIVE = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?Z?)?$/;
const EPOCH_SECONDS = /^\d{9,11}$/;

/** The first names were delegated in 1985; an earlier date is a default value of some database, not a fact. */
const FIRST_YEAR = 1985;
/** Registries sell at most ten years; a date beyond this is a "never" marker of some database. */
const LAST_YEAR = 2150;

/**
 * The instant a wire date stands for, as ISO 8601 in UTC, or `undefined` when it is unknown.
 *
 * Naive `YYYY-MM-DD HH:MM:SS` is taken as UTC (opensrs-xcp 1.8: an assumption; near New Year compare two candidate years).
 * A bare `YYYY-MM-DD` is its midnight; ISO 8601 with `Z` and epoch seconds are accepted. Empty text, `undef`, zeros, days that
 * do not exist and years outside 1985-2150 are unknown.
 */
export function instantFrom(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  if (EPOCH_SECONDS.test(trimmed)) return plausible(new Date(Number(trimmed) * 1000));
  const parts = NAIVE.exec(trimmed);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day, hour ?? 0, minute ?? 0, second ?? 0));
  // `Date.UTC` rolls 31 February over into March: a date that moved was not a date.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return plausible(date);
}

function plausible(date: Date): string | undefined {
  const year = date.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date.toISOString() : undefined;
}
