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

/** The date up to which the registrar has been paid, as far as it tells: the registry's may run ahead of it, or behind. */
export function paidUntil(truth: Pick<NameTruth, 'expiresAt' | 'registrarExpiresAt'>): Instant {
  return truth.registrarExpiresAt ?? truth.expiresAt;
}

/** The later of the two dates: the year that an order to renew has to name (XCP reference 3.17). */
export function latestExpiry(truth: Pick<NameTruth, 'expiresAt' | 'registrarExpiresAt'>): Instant {
  const paid = paidUntil(truth);
  return paid > truth.expiresAt ? paid : truth.expiresAt;
}

export interface NameQuestion extends RegistrarAddress {
  readonly domain: string;
  /** Calls of their own, made only where they matter. */
  readonly aspects: readonly NameAspect[];
}

/** `deletion`: for a name that is not in the account, whether and when it was deleted; a slow list. */
export type NameAspect = 'status' | 'privacy' | 'deletion';

export type NameReading =
  | { readonly kind: 'held'; readonly truth: NameTruth; readonly readAt: Instant }
  | {
      readonly kind: 'not_held';
      readonly readAt: Instant;
      readonly deletedAt?: Instant;
      readonly expiredAt?: Instant;
      readonly text: string;
    }
  | { readonly kind: 'unclear'; readonly readAt: Instant; readonly text: string };

export type KnownName = Omit<NameTruth, 'cost' | 'createdAt' | 'canModify'>;

export interface NameWatch extends NameQuestion {
  /** A reading that says the same is no news; absent, the next reading is. `deleted`: only that it is there again is news. */
  readonly known?: KnownName | 'deleted';
  /** Of the settings that the name is kept by; other settings are news too. */
  readonly stamp?: string;
}
