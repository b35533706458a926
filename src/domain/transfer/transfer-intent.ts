// What the activities of a transfer are told. Plain JSON, stored in (encrypted) history.
import type { Contact } from '../contact.js';
import type { OrderIdentity } from '../order-match.js';
import type { ParkedReason } from '../parked-order.js';
import type { RegistrarAddress } from '../registration-intent.js';
import type { ProfileSource } from '../registration-result.js';
import type { TransferRequest } from '../transfer-request.js';
import type { TransferPace } from './transfer-pace.js';
import type { KnownStanding } from './transfer-standing.js';

export interface TransferOfferQuestion extends RegistrarAddress {
  readonly domain: string;
  /** Set where orders carry no marker: the orders that were there before are then read too. */
  readonly snapshotSince?: string;
}

export interface TransferIntent extends RegistrarAddress {
  readonly operationId: string;
  readonly request: Omit<TransferRequest, 'authCode'>;
  /** A secret; here and in the request only. */
  readonly authCode?: string;
  readonly profile: ProfileSource;
  readonly providerNameServers: readonly string[];
  readonly usesProviderNameServers: boolean;
  readonly defaultTechContact?: Contact;
  readonly identity: OrderIdentity;
  /** Orders of this operation that were called off, to order again with another code: they are not "already there". */
  readonly superseded: readonly string[];
  readonly agreedPrice: string;
  readonly attempt: number;
}

export interface TransferQuestion extends RegistrarAddress {
  readonly domain: string;
  readonly identity: OrderIdentity;
  readonly superseded: readonly string[];
  /** Known already: the list that tells it need not be asked. */
  readonly transferId?: string;
  readonly parkedReason?: ParkedReason;
}

export interface TransferWatch extends TransferQuestion {
  readonly until:
    | {
        readonly kind: 'order_news';
        readonly whileKind: 'parked' | 'in_progress' | 'declined' | 'unsettled';
        readonly orderId?: string;
      }
    | ({ readonly kind: 'transfer_news'; readonly polls: TransferPace['polls'] } & KnownStanding);
}

/** `cancel`: while the registrant is asked. `process`: orders a cancelled one again, as a new order that costs money. `resend`: one more mail. */
export type TransferAct = 'cancel' | 'process' | 'resend';

export interface TransferActIntent extends RegistrarAddress {
  readonly operationId: string;
  readonly domain: string;
  readonly orderId: string;
  readonly act: TransferAct;
}
