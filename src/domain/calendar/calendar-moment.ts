// Why a name has to be looked at, and when: the vocabulary of its calendar.
import type { Instant } from '../instant.js';
import type { ErrpNotice } from './calendar-margins.js';
import type { Phase, Remedy } from './phase.js';

/** Design: `lapse` and `on_request` spend nothing; the second says that nobody has decided. */
export type RenewalIntent = 'renew' | 'lapse' | 'on_request';

/** Unique within one term of a name. */
export type MomentKey =
  | 'renew'
  | 'decide'
  | 'let_expire_check'
  | 'renewal_due_notice'
  | 'read_expiry'
  | `errp_notice:${ErrpNotice}`
  | `phase_change:${Phase}`;

/** What follows when the deciding moment comes and the expiry date has not moved. */
export type DecisionFollows =
  /** It should have been renewed: a person must look, or the name is lost. */
  | { readonly kind: 'renewal_overdue'; readonly expiresAt: Instant }
  /** Nothing is to be done: the name runs out. */
  | { readonly kind: 'lapses'; readonly expiresAt: Instant }
  /** The registry would renew and charge: it must be stopped by then. */
  | { readonly kind: 'stop_renewal'; readonly by: Instant };

interface Due<Key extends MomentKey> {
  readonly key: Key;
  /** May lie in the past: then it is due now. */
  readonly at: Instant;
}

export type CalendarMoment =
  /**
   * Counts from `opensAt` on, so whoever is awake then may deal with it before it is due. After `closesAt` it is too late to
   * count, and is recorded as missed.
   */
  | (Due<`errp_notice:${ErrpNotice}`> & {
      readonly kind: 'errp_notice';
      readonly notice: ErrpNotice;
      readonly opensAt: Instant;
      readonly closesAt: Instant;
    })
  | (Due<'renewal_due_notice'> & { readonly kind: 'renewal_due_notice'; readonly decideBy: Instant })
  | (Due<'renew'> & { readonly kind: 'renew'; readonly renewBy: Instant })
  /** Compare `auto_renew` and `let_expire` at the registrar with what the intent says, while both can still be changed. */
  | (Due<'let_expire_check'> & { readonly kind: 'let_expire_check'; readonly intent: RenewalIntent })
  | (Due<'decide'> & { readonly kind: 'decide'; readonly follows: DecisionFollows })
  /** The date moves by itself about now: read what it became. */
  | (Due<'read_expiry'> & {
      readonly kind: 'read_expiry';
      readonly why: 'renewal_takes_effect' | 'registry_renews_by_itself';
    })
  | (Due<`phase_change:${Phase}`> & {
      readonly kind: 'phase_change';
      readonly phase: Phase;
      readonly remedy: Remedy;
    });
