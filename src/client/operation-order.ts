// What a backend hands over for an operation: its request, with the ids that make it safe to repeat.
import type { OperationRequest } from '../domain/operation-request.js';
import type { OperationType } from '../domain/operation.js';
import type { RequestOf } from '../domain/operations/kinds.js';
import { type Parsed, invalid } from '../domain/problem.js';
import { parseRequestAtEdge } from './request-at-edge.js';

export interface OrderIds {
  /** Yours: the same id gets the same answer and never a second order. 1 to 64 letters, digits, dots, underscores, hyphens. */
  readonly requestId: string;
  /** Your own id of the matter, at most 64 characters, found again in lists and notices. Never personal data. */
  readonly reference?: string;
  /** As people write it (`café.example`) or in its ASCII form. */
  readonly domain: string;
}

/** The fields of a request that are filled in when they are left out become optional. */
type Order<T extends OperationType, Defaulted extends keyof RequestOf[T] = never> = OrderIds &
  Omit<RequestOf[T], 'domain' | 'linkTo' | Defaulted> &
  Partial<Pick<RequestOf[T], Defaulted>>;

/** Brings a name held elsewhere into the account. */
export type TransferOrder = Order<'transferDomain'> & {
  /** An active name of the same registrant, whose profile the name joins. */
  readonly linkTo?: string;
};
/** `periodYears` is 1 when left out. Give `expiryYear` as you know it, and the same term is never bought twice. */
export type RenewalOrder = Order<'renewDomain', 'periodYears'>;
export type RestoreOrder = Order<'restoreDomain'>;
/** `how` is `let_expire` when left out. */
export type CancellationOrder = Order<'cancelDomain', 'how'>;
export type LockOrder = Order<'setRegistrarLock'>;
export type PrivacyOrder = Order<'setWhoisPrivacy'>;
export type NameserversOrder = Order<'updateNameservers'>;
export type ContactsOrder = Order<'updateContacts'>;

/** Checks everything that can be known without a server; all problems at once, one for each field. */
export function parseOrder(type: OperationType, input: unknown): Parsed<OperationRequest> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return invalid('order', 'order must be an object.');
  const { requestId, reference, ...request } = input as Record<string, unknown>;
  return parseRequestAtEdge({ requestId, reference, operation: { type, request } });
}
