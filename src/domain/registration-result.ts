import type { Instant } from './instant.js';
import type { Charge } from './operation.js';
import type { Problem } from './problem.js';

/** How a registration ended. One variant for each ending; what is not known there is not a field there. */
export type RegistrationResult =
  | RegisteredResult
  | { readonly outcome: 'taken'; readonly orderIds: readonly string[]; readonly registrarText: string }
  | { readonly outcome: 'premium'; readonly price?: string; readonly sentence: string }
  | { readonly outcome: 'invalid'; readonly problems: readonly [Problem, ...Problem[]] }
  | {
      readonly outcome: 'refused';
      readonly orderIds: readonly string[];
      readonly code: string;
      readonly registrarText: string;
    }
  | { readonly outcome: 'declined'; readonly orderIds: readonly string[]; readonly registrarText: string }
  | { readonly outcome: 'insufficient_funds'; readonly price: string }
  | { readonly outcome: 'not_sent'; readonly sentence: string }
  | { readonly outcome: 'expired'; readonly orderIds: readonly string[]; readonly sentence: string }
  | { readonly outcome: 'cancelled'; readonly orderIds: readonly string[]; readonly sentence: string };

export interface RegisteredResult {
  readonly outcome: 'registered';
  readonly orderIds: readonly string[];
  /** Read at the registrar, never computed. */
  readonly expiresAt: Instant;
  readonly charge: Charge;
  readonly registrarLock: Setting<boolean>;
  readonly whoisPrivacy: Setting<PrivacyState>;
  readonly nameServers: readonly string[];
  /** Older pending orders of this name that the registrar cancelled because of this success. */
  readonly cancelledOrders: readonly string[];
  /** Wanted settings that the registrar did not apply, as sentences. Empty when everything asked for is in place. */
  readonly shortfalls: readonly string[];
  /** Where the registrant's credentials come from. */
  readonly profile: ProfileSource;
}

export interface Setting<T> {
  readonly wanted: boolean;
  /** `unknown` when the registrar did not say. */
  readonly actual: T | 'unknown';
}

export type PrivacyState = 'enabled' | 'disabled' | 'enabling' | 'disabling';

/** Given by the caller, or derived: user name, key version and salt are enough to derive the password again, inside an activity. */
export type ProfileSource =
  | { readonly kind: 'given' }
  | { readonly kind: 'derived'; readonly username: string; readonly keyVersion: string; readonly salt: string };
