// One group of linked orders: look at it, wait for it, stop it.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { QueryRejectedError, WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { linkedOfWorkflowId } from '../contract/ids.js';
import {
  type LinkedDomainsResult,
  type LinkedDomainsView,
  type StopAnswer,
  groupEndOf,
} from '../domain/linked/group-view.js';
import { cancelLinkedDomains, getLinkedDomains } from '../workflows/messages.js';
import { askPatiently } from './ask-patiently.js';
import {
  TenureEndedAbnormallyError,
  TenureInputError,
  TenureNotFoundError,
  TenureTimeoutError,
  TenureUnavailableError,
} from './errors.js';
import type { ResultOptions } from './operation-handle.js';
import { PATIENCE_MS, isSilence, isUnknownWorkflow, within } from './rpc.js';
import { serverProblem } from './server-problem.js';
import { type Session, unavailable } from './session.js';
import { decoded } from './undecodable.js';
import { problemsIn } from './update-failure.js';

/** One long poll for a result; shorter than the server's own limit, so that a dead connection is noticed. */
const RESULT_POLL_MS = 60_000;
/** How long a server may be away while somebody waits. */
const OUTAGE_MS = 60_000;
const POLL_MS = 1_000;

export class LinkedDomainsHandle {
  /** Also the id of its workflow in the Temporal UI. */
  readonly id: string;
  readonly #session: Session;

  constructor(session: Session, id: string) {
    this.id = id;
    this.#session = session;
  }

  /** Throws {@link TenureNotFoundError}, {@link TenureUnavailableError} (no server, or no worker while it runs). */
  async state(): Promise<LinkedDomainsView> {
    const what = `The state of ${this.id}`;
    try {
      const view = await within(this.#session.connection, PATIENCE_MS, () => this.#workflow().query(getLinkedDomains));
      return decoded(view, what);
    } catch (error) {
      if (error instanceof QueryRejectedError) return await this.#stateOnRecord();
      throw this.#problem(what, error);
    }
  }

  /**
   * Waits for the end of the last name. Every ending is a value, also `partial` and `failed`. Throws only when it could not be
   * asked: {@link TenureTimeoutError}, {@link TenureUnavailableError} when nobody answers for a minute,
   * {@link TenureNotFoundError}, {@link TenureInputError} for a request that left no name to be asked for.
   */
  async result({ timeoutMs, signal }: ResultOptions = {}): Promise<LinkedDomainsResult> {
    const deadline = timeoutMs === undefined ? Infinity : Date.now() + timeoutMs;
    let silentSince: number | undefined;
    for (;;) {
      const left = deadline - Date.now();
      if (left <= 0 || wasStopped(signal)) {
        throw new TenureTimeoutError(`${this.id} has not ended; it goes on, and may be asked again.`);
      }
      try {
        return await this.#resultWithin(Math.min(left, RESULT_POLL_MS), signal);
      } catch (error) {
        if (wasStopped(signal)) continue;
        if (!isSilence(error)) throw this.#problem(`The result of ${this.id}`, error);
        // A long poll that found nothing and a server that is gone look alike.
        silentSince = (await this.#isThere()) ? undefined : (silentSince ?? Date.now());
        if (silentSince !== undefined && Date.now() - silentSince > OUTAGE_MS) {
          throw unavailable(this.#session, `The result of ${this.id}`, error);
        }
      }
      await pause(Math.min(POLL_MS, Math.max(1, deadline - Date.now())), signal);
    }
  }

  /** Every change of the view, ending with the last one. Asks about once a second; waits a minute for a server that is gone. */
  async *progress(options: { readonly signal?: AbortSignal } = {}): AsyncGenerator<LinkedDomainsView, void> {
    let last = '';
    let silentSince: number | undefined;
    while (options.signal?.aborted !== true) {
      try {
        const view = await this.state();
        silentSince = undefined;
        const shown = JSON.stringify(view);
        if (shown !== last) yield view;
        last = shown;
        if (view.result !== undefined) return;
      } catch (error) {
        silentSince ??= Date.now();
        if (!(error instanceof TenureUnavailableError) || Date.now() - silentSince > OUTAGE_MS) throw error;
      }
      await pause(POLL_MS, options.signal);
    }
  }

  /**
   * Drops the names that were not asked for yet and asks the others to stop. What the registrar carries out cannot be called
   * back: the result says what remained. `by` is an opaque id, shown in the timeline.
   */
  async cancel(options: { readonly by?: string } = {}): Promise<StopAnswer> {
    const what = `Cancelling ${this.id}`;
    const updateId = `cancel-${randomUUID()}`;
    const args: [{ by: string }] = [{ by: options.by ?? 'client' }];
    try {
      return await askPatiently(this.#session, what, () =>
        this.#workflow().executeUpdate(cancelLinkedDomains, { updateId, args }),
      );
    } catch (error) {
      if (!isUnknownWorkflow(error)) throw error;
      // Closed, or never there: what is on record decides.
      const { members } = await this.#stateOnRecord();
      return {
        dropped: [],
        asked: [],
        kept: members.filter(({ state }) => state === 'succeeded').map(({ domain }) => domain),
      };
    }
  }

  async #resultWithin(ms: number, signal?: AbortSignal): Promise<LinkedDomainsResult> {
    const { connection } = this.#session;
    const ask = (): Promise<unknown> => within(connection, ms, () => this.#workflow().result());
    try {
      const result = signal === undefined ? await ask() : await connection.withAbortSignal(signal, ask);
      return decoded(result as LinkedDomainsResult, `The result of ${this.id}`);
    } catch (error) {
      if (error instanceof WorkflowFailedError) return this.#resultFromFailure(error);
      throw error;
    }
  }

  /** A group that did not get all its names fails its workflow and carries its result. */
  #resultFromFailure(error: WorkflowFailedError): LinkedDomainsResult {
    const { cause } = error;
    if (cause instanceof ApplicationFailure) {
      const detail = decoded<unknown>(cause.details?.[0], `The result of ${this.id}`);
      if (isResult(detail)) return detail;
      const problems = problemsIn(cause);
      if (problems !== undefined) throw new TenureInputError(problems);
    }
    throw new TenureEndedAbnormallyError(
      `${this.id} ended without a result. Its names have operations of their own: look at them, and at the registrar.`,
      { cause: error },
    );
  }

  async #stateOnRecord(): Promise<LinkedDomainsView> {
    const what = `The state of ${this.id}`;
    try {
      const record = await within(this.#session.connection, PATIENCE_MS, () => this.#workflow().describe());
      const result = await this.#resultWithin(PATIENCE_MS);
      const { account, requestId } = linkedOfWorkflowId(this.id) ?? { account: '', requestId: '' };
      const { state, sentence } = groupEndOf(result);
      const endedAt = (record.closeTime ?? record.startTime).toISOString();
      return {
        schemaVersion: 1,
        groupId: this.id,
        account,
        requestId,
        state,
        waitingFor: { kind: 'nothing', who: 'nobody', since: endedAt, next: sentence },
        members: result.members,
        heads: result.heads,
        ...(result.masterOrderId === undefined ? {} : { masterOrderId: result.masterOrderId }),
        timeline: [],
        startedAt: record.startTime.toISOString(),
        endedAt,
        result,
      };
    } catch (error) {
      throw this.#problem(what, error);
    }
  }

  async #isThere(): Promise<boolean> {
    return await within(this.#session.connection, PATIENCE_MS, () => this.#workflow().describe()).then(
      () => true,
      (error: unknown) => isUnknownWorkflow(error),
    );
  }

  #problem(what: string, error: unknown): unknown {
    if (isUnknownWorkflow(error)) {
      return new TenureNotFoundError(
        `There is no group ${this.id} in account ${this.#session.account}; or it ended so long ago that the server no longer keeps it.`,
        { cause: error },
      );
    }
    return serverProblem(this.#session, what, error) ?? error;
  }

  #workflow() {
    return this.#session.client.workflow.getHandle(this.id);
  }
}

function wasStopped(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

function isResult(value: unknown): value is LinkedDomainsResult {
  const result = value as Partial<LinkedDomainsResult> | null;
  return typeof result === 'object' && result !== null && Array.isArray(result.members);
}

/** Ends early, without complaint, when the caller stops watching. */
async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await delay(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}
