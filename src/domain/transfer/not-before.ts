// From when on a name may be transferred, as far as the registrar's words tell.
import { type Instant, instantFrom } from '../instant.js';

const DAY_MS = 86_400_000;
const ISO_DAY = /\b(20\d{2})-(\d{2})-(\d{2})\b/;
/** "less than 60 days ago", "within 60 days": the rule, not the day. */
const AGE_RULE = /\b(\d{1,3})[ -]days?\b/i;

export interface NotBefore {
  readonly at: Instant;
  /** The day itself was not told: by this one the rule has passed for certain. */
  readonly isLatest: boolean;
}

export function notBeforeFrom(reason: string, nowMs: number): NotBefore | undefined {
  const [, year, month, day] = ISO_DAY.exec(reason) ?? [];
  if (year !== undefined) {
    const at = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
    // A day in the past says when something was, not until when it holds.
    if (!Number.isNaN(at) && at > nowMs) return { at: instantFrom(at), isLatest: false };
  }
  const days = Number(AGE_RULE.exec(reason)?.[1] ?? 0);
  return days > 0 && days <= 400 ? { at: instantFrom(nowMs + days * DAY_MS), isLatest: true } : undefined;
}
