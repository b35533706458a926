// An event of the registrar, cut down to what may leave the activity: who should look, and why. Never a fact to act on.
import type { Instant } from '../instant.js';

/** Fields of events hold names of hosts, dates and at times data of people; only these are kept. */
export interface RegistrarHint {
  /** The registrar's own id: the same event may come twice, early, late or never. */
  readonly eventId: string;
  readonly object: 'domain' | 'order' | 'transfer' | 'other';
  /** In small letters, such as `status_change`; `other` for a word of unknown form. */
  readonly event: string;
  /** In a-label form. Absent where the event names no domain: nobody can be told then. */
  readonly domain?: string;
  readonly orderId?: string;
  readonly transferId?: string;
  /** When it happened, by the registrar's clock. */
  readonly at?: Instant;
}

/** A hint that somebody can be told of. */
export type AddressedHint = RegistrarHint & { readonly domain: string };

export function isAddressed(hint: RegistrarHint): hint is AddressedHint {
  return hint.domain !== undefined;
}
