import type { CommonEnding } from './common-ending.js';
import type { Instant } from './instant.js';
import type { Charge } from './operation.js';

/** How a registration ended. One variant for each ending; what is not known there is not a field there. */
export type RegistrationResult =
  | RegisteredResult
  | { readonly outcome: 'taken'; readonly orderIds: readonly string[]; readonly registrarText: string }
  | { readonly outcome: 'premium'; readonly price?: string; readonly sentence: string }
  | CommonEnding;

export interface RegisteredResult {
  readonly outcome: 'registered';
  readonly orderIds: readonly string[];
  /** Read at the registrar, never computed. */
  readonly expiresAt: Instant;
  /** Absent where an operator registered by hand. */
  readonly charge?: Charge;
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
