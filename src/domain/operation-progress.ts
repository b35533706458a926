// The visible side of a running operation: state, what it waits for, timeline. The workflow changes it; surfaces read views.
import { type Instant, instantFrom } from './instant.js';
import type { ManualStepView } from './manual-step/view.js';
import type {
  Charge,
  OperationResult,
  OperationState,
  OperationView,
  TimelineEntry,
  WaitingFor,
  WaitingKind,
} from './operation.js';

/** What is known of an operation from its first moment on, and never changes. */
export type OperationFacts = Pick<
  OperationView,
  'operationId' | 'operationType' | 'account' | 'domain' | 'requestId' | 'reference' | 'settings'
>;

/** What becomes search attributes: changed values cost one history event. */
export interface SearchValues {
  readonly state: OperationState;
  readonly waitingFor: WaitingKind;
  readonly orderIds: readonly string[];
  readonly dueAt?: Instant;
  /** The person who took the manual step: an opaque id. */
  readonly assignee?: string;
}

/** A timeline is shown whole in a query answer; past this the oldest lines but the first are dropped. */
const TIMELINE_MAX = 100;

export class OperationProgress {
  readonly #facts: OperationFacts;
  readonly #startedAt: Instant;
  #state: OperationState = 'in_progress';
  #waitingFor: WaitingFor;
  #orderIds: readonly string[] = [];
  #orderToProcess: string | undefined;
  #manualStep: ManualStepView | undefined;
  #timeline: readonly TimelineEntry[] = [];
  #registrarText: string | undefined;
  #queueRequestId: string | undefined;
  #asyncReason: string | undefined;
  #transferId: string | undefined;
  #charge: Charge | undefined;
  #lockOwedSince: Instant | undefined;
  #endedAt: Instant | undefined;
  #result: OperationResult | undefined;

  constructor(facts: OperationFacts, nowMs: number) {
    this.#facts = facts;
    this.#startedAt = instantFrom(nowMs);
    this.#waitingFor = { kind: 'nothing', who: 'nobody', since: this.#startedAt, next: 'The registrar is asked.' };
  }

  note(nowMs: number, text: string): void {
    const entry = { at: instantFrom(nowMs), text };
    const kept =
      this.#timeline.length < TIMELINE_MAX
        ? this.#timeline
        : [...this.#timeline.slice(0, 1), ...this.#timeline.slice(2)];
    this.#timeline = [...kept, entry];
  }

  /** The same wait keeps its `since`. */
  wait(nowMs: number, state: OperationState, waitingFor: Omit<WaitingFor, 'since'>): void {
    const since =
      state === this.#state && waitingFor.kind === this.#waitingFor.kind ? this.#waitingFor.since : instantFrom(nowMs);
    this.#state = state;
    this.#waitingFor = { ...waitingFor, since };
  }

  work(nowMs: number, next: string): void {
    this.wait(nowMs, 'in_progress', { kind: 'nothing', who: 'nobody', next });
  }

  addOrder(orderId: string): void {
    if (!this.#orderIds.includes(orderId)) this.#orderIds = [...this.#orderIds, orderId];
  }

  /** Undefined when no order waits to be processed by request. */
  waitsToBeProcessed(orderId: string | undefined): void {
    this.#orderToProcess = orderId;
  }

  /** Undefined when no person has to act. */
  manualStep(step: ManualStepView | undefined): void {
    this.#manualStep = step;
  }

  registrarSaid(text: string | undefined): void {
    this.#registrarText = text;
  }

  queued(queueRequestId: string | undefined, asyncReason: string | undefined): void {
    this.#queueRequestId = queueRequestId ?? this.#queueRequestId;
    this.#asyncReason = asyncReason ?? this.#asyncReason;
  }

  /** The registrar's id of a transfer; a new order makes a new one. */
  transferIs(transferId: string): void {
    this.#transferId = transferId;
  }

  charged(charge: Charge): void {
    this.#charge = charge;
  }

  /** From now on the name has to be locked again; undefined: it is. */
  lockOwed(nowMs: number | undefined): void {
    this.#lockOwedSince = nowMs === undefined ? undefined : instantFrom(nowMs);
  }

  end(nowMs: number, state: 'succeeded' | 'failed' | 'cancelled', result: OperationResult, sentence: string): void {
    this.note(nowMs, sentence);
    this.#state = state;
    this.#endedAt = instantFrom(nowMs);
    this.#waitingFor = { kind: 'nothing', who: 'nobody', since: this.#endedAt, next: sentence };
    this.#result = result;
    this.#manualStep = undefined;
  }

  get operationType(): OperationView['operationType'] {
    return this.#facts.operationType;
  }

  get state(): OperationState {
    return this.#state;
  }

  get orderIds(): readonly string[] {
    return this.#orderIds;
  }

  searchValues(): SearchValues {
    return {
      state: this.#state,
      waitingFor: this.#waitingFor.kind,
      orderIds: this.#orderIds,
      ...(this.#waitingFor.until === undefined ? {} : { dueAt: this.#waitingFor.until }),
      ...(this.#manualStep?.assignee === undefined ? {} : { assignee: this.#manualStep.assignee.id }),
    };
  }

  view(): OperationView {
    return {
      schemaVersion: 1,
      ...this.#facts,
      state: this.#state,
      waitingFor: this.#waitingFor,
      orderIds: this.#orderIds,
      timeline: this.#timeline,
      startedAt: this.#startedAt,
      ...(this.#orderToProcess === undefined ? {} : { orderToProcess: this.#orderToProcess }),
      ...(this.#manualStep === undefined ? {} : { manualStep: this.#manualStep }),
      ...(this.#registrarText === undefined ? {} : { registrarText: this.#registrarText }),
      ...(this.#transferId === undefined ? {} : { transferId: this.#transferId }),
      ...(this.#queueRequestId === undefined ? {} : { queueRequestId: this.#queueRequestId }),
      ...(this.#asyncReason === undefined ? {} : { asyncReason: this.#asyncReason }),
      ...(this.#charge === undefined ? {} : { charge: this.#charge }),
      ...(this.#lockOwedSince === undefined ? {} : { lockOwedSince: this.#lockOwedSince }),
      ...(this.#endedAt === undefined ? {} : { endedAt: this.#endedAt }),
      ...(this.#result === undefined ? {} : { result: this.#result }),
    };
  }
}
