// Names and shapes of every message: public, never renamed once shipped. Definitions only, so that the client may import them.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { OperationEnded } from '../domain/operation-end.js';
import type { OperationState, OperationView, RequestAnswer } from '../domain/operation.js';
import type { OperationRequest } from '../domain/operation-request.js';
import type { LinkedDomainsView, StopAnswer } from '../domain/linked/group-view.js';
import type { MemberEnded } from '../domain/linked/member-end.js';
import type { DomainView } from '../domain/domain-life.js';

export interface DomainInput {
  readonly schemaVersion: 1;
  readonly account: string;
  readonly domain: string;
  /** State handed from run to run by continue-as-new; absent at the very first start. */
  readonly state?: unknown;
}

export interface CancelRequest {
  readonly operationId: string;
  /** Who asks: an opaque id, shown in the timeline. */
  readonly by: string;
}

export type CancelAnswer =
  | { readonly kind: 'cancelled' }
  /** The operation runs: it has been asked to stop, and says itself how that ended. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'ended'; readonly state: OperationState };

export const requestOperation = defineUpdate<RequestAnswer, [OperationRequest]>('requestOperation');
export const cancelOperation = defineUpdate<CancelAnswer, [CancelRequest]>('cancelOperation');
export const operationEnded = defineSignal<[OperationEnded]>('operationEnded');
export const refresh = defineSignal('refresh');
export const getDomain = defineQuery<DomainView>('getDomain');

export interface ProcessOrder {
  /** The parked order, so that a message meant for an older one is refused. */
  readonly orderId: string;
  readonly by: string;
}

export const getOperation = defineQuery<OperationView>('getOperation');
export const processOrder = defineUpdate<OperationView, [ProcessOrder]>('processOrder');

export interface LinkedDomainsInput {
  readonly schemaVersion: 1;
  /** `LinkedDomainsRequest`, in plain JSON; checked by the workflow itself. Absent once every name was asked for. */
  readonly request?: unknown;
  /** State handed from run to run by continue-as-new; absent at the very first start. */
  readonly state?: unknown;
}

export interface StopLinkedDomains {
  /** Who asks: an opaque id, shown in the timeline. */
  readonly by: string;
}

export const memberEnded = defineSignal<[MemberEnded]>('memberEnded');
export const cancelLinkedDomains = defineUpdate<StopAnswer, [StopLinkedDomains]>('cancelLinkedDomains');
export const getLinkedDomains = defineQuery<LinkedDomainsView>('getLinkedDomains');
