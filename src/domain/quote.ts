import type { Instant } from './instant.js';
import type { NameReading } from './name-truth.js';
import type { OrderIdentity } from './order-match.js';
import type { RegistrarAddress } from './registration-intent.js';

export interface QuoteQuestion extends RegistrarAddress {
  readonly domain: string;
  readonly periodYears: number;
  /** Orders of this name from then on are looked at: a draft in the way, or one of ours. */
  readonly since: Instant;
  /** Set where orders carry no marker. */
  readonly needsSnapshot: boolean;
  readonly identity: OrderIdentity;
}

/** Name, price, balance and open renewal orders, read at the same moment. */
export interface Quote {
  readonly name: NameReading;
  /** For the whole period; absent when the registrar gave none. */
  readonly price?: string;
  readonly isPremium: boolean;
  /** Balance without what is held for other orders. */
  readonly available: string;
  /** Renewal orders of this name that wait at the registrar: each blocks another one until it is cancelled. */
  readonly drafts: readonly string[];
  /** An order of this very operation: after a reset, or on a restored database. It tells the year that it was sent with. */
  readonly ours?: { readonly orderId: string; readonly expiryYear?: number };
  readonly ordersBefore?: readonly string[];
}
