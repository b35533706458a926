// What every surface shows of a name that is ours (kept for years: other programs read it).
import type { LifeDates } from '../calendar/life-dates.js';
import type { Instant } from '../instant.js';
import type { Intent, NameAsRead, WantedState } from './name-state.js';

export interface NameLifeView {
  readonly registrar: string;
  readonly heldSince: Instant;
  /** Each with its source; all but the expiry are computed from it, once settings and policy have been read. */
  readonly dates: Pick<LifeDates, 'expiresAt'> & Partial<LifeDates>;
  /** When the expiry date was read last. */
  readonly expiresReadAt: Instant;
  readonly intent: Intent;
  readonly wanted: WantedState;
  readonly read?: NameAsRead & { readonly readAt: Instant };
  /** The next three moments of its calendar. */
  readonly next: readonly { readonly at: Instant; readonly text: string }[];
  readonly policyVersion?: string;
  readonly deletedAt?: Instant;
  readonly paidUntil?: Instant;
  /** A person has to look. */
  readonly attention?: string;
}
