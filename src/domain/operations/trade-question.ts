import type { Instant } from '../instant.js';
import type { RegistrarAddress } from '../registration-intent.js';

export interface TradeQuestion extends RegistrarAddress {
  readonly domain: string;
  /** When the operation was accepted. */
  readonly since: Instant;
}

/** What a trade of the registrant costs, and the orders that were there before: it takes no marker, so they tell ours. */
export interface TradeOffer {
  /** Absent when the registrar named none: many trades are free. */
  readonly price?: string;
  /** Balance without what is held for other orders. */
  readonly available: string;
  readonly ordersBefore: readonly string[];
}
