import type { Instant } from '../instant.js';

/** What a person gives to show that the work is done. */
export interface ManualEvidence {
  /** The registrar's order id. */
  readonly orderId?: string;
  /** A date without a time is its midnight in UTC. */
  readonly expiresAt?: Instant;
  /** Free text: encrypted in history, never in a timeline. */
  readonly note: string;
  /** The caller's own id of the message; the same id is never carried out twice. */
  readonly requestId?: string;
}

/** One value that the registrar shows differently. */
export interface Mismatch {
  readonly field: 'orderId' | 'expiresAt' | (string & {});
  readonly claimed: string;
  readonly found: string;
}

/** What a look at the registrar says of the evidence. `unreadable`: it has no API, or did not answer. */
export type Verification =
  | { readonly kind: 'matches' }
  | { readonly kind: 'contradicts'; readonly found: readonly [Mismatch, ...Mismatch[]] }
  | { readonly kind: 'unreadable'; readonly text: string };

const DAY_MS = 86_400_000;

/**
 * Whether a date that a person copied is the one that was read. One calendar day apart is the same: control panels show
 * local dates, the API shows UTC or Eastern time.
 */
export function isSameExpiry(claimed: Instant, found: Instant): boolean {
  const day = (instant: Instant): number => Math.floor(Date.parse(instant) / DAY_MS);
  return Math.abs(day(claimed) - day(found)) <= 1;
}
