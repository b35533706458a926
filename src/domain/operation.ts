// What every surface shows of an operation (kept for years: other programs read it).
import type { Instant } from './instant.js';
import type { ManualStepView } from './manual-step/view.js';
import type { Money } from './money.js';
import type { Problem } from './problem.js';
import type { ChangeResult } from './operations/outcomes.js';
import type { RegistrationResult } from './registration-result.js';
import type { TransferResult } from './transfer-result.js';

export const operationTypes = [
  'registerDomain',
  'transferDomain',
  'renewDomain',
  'restoreDomain',
  'cancelDomain',
  'setRegistrarLock',
  'setWhoisPrivacy',
  'updateNameservers',
  'updateContacts',
  'retrieveTransferKey',
] as const;
export type OperationType = (typeof operationTypes)[number];

export type OperationState =
  'pending' | 'in_progress' | 'outcome_unknown' | 'action_required' | 'blocked' | 'succeeded' | 'failed' | 'cancelled';

export type WaitingKind =
  | 'nothing'
  | 'registry'
  | 'registrant'
  | 'losing_registrar'
  | 'operator'
  | 'customer_data'
  | 'funds'
  | 'linked_master'
  | 'reconciliation'
  | 'domain_queue'
  | 'registrar_down'
  | 'no_worker'
  | 'writes_off'
  | 'clock';

export interface WaitingFor {
  readonly kind: WaitingKind;
  /** Who has to act, in words: `the registry of .com`, `an operator`. */
  readonly who: string;
  readonly since: Instant;
  /** What the wait ends with at this instant is said in `next`. */
  readonly until?: Instant;
  readonly next: string;
}

export interface Charge extends Money {
  readonly orderId: string;
  /** The price agreed before sending. */
  readonly agreed: string;
}

export interface TimelineEntry {
  readonly at: Instant;
  /** A plain sentence without personal data. */
  readonly text: string;
}

/** Connector and policy as pinned, by name and version. */
export interface SettingsShown {
  readonly connector: string;
  readonly connectorVersion: number;
  readonly registrar: string;
  readonly environment: 'test' | 'live';
  readonly policyVersion: string;
  readonly paceVersion: string;
}

export type OperationResult = RegistrationResult | TransferResult | ChangeResult;

export interface OperationView {
  readonly schemaVersion: 1;
  readonly operationId: string;
  readonly operationType: OperationType;
  readonly account: string;
  readonly domain: string;
  readonly requestId: string;
  readonly reference?: string;
  readonly state: OperationState;
  readonly waitingFor: WaitingFor;
  /** A chain: processing a declined order makes a new id. */
  readonly orderIds: readonly string[];
  readonly transferId?: string;
  readonly queueRequestId?: string;
  readonly asyncReason?: string;
  /** The order that `processOrder` would process now. */
  readonly orderToProcess?: string;
  /** What a person has to do, while there is something. */
  readonly manualStep?: ManualStepView;
  /** The registrar's own words on what is wrong. */
  readonly registrarText?: string;
  readonly settings: SettingsShown;
  readonly charge?: Charge;
  /** The name was unlocked for this operation and is not yet locked again: it does not end before it is. */
  readonly lockOwedSince?: Instant;
  readonly timeline: readonly TimelineEntry[];
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly result?: OperationResult;
}

/** The answer to `requestOperation`. */
export type RequestAnswer =
  | { readonly kind: 'accepted'; readonly operationId: string }
  | { readonly kind: 'refused'; readonly problems: readonly [Problem, ...Problem[]] };

/** States in which nothing will happen any more. */
export function isEnded(state: OperationState): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled';
}
