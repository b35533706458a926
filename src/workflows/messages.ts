// Names and shapes of every message: public, never renamed once shipped. Definitions only, so that the client may import them.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ManualMessages } from '../domain/manual-step/messages.js';
import type { OperationEnded } from '../domain/operation-end.js';
import type { OperationState, OperationView, RequestAnswer } from '../domain/operation.js';
import type { RenewalIntentRequest } from '../domain/life/renewal-intent-request.js';
import type { OperationRequest } from '../domain/operation-request.js';
import type { LinkedDomainsView, StopAnswer } from '../domain/linked/group-view.js';
import type { MemberEnded } from '../domain/linked/member-end.js';
import type { Problem } from '../domain/problem.js';
import type { NewAuthCode } from '../domain/transfer/new-auth-code.js';
import type { ContactSet } from '../domain/contact.js';
import type { DomainView } from '../domain/domain-life.js';
import type { NameAvailability, NameLookUp } from '../domain/registrar/name-look-up.js';
import type { NamePage, NamePageQuestion } from '../domain/registrar/name-page.js';
import type { RegistrarCheck } from '../domain/registrar/registrar-check.js';
import type { RegistrarHint } from '../domain/registrar/registrar-hint.js';
import type { RegistrarView } from '../domain/registrar/registrar-life.js';

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
export type RenewalIntentAnswer =
  | { readonly kind: 'set'; readonly decideBy?: string }
  | { readonly kind: 'refused'; readonly problems: readonly [Problem, ...Problem[]] };

export interface ImportRequest {
  /** Who imports: an opaque id, shown in the timeline. */
  readonly by: string;
}

export type ImportAnswer =
  | { readonly kind: 'imported'; readonly expiresAt: string }
  /** Known already: nothing changed. */
  | { readonly kind: 'held_before'; readonly expiresAt: string }
  | { readonly kind: 'refused'; readonly problems: readonly [Problem, ...Problem[]] };

export const setRenewalIntent = defineUpdate<RenewalIntentAnswer, [RenewalIntentRequest]>('setRenewalIntent');
export const importDomain = defineUpdate<ImportAnswer, [ImportRequest]>('importDomain');
export const operationEnded = defineSignal<[OperationEnded]>('operationEnded');
/** To `domain`, and to a transfer under way: look at the registrar now. */
export const refresh = defineSignal('refresh');
/** To `domain`: the registrar said something about this name. A hint, which may come late, twice or never. */
export const registrarEvent = defineSignal<[RegistrarHint]>('registrarEvent');
export const getDomain = defineQuery<DomainView>('getDomain');

export interface ProcessOrder {
  /** The parked order, so that a message meant for an older one is refused. */
  readonly orderId: string;
  readonly by: string;
}

export interface RevealRequest {
  /** Who wants to see it: an opaque id, recorded in the timeline. */
  readonly by: string;
}

/** Contacts as the request gave them; nothing where it gave none. Never passwords and codes. */
export interface PersonalData {
  readonly contacts?: Partial<ContactSet>;
  /** What the customer supplied when a step was returned. */
  readonly supplied?: Readonly<Record<string, string>>;
}

/** For whoever does the work by hand. Each look is a line in the timeline. */
export const revealPersonalData = defineUpdate<PersonalData, [RevealRequest]>('revealPersonalData');
export const getOperation = defineQuery<OperationView>('getOperation');
export const processOrder = defineUpdate<OperationView, [ProcessOrder]>('processOrder');

export interface ResendApproval {
  /** Who asks: an opaque id, shown in the timeline. */
  readonly by: string;
}

/** To a transfer that waits for the registrant: one more approval message. */
export const resendApproval = defineUpdate<OperationView, [ResendApproval]>('resendApproval');
/** To a transfer that is not with the registry: it is called off and ordered again with this code. */
export const replaceAuthCode = defineUpdate<OperationView, [NewAuthCode]>('replaceAuthCode');

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

type ManualInput<A extends keyof ManualMessages> = [ManualMessages[A]];

/**
 * What people say about a manual step: each as update, and under the same name as signal (but for comments), so that the Temporal
 * UI and bare SDKs can send either. The update answers with the accepted view or fails with the sentence that is wrong.
 */
export const manualUpdates = {
  claimManualStep: defineUpdate<OperationView, ManualInput<'claimManualStep'>>('claimManualStep'),
  releaseManualStep: defineUpdate<OperationView, ManualInput<'releaseManualStep'>>('releaseManualStep'),
  completeManualStep: defineUpdate<OperationView, ManualInput<'completeManualStep'>>('completeManualStep'),
  rejectManualStep: defineUpdate<OperationView, ManualInput<'rejectManualStep'>>('rejectManualStep'),
  returnManualStep: defineUpdate<OperationView, ManualInput<'returnManualStep'>>('returnManualStep'),
  approveManualStep: defineUpdate<OperationView, ManualInput<'approveManualStep'>>('approveManualStep'),
  handToAutomation: defineUpdate<OperationView, ManualInput<'handToAutomation'>>('handToAutomation'),
  supplyData: defineUpdate<OperationView, ManualInput<'supplyData'>>('supplyData'),
  addComment: defineUpdate<OperationView, ManualInput<'addComment'>>('addComment'),
} as const;

export const manualSignals = {
  claimManualStep: defineSignal<ManualInput<'claimManualStep'>>('claimManualStep'),
  releaseManualStep: defineSignal<ManualInput<'releaseManualStep'>>('releaseManualStep'),
  completeManualStep: defineSignal<ManualInput<'completeManualStep'>>('completeManualStep'),
  rejectManualStep: defineSignal<ManualInput<'rejectManualStep'>>('rejectManualStep'),
  returnManualStep: defineSignal<ManualInput<'returnManualStep'>>('returnManualStep'),
  approveManualStep: defineSignal<ManualInput<'approveManualStep'>>('approveManualStep'),
  handToAutomation: defineSignal<ManualInput<'handToAutomation'>>('handToAutomation'),
  supplyData: defineSignal<ManualInput<'supplyData'>>('supplyData'),
} as const;

export interface RegistrarInput {
  readonly schemaVersion: 1;
  readonly account: string;
  readonly registrar: string;
  /** State handed from run to run by continue-as-new; absent at the very first start. */
  readonly state?: unknown;
}

/** Whether the credential works, found out without touching a domain. */
export const checkRegistrar = defineUpdate<RegistrarCheck>('checkRegistrar');
export const lookUpNames = defineUpdate<readonly NameAvailability[], [NameLookUp]>('lookUpNames');
/** A page of the names that the registrar holds for the account. */
export const listNames = defineUpdate<NamePage, [NamePageQuestion]>('listNames');
export const getRegistrar = defineQuery<RegistrarView>('getRegistrar');
