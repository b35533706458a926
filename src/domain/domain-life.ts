// The life of one name: what is queued, what runs, what was answered, and the dates that were read. Plain state and
// decisions; the workflow `domain` wires it to messages, children and timers.
import { type Instant, instantFrom, shownInstant } from './instant.js';
import type { ALabel } from './domain-name.js';
import type { NameState } from './life/name-state.js';
import { NameLife } from './life/name-life.js';
import type { NameLifeView } from './life/name-view.js';
import type { OperationEnded } from './operation-end.js';
import type { OperationState, OperationType, RequestAnswer, TimelineEntry } from './operation.js';
import type { Problem } from './problem.js';
import { paceOf } from './pinned-pace.js';
import type { PinnedSettings } from './settings.js';

/** Requests are remembered for 400 days or the last 500: the same id gets the same answer. */
const REMEMBERED_REQUESTS = 500;
const DAY_MS = 86_400_000;
const REMEMBERED_MS = 400 * DAY_MS;
/** A life that has had no accepted request and holds no name ends after this. */
const EMPTY_LIFE_MS = 60_000;
/** A life continues as new at least this often, so that code, keys and payload versions of idle names move on. */
const ROLL_OVER_MS = 30 * DAY_MS;
/** One that is awake for something else after this does it then, which saves waking for it. */
const EARLY_ROLL_OVER_MS = 20 * DAY_MS;

export interface AcceptedOperation<Request = unknown> {
  readonly operationId: string;
  readonly type: OperationType;
  readonly requestId: string;
  readonly reference?: string;
  /** Workflow id of the group that is told of the end. */
  readonly group?: string;
  readonly acceptedAt: Instant;
  readonly settings: PinnedSettings;
  /** Kept only until the child has started: it holds contacts. */
  readonly request: Request;
}

export interface RunningOperation {
  readonly operationId: string;
  readonly type: OperationType;
  readonly startedAt: Instant;
  /** Read the child if it has not reported by then. */
  readonly readAt: Instant;
  /** How long a child may be silent; from its pinned settings. */
  readonly silentMs: number;
}

export interface EndedOperation {
  readonly operationId: string;
  readonly type: OperationType;
  readonly state: OperationState;
  readonly at: Instant;
}

export interface DomainView {
  readonly schemaVersion: 1;
  readonly account: string;
  readonly domain: string;
  /** True when a confirming read said that the name is in the account. */
  readonly held: boolean;
  readonly registrar?: string;
  readonly expiresAt?: Instant;
  readonly pending: readonly {
    readonly operationId: string;
    readonly type: OperationType;
    readonly acceptedAt: Instant;
  }[];
  readonly running?: { readonly operationId: string; readonly type: OperationType; readonly startedAt: Instant };
  readonly recent: readonly EndedOperation[];
  /** Dates, intent, wanted state and what comes next; absent while the name is not ours. */
  readonly name?: NameLifeView;
  readonly timeline: readonly TimelineEntry[];
}

interface RememberedRequest {
  readonly requestId: string;
  readonly operationId: string;
  readonly at: Instant;
}

/** What continue-as-new carries. */
export interface DomainSnapshot {
  readonly schemaVersion: 1;
  readonly bornAt: Instant;
  readonly remembered: readonly RememberedRequest[];
  readonly pending: readonly AcceptedOperation[];
  readonly running?: RunningOperation;
  readonly recent: readonly EndedOperation[];
  readonly name?: NameState;
  readonly timeline?: readonly TimelineEntry[];
}

export class DomainLife {
  readonly account: string;
  readonly domain: ALabel;
  /** The name itself, while it is ours. */
  readonly names: NameLife;
  readonly #bornAt: Instant;
  readonly #runStartedMs: number;
  #remembered: readonly RememberedRequest[];
  #pending: readonly AcceptedOperation[];
  #running: RunningOperation | undefined;
  #recent: readonly EndedOperation[];
  #refreshAsked = false;

  constructor(account: string, domain: ALabel, nowMs: number, snapshot?: DomainSnapshot) {
    this.account = account;
    this.domain = domain;
    this.#runStartedMs = nowMs;
    this.#bornAt = snapshot?.bornAt ?? instantFrom(nowMs);
    this.#remembered = snapshot?.remembered ?? [];
    this.#pending = snapshot?.pending ?? [];
    this.#running = snapshot?.running;
    this.#recent = snapshot?.recent ?? [];
    this.names = new NameLife(domain, snapshot?.name, snapshot?.timeline);
  }

  /** The answer that this request id got before. */
  answerFor(requestId: string): RequestAnswer | undefined {
    const known = this.#remembered.find((request) => request.requestId === requestId);
    return known === undefined ? undefined : { kind: 'accepted', operationId: known.operationId };
  }

  accept(operation: AcceptedOperation): RequestAnswer {
    const oldest = instantFrom(Date.parse(operation.acceptedAt) - REMEMBERED_MS);
    this.#remembered = [
      ...this.#remembered.filter((request) => request.at >= oldest).slice(1 - REMEMBERED_REQUESTS),
      { requestId: operation.requestId, operationId: operation.operationId, at: operation.acceptedAt },
    ];
    this.#pending = [...this.#pending, operation];
    return { kind: 'accepted', operationId: operation.operationId };
  }

  /** A name that we hold is not registered or transferred in again, and one on its way to us not given up: refused before any call. */
  heldProblem(type: OperationType): Problem | undefined {
    if (type === 'cancelDomain') return this.#comingProblem();
    const { name } = this.names;
    if (name === undefined || (type !== 'registerDomain' && type !== 'transferDomain')) return undefined;
    const sentence = `domain "${this.domain}" is registered in this account already, until ${shownInstant(name.expiresAt)}.`;
    return { field: 'domain', sentence };
  }

  /** Behind a registration in the queue it would give up what was just paid for. */
  #comingProblem(): Problem | undefined {
    const coming = [this.#running, ...this.#pending].find(
      (operation) => operation?.type === 'registerDomain' || operation?.type === 'transferDomain',
    );
    if (coming === undefined) return undefined;
    const sentence = `operation.type: ${coming.operationId} is under way; to stop it, ask for cancelOperation with that id. cancelDomain gives up a name that is in the account.`;
    return { field: 'operation.type', sentence };
  }

  /** One operation at a time for each name: that is what keeps money-moving writes apart. */
  nextToStart(): AcceptedOperation | undefined {
    return this.#running === undefined ? this.#pending[0] : undefined;
  }

  /** @param lookAtOnce the child was there before: it may have ended and reported to nobody. */
  started(operation: AcceptedOperation, nowMs: number): void {
    const silentMs = paceOf(operation.settings.pace).silentChildMs;
    this.#pending = this.#pending.filter((other) => other.operationId !== operation.operationId);
    this.#running = {
      operationId: operation.operationId,
      type: operation.type,
      startedAt: instantFrom(nowMs),
      readAt: instantFrom(nowMs + silentMs),
      silentMs,
    };
  }

  /** It ran before this life knew of it, so it may have reported to nobody. */
  lookAtOnce(operationId: string, nowMs: number): void {
    if (this.#running?.operationId === operationId) this.#running = { ...this.#running, readAt: instantFrom(nowMs) };
  }

  /** The child is alive: look again after another while. */
  stillRunning(nowMs: number): void {
    const running = this.#running;
    if (running !== undefined) this.#running = { ...running, readAt: instantFrom(nowMs + running.silentMs) };
  }

  /** Idempotent: a report and a reading of the same end may both arrive. */
  ended(end: OperationEnded, nowMs: number): void {
    if (this.#running?.operationId !== end.operationId) return;
    this.#running = undefined;
    this.#remember({ operationId: end.operationId, type: end.type, state: end.state, at: end.at });
    this.names.operationEnded(end, nowMs);
  }

  /** Takes a waiting operation out of the queue. Undefined when it is not waiting. */
  withdraw(operationId: string, nowMs: number): EndedOperation | undefined {
    const waiting = this.#pending.find((operation) => operation.operationId === operationId);
    if (waiting === undefined) return undefined;
    this.#pending = this.#pending.filter((operation) => operation.operationId !== operationId);
    const end: EndedOperation = {
      operationId,
      type: waiting.type,
      state: 'cancelled',
      at: instantFrom(nowMs),
    };
    this.#remember(end);
    return end;
  }

  get running(): RunningOperation | undefined {
    return this.#running;
  }

  #remember(end: EndedOperation): void {
    if (!this.#recent.some((other) => other.operationId === end.operationId))
      this.#recent = [...this.#recent, end].slice(-20);
  }

  endOf(operationId: string): EndedOperation | undefined {
    return this.#recent.find((end) => end.operationId === operationId);
  }

  askRefresh(): void {
    this.#refreshAsked = true;
  }

  get refreshAsked(): boolean {
    return this.#refreshAsked;
  }

  /** The next instant at which something has to be looked at, in epoch milliseconds. */
  nextDeadlineMs(nowMs: number): number {
    const rollOver = this.#runStartedMs + ROLL_OVER_MS;
    const silentChild = this.#running === undefined ? rollOver : Date.parse(this.#running.readAt);
    return Math.min(rollOver, silentChild, this.#endsAtMs() ?? rollOver, this.names.nextMomentMs(nowMs) ?? rollOver);
  }

  /** @param isOutdated something long-lived of this run rests on what holds no more. */
  shouldRollOver(nowMs: number, isOutdated = false): boolean {
    const ageMs = nowMs - this.#runStartedMs;
    if (this.#refreshAsked || ageMs >= ROLL_OVER_MS) return true;
    // Not beside an operation, which may change more.
    return this.#running === undefined && ageMs >= (isOutdated ? DAY_MS : EARLY_ROLL_OVER_MS);
  }

  /** Nothing held, nothing to do, and no answer left that somebody could ask for again. */
  isOver(nowMs: number): boolean {
    const endsAt = this.#endsAtMs();
    return endsAt !== undefined && nowMs >= endsAt;
  }

  /** Undefined while the life has a reason to go on. */
  #endsAtMs(): number | undefined {
    if (this.names.name !== undefined || this.#running !== undefined || this.#pending.length > 0) return undefined;
    const lastAccepted = this.#remembered.at(-1);
    return lastAccepted === undefined
      ? Date.parse(this.#bornAt) + EMPTY_LIFE_MS
      : Date.parse(lastAccepted.at) + REMEMBERED_MS;
  }

  snapshot(): DomainSnapshot {
    return {
      schemaVersion: 1,
      bornAt: this.#bornAt,
      remembered: this.#remembered,
      pending: this.#pending,
      recent: this.#recent,
      ...(this.#running === undefined ? {} : { running: this.#running }),
      ...(this.names.name === undefined ? {} : { name: this.names.name }),
      ...(this.names.timeline.length === 0 ? {} : { timeline: this.names.timeline }),
    };
  }

  view(nowMs: number): DomainView {
    const name = this.names.view(nowMs);
    return {
      schemaVersion: 1,
      account: this.account,
      domain: this.domain,
      held: name !== undefined,
      pending: this.#pending.map(({ operationId, type, acceptedAt }) => ({ operationId, type, acceptedAt })),
      recent: this.#recent,
      timeline: this.names.timeline,
      ...(name === undefined ? {} : { name, registrar: name.registrar, expiresAt: name.dates.expiresAt.at }),
      ...(this.#running === undefined
        ? {}
        : {
            running: {
              operationId: this.#running.operationId,
              type: this.#running.type,
              startedAt: this.#running.startedAt,
            },
          }),
    };
  }
}
