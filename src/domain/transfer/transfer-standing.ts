// Where a transfer stands, by the registrar's own account. A reading of the order carries it: see `Reading`.
import type { Instant } from '../instant.js';
import type { NameTruth } from '../name-truth.js';
import type { Reading } from '../settlement.js';

/** Whose turn it is. `submitted`: ordered, but the registrar does not show the transfer yet (replication). */
export type TransferPlace = 'submitted' | 'registrant' | 'staff' | 'registry';

export type TransferStanding =
  | { readonly kind: 'under_way'; readonly place: TransferPlace; readonly transferId?: string }
  /** In the account, as the name itself reads. */
  | { readonly kind: 'arrived'; readonly name: NameTruth; readonly transferId?: string }
  /** Refused, timed out or called off. The money that was set aside is free again. */
  | { readonly kind: 'cancelled'; readonly text: string; readonly transferId?: string };

export type TransferReading = Reading<TransferStanding>;

/** What a poll of the chaser knows already: it returns when something else is read. */
export interface KnownStanding {
  readonly place: TransferPlace;
  readonly orderId?: string;
}

/** An unclear reading is no news: the next one tells. */
export function isTransferNews(reading: TransferReading, known: KnownStanding): boolean {
  switch (reading.kind) {
    case 'inconclusive':
    case 'no_trace':
    case 'taken':
    case 'conflict':
      return false;
    case 'applied':
      return (
        reading.truth.kind !== 'under_way' ||
        reading.truth.place !== known.place ||
        (reading.orderId !== undefined && reading.orderId !== known.orderId)
      );
    default:
      return true;
  }
}

/** As if nothing had been done: for acts on an order that can be repeated once two readings agree on that. */
export function unlessAsBefore(
  reading: TransferReading,
  orderId: string,
  before: TransferStanding['kind'],
): TransferReading {
  const isAsBefore = reading.kind === 'applied' && reading.orderId === orderId && reading.truth.kind === before;
  return isAsBefore ? { kind: 'no_trace' } : reading;
}

/** What is said of a name before its transfer is ordered. */
export interface TransferOffer {
  /** Undefined: the registrar does not say. */
  readonly isTransferable?: boolean;
  /** False: the TLD is not served, or not at this moment. */
  readonly isServed: boolean;
  /** Why it cannot be transferred now; the registrar's words. */
  readonly reason?: string;
  /** The name is at another reseller of the same registrar: with a code it moves without an e-mail. */
  readonly isWithin: boolean;
  readonly price?: string;
  /** Balance without what is held for other orders. */
  readonly available: string;
  readonly ordersBefore?: readonly string[];
  readonly readAt: Instant;
}
