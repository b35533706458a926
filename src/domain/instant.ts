/** An instant in UTC as `YYYY-MM-DDTHH:MM:SS.sssZ`. Comparable as text. */
export type Instant = string;

export function instantFrom(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

export function epochMsOf(instant: Instant): number {
  return Date.parse(instant);
}

/** `2027-11-22 08:30 UTC`: for people. Seconds are left out, because no deadline here is that fine. */
export function shownInstant(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
