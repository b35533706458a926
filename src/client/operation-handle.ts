// One operation: look at it, wait for it, act on it.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { QueryRejectedError, WorkflowFailedError } from '@temporalio/client';
import { domainWorkflowId } from '../contract/ids.js';
import { type OperationResult, type OperationView, isEnded } from '../domain/operation.js';
import { type CancelAnswer, cancelOperation, getOperation, processOrder } from '../workflows/messages.js';
import { askPatiently } from './ask-patiently.js';
import { readDomain } from './domain-handle.js';
import { TenureError, TenureNotFoundError, TenureTimeoutError, TenureUnavailableError } from './errors.js';
import { ManualStepHandle } from './manual-step-handle.js';
import { TransferHandle } from './transfer-handle.js';
import { resultFrom, resultFromFailure } from './operation-ending.js';
import type { OperationIdParts } from './operation-id.js';
import { type OperationStatus, statusFromQueue, statusFromRecord, statusFromView } from './operation-status.js';
import { PATIENCE_MS, isSilence, isUnknownWorkflow, repeatedOnRollOver, within } from './rpc.js';
import { serverProblem } from './server-problem.js';
import { type Session, unavailable } from './session.js';
import { decoded } from './undecodable.js';

const FIRST_POLL_MS = 300;
/** The workflow of an operation begins a moment after its acceptance. */
const FIRST_RESULT_POLL_MS = 50;
/** So often a missing workflow is looked for again before its name is asked, which costs the worker a query. */
const LOOKS_BEFORE_ASKING = 3;
const SLOWEST_POLL_MS = 2_000;
/** One long poll for a result; shorter than the server's own limit, so that a dead connection is noticed. */
const RESULT_POLL_MS = 60_000;
/** How long `result` waits for a server that went away, which a restart takes. */
const OUTAGE_MS = 60_000;

export interface ResultOptions {
  /** @default no limit */
  readonly timeoutMs?: number;
  /** Stops the waiting, not the operation. */
  readonly signal?: AbortSignal;
}

export interface ProcessOrderRequest {
  /** The parked or declined order, so that a message meant for an older one is refused. */
  readonly orderId: string;
  /** Who asks: an opaque id, shown in the timeline. @default 'client' */
  readonly by?: string;
}

export class OperationHandle {
  /** Also the id of its workflow in the Temporal UI. */
  readonly id: string;
  readonly #session: Session;
  readonly #parts: OperationIdParts;

  constructor(session: Session, id: string, parts: OperationIdParts) {
    this.id = id;
    this.#session = session;
    this.#parts = parts;
  }

  get domain(): string {
    return this.#parts.domain;
  }

  /** What a person has to do in it. */
  get manualStep(): ManualStepHandle {
    return new ManualStepHandle(this.#session, this.id, () => this.state());
  }

  /** What can be said about a transfer under way; other operations refuse it. */
  get transfer(): TransferHandle {
    return new TransferHandle(this.#session, this.id);
  }

  /** Throws {@link TenureNotFoundError}, {@link TenureUnavailableError} (no server; without a worker the stored record is shown). */
  async state(): Promise<OperationStatus> {
    try {
      // A workflow that was started a moment ago has no task yet, and is asked again.
      const view = await repeatedOnRollOver(() =>
        within(this.#session.connection, PATIENCE_MS, () => this.#workflow().query(getOperation)),
      );
      return statusFromView(decoded(view, `The state of ${this.id}`));
    } catch (error) {
      if (isUnknownWorkflow(error)) return await this.#stateInQueue();
      if (error instanceof QueryRejectedError || isSilence(error)) return await this.#stateOnRecord();
      throw serverProblem(this.#session, `The state of ${this.id}`, error) ?? error;
    }
  }

  /**
   * Waits for the end: every business ending is a value, also `taken` or `declined`. Throws only when it could not be asked:
   * {@link TenureTimeoutError} after `timeoutMs` or when `signal` aborts, {@link TenureUnavailableError} when nobody answers for
   * a minute, {@link TenureNotFoundError}, {@link TenureEndedAbnormallyError}. Waiting may take weeks; the operation does not
   * depend on it.
   */
  async result(options: ResultOptions = {}): Promise<OperationResult> {
    const { timeoutMs, signal } = options;
    const deadline = timeoutMs === undefined ? Infinity : Date.now() + timeoutMs;
    let silentSince: number | undefined;
    let looks = 0;
    let pauseMs = FIRST_RESULT_POLL_MS;
    for (;;) {
      const left = deadline - Date.now();
      if (left <= 0 || signal?.aborted === true) throw this.#notWaitedFor(options);
      try {
        const ending = await this.#endingWithin(Math.min(left, RESULT_POLL_MS), signal, looks++ >= LOOKS_BEFORE_ASKING);
        if (ending !== undefined) return ending;
        silentSince = undefined;
      } catch (error) {
        if (!(error instanceof TenureUnavailableError)) throw error;
        silentSince ??= Date.now();
        if (Date.now() - silentSince > OUTAGE_MS) throw error;
      }
      await pause(Math.min(pauseMs, Math.max(1, deadline - Date.now())), signal);
      pauseMs = Math.min(SLOWEST_POLL_MS, pauseMs * 2);
    }
  }

  /**
   * Every change of the status, ending with the last one. Asks about every 0.3 to 2 seconds; while no server answers it
   * waits and says nothing, for a minute at most.
   */
  async *progress(options: { readonly signal?: AbortSignal } = {}): AsyncGenerator<OperationStatus, void> {
    let last: OperationStatus | undefined;
    let pauseMs = FIRST_POLL_MS;
    let silentSince: number | undefined;
    while (options.signal?.aborted !== true) {
      const status = await this.#stateOrSilence((silentSince ??= Date.now()));
      if (status !== undefined) {
        silentSince = undefined;
        const shown = withKnownPast(status, last);
        if (JSON.stringify(shown) !== JSON.stringify(last)) {
          yield shown;
          last = shown;
          pauseMs = FIRST_POLL_MS;
        }
        if (isEnded(shown.state)) return;
      }
      await pause(pauseMs, options.signal);
      pauseMs = Math.min(SLOWEST_POLL_MS, pauseMs * 1.3);
    }
  }

  /**
   * Takes the operation out of the queue, or asks it to stop. An order that the registrar carries out cannot be called back:
   * then the answer is `asked`, and the result says how it ended. `by` is an opaque id, shown in the timeline.
   */
  async cancel(options: { readonly by?: string } = {}): Promise<CancelAnswer> {
    const workflow = this.#session.client.workflow.getHandle(domainWorkflowId(this.#session.account, this.domain));
    const request = { operationId: this.id, by: options.by ?? 'client' };
    const updateId = `cancel-${randomUUID()}`;
    return await this.#update(`Cancelling ${this.id}`, () =>
      workflow.executeUpdate(cancelOperation, { updateId, args: [request] }),
    );
  }

  /** Sends a parked or declined order again. Throws {@link TenureConflictError} when that order does not wait for it. */
  async processOrder(request: ProcessOrderRequest): Promise<OperationView> {
    const args: [{ orderId: string; by: string }] = [{ orderId: request.orderId, by: request.by ?? 'client' }];
    const updateId = `process-${randomUUID()}`;
    return await this.#update(`Processing order ${request.orderId}`, () =>
      this.#workflow().executeUpdate(processOrder, { updateId, args }),
    );
  }

  async #update<T>(what: string, send: () => Promise<T>): Promise<T> {
    try {
      return await askPatiently(this.#session, what, send);
    } catch (error) {
      throw isUnknownWorkflow(error) ? this.#notFound(error) : error;
    }
  }

  /** Undefined while it has not ended. Throws {@link TenureUnavailableError} when nobody can say. */
  async #endingWithin(
    ms: number,
    signal: AbortSignal | undefined,
    asksTheName: boolean,
  ): Promise<OperationResult | undefined> {
    try {
      return await this.#resultWithin(ms, signal);
    } catch (error) {
      if (isUnknownWorkflow(error)) return asksTheName ? endingInQueue(await this.#stateInQueue()) : undefined;
      if (signal?.aborted === true) return undefined;
      if (!isSilence(error)) throw error;
      // A long poll that found nothing and a server that is gone look alike.
      if (await this.#isServerBack()) return undefined;
      throw unavailable(this.#session, `The result of ${this.id}`, error);
    }
  }

  async #resultWithin(ms: number, signal?: AbortSignal): Promise<OperationResult> {
    const { connection } = this.#session;
    const ask = () => within(connection, ms, () => this.#workflow().result());
    try {
      return resultFrom(this.id, await (signal === undefined ? ask() : connection.withAbortSignal(signal, ask)));
    } catch (error) {
      if (!(error instanceof WorkflowFailedError)) throw error;
      const ending = resultFromFailure(this.id, error);
      if (ending instanceof TenureError) throw ending;
      return ending;
    }
  }

  #notWaitedFor({ timeoutMs, signal }: ResultOptions): TenureTimeoutError {
    const why =
      signal?.aborted === true ? 'Waiting was stopped by the caller' : `It has not ended after ${timeoutMs} ms`;
    return new TenureTimeoutError(`${this.id}: ${why}; the operation goes on, and may be asked again.`);
  }

  async #stateOnRecord(): Promise<OperationStatus> {
    try {
      const record = await within(this.#session.connection, PATIENCE_MS, () => this.#workflow().describe());
      const isOpen = record.status.name === 'RUNNING';
      // A terminated workflow has no result: its state is shown all the same.
      const result = isOpen ? undefined : await this.#resultWithin(PATIENCE_MS).catch(() => undefined);
      return statusFromRecord(this.#parts, record, result);
    } catch (error) {
      if (isUnknownWorkflow(error)) return await this.#stateInQueue();
      throw serverProblem(this.#session, `The state of ${this.id}`, error) ?? error;
    }
  }

  async #stateInQueue(): Promise<OperationStatus> {
    const domain = await readDomain(this.#session, this.domain);
    const status =
      domain === undefined ? undefined : statusFromQueue(this.id, this.#parts, domain, new Date().toISOString());
    if (status === undefined) throw this.#notFound();
    return status;
  }

  async #stateOrSilence(since: number): Promise<OperationStatus | undefined> {
    try {
      return await this.state();
    } catch (error) {
      if (error instanceof TenureUnavailableError && Date.now() - since < OUTAGE_MS) return undefined;
      throw error;
    }
  }

  async #isServerBack(): Promise<boolean> {
    return await within(this.#session.connection, PATIENCE_MS, () => this.#workflow().describe()).then(
      () => true,
      (error: unknown) => isUnknownWorkflow(error),
    );
  }

  #notFound(cause?: unknown): TenureNotFoundError {
    return new TenureNotFoundError(
      `There is no operation ${this.id} in account ${this.#session.account}; or it ended so long ago that the server no longer keeps it.`,
      { cause },
    );
  }

  #workflow() {
    return this.#session.client.workflow.getHandle(this.id);
  }
}

/** A record knows no timeline; what was seen while the operation ran stays true. */
function withKnownPast(status: OperationStatus, last: OperationStatus | undefined): OperationStatus {
  if (status.source !== 'record' || last === undefined) return status;
  const known = status.timeline.length > 0 ? status.timeline : last.timeline;
  return {
    ...last,
    ...status,
    timeline: known,
    orderIds: status.orderIds.length > 0 ? status.orderIds : last.orderIds,
  };
}

/** Ends early, without complaint, when the caller stops watching. */
async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await delay(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}

/** The name knows the operation, the server has no workflow of it: not begun yet, withdrawn, or gone with retention. */
function endingInQueue(status: OperationStatus): OperationResult | undefined {
  if (!isEnded(status.state)) return undefined;
  if (status.state === 'cancelled') {
    return {
      outcome: 'cancelled',
      orderIds: [],
      sentence: 'It was cancelled before it began; nothing was sent to the registrar.',
    };
  }
  throw new TenureNotFoundError(
    `${status.operationId} ended as ${status.state}, so long ago that the server no longer keeps its result.`,
  );
}
