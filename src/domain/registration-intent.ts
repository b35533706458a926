// What the activities of a registration are told. Plain JSON, stored in history: no credential, no key.
import type { Contact } from './contact.js';
import type { OrderIdentity } from './order-match.js';
import type { ParkedReason } from './parked-order.js';
import type { ProfileSource } from './registration-result.js';
import type { RegistrationKind, RegistrationRequest } from './registration-request.js';

/** Which credential to use; where it is and what its key is, the worker knows. */
export interface RegistrarAddress {
  readonly account: string;
  readonly registrar: string;
}

export interface OfferQuestion extends RegistrarAddress {
  readonly domain: string;
  readonly kind: RegistrationKind;
  readonly periodYears: number;
  /** Set where orders carry no marker: the orders that were there before are then read too. */
  readonly snapshotSince?: string;
}

/** Look-up, price and balance, read at the same moment. */
export interface Offer {
  readonly availability: 'free' | 'taken' | 'being_registered' | 'unknown';
  readonly registrarText: string;
  /** For the whole period; absent when the registrar gave none. */
  readonly price?: string;
  readonly isPremium: boolean;
  /** Balance without what is held for other orders. */
  readonly available: string;
  readonly ordersBefore?: readonly string[];
}

export interface RegistrationIntent extends RegistrarAddress {
  readonly operationId: string;
  readonly request: RegistrationRequest;
  readonly profile: ProfileSource;
  readonly providerNameServers: readonly string[];
  /** Of the registrar record: taken where the request names neither a template nor name servers. */
  readonly dnsTemplate?: string;
  /** Of the registrar record: taken where the request brings no technical contact. */
  readonly defaultTechContact?: Contact;
  readonly identity: OrderIdentity;
  readonly agreedPrice: string;
  readonly attempt: number;
}

export interface RegistrationQuestion extends RegistrarAddress {
  readonly domain: string;
  readonly identity: OrderIdentity;
  /** Also ask about privacy: a call of its own, made only where privacy was ordered. */
  readonly withPrivacy: boolean;
  /** Why the order was parked, when a reply said so; order reads say only that it is pending. */
  readonly parkedReason?: ParkedReason;
}

export interface RegistrationWatch extends RegistrationQuestion {
  /** Return as soon as the reading is of another kind, or names another order. */
  readonly whileKind: 'parked' | 'in_progress' | 'declined' | 'unsettled';
  readonly orderId?: string;
}

export interface OrderIntent extends RegistrarAddress {
  readonly operationId: string;
  readonly domain: string;
  readonly orderId: string;
  readonly action: 'process' | 'cancel';
}

export interface FundsWatch extends RegistrarAddress {
  readonly price: string;
}
