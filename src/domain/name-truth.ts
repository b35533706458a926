// What the registrar says of a name in the account. No contact and no secret: this stays in history and in views.
import type { Instant } from './instant.js';
import type { RegistrarAddress } from './registration-intent.js';
import type { PrivacyState } from './registration-result.js';

export interface NameTruth {
  /** The registry's date where it is told, else the registrar's. */
  readonly expiresAt: Instant;
  /** The reseller's date at the registrar; may differ from the registry's on purpose. */
  readonly registrarExpiresAt?: Instant;
  readonly createdAt?: Instant;
  readonly registrarLock: boolean | 'unknown';
  readonly whoisPrivacy: PrivacyState | 'unknown';
  readonly nameServers: readonly string[];
  /** What happens at expiry: the registrar renews (and charges), lets it go, or only writes notices. */
  readonly atExpiry: 'renew' | 'lapse' | 'notify' | 'unknown';
  readonly isTransferringAway: boolean;
  /** False when the vendor itself holds the name. */
  readonly canModify: boolean;
  /** What our order cost, where a reading of an order told. */
  readonly cost?: string;
}

export interface NameQuestion extends RegistrarAddress {
  readonly domain: string;
  /** Calls of their own, made only where they matter. */
  readonly aspects: readonly NameAspect[];
}

export type NameAspect = 'status' | 'privacy';

export type NameReading =
  | { readonly kind: 'held'; readonly truth: NameTruth; readonly readAt: Instant }
  | { readonly kind: 'not_held'; readonly readAt: Instant; readonly deletedAt?: Instant; readonly text: string }
  | { readonly kind: 'unclear'; readonly readAt: Instant; readonly text: string };

export interface NameWatch extends NameQuestion {
  /** What is known; a reading that says the same is no news. Absent: the next reading is news. */
  readonly known?: Omit<NameTruth, 'cost' | 'createdAt' | 'canModify'>;
}
