// One name of the account, as Tenure holds it.
import { randomUUID } from 'node:crypto';
import { QueryRejectedError } from '@temporalio/client';
import { domainWorkflowId } from '../contract/ids.js';
import type { ALabel } from '../domain/domain-name.js';
import type { DomainView } from '../domain/domain-life.js';
import { type RenewalIntentRequest, parseRenewalIntent } from '../domain/life/renewal-intent-request.js';
import {
  type ImportAnswer,
  type ImportRequest,
  getDomain,
  importDomain,
  refresh,
  setRenewalIntent,
} from '../workflows/messages.js';
import { askPatiently } from './ask-patiently.js';
import { domainStart } from './domain-start.js';
import { TenureInputError, TenureNotFoundError, TenureRefusedError } from './errors.js';
import { PATIENCE_MS, isUnknownWorkflow, repeatedOnRollOver, within } from './rpc.js';
import { serverProblem } from './server-problem.js';
import type { Session } from './session.js';
import { decoded } from './undecodable.js';

export interface RenewalIntentSet {
  /** Until when it can be changed again; absent while the dates of the name have not been computed. */
  readonly decideBy?: string;
}

export class DomainHandle {
  readonly name: ALabel;
  readonly #session: Session;

  constructor(session: Session, name: ALabel) {
    this.#session = session;
    this.name = name;
  }

  /** Undefined when Tenure knows nothing of the name: never asked for, or given up long ago. Throws {@link TenureUnavailableError}. */
  async view(): Promise<DomainView | undefined> {
    return await readDomain(this.#session, this.name);
  }

  /**
   * What shall happen at the end of the term: `renew` orders a renewal in time and costs money each term, `lapse` lets the name
   * go, `on_request` (the default) does neither. Can be changed until the deciding moment. Throws {@link TenureInputError},
   * {@link TenureRefusedError} (too late, or the name is not held), {@link TenureNotFoundError}, {@link TenureUnavailableError}.
   */
  async setRenewalIntent(request: RenewalIntentRequest): Promise<RenewalIntentSet> {
    const parsed = parseRenewalIntent(request);
    if (parsed.kind === 'invalid') throw new TenureInputError(parsed.problems);
    const updateId = `intent-${randomUUID()}`;
    const answer = await this.#toKnown(`The renewal intent of ${this.name}`, (what) =>
      askPatiently(this.#session, what, () =>
        this.#workflow().executeUpdate(setRenewalIntent, { updateId, args: [parsed.value] }),
      ),
    );
    if (answer.kind === 'refused') throw new TenureRefusedError(answer.problems);
    return answer.decideBy === undefined ? {} : { decideBy: answer.decideBy };
  }

  /**
   * Takes a name that the registrar holds for the account into Tenure: reads it and keeps it; writes nothing and costs nothing.
   * Repeating is harmless. A name that cannot be imported is an answer. Throws {@link TenureUnavailableError}.
   */
  async import(request: ImportRequest): Promise<ImportAnswer> {
    const { client, account } = this.#session;
    const updateId = `import-${randomUUID()}`;
    return await askPatiently(this.#session, `The import of ${this.name}`, () =>
      client.workflow.executeUpdateWithStart(importDomain, {
        updateId,
        args: [request],
        startWorkflowOperation: domainStart(account, this.name),
      }),
    );
  }

  /**
   * Has the name read at the registrar soon, and its settings and policy read again. Returns when that is asked, not when it is
   * done: the view then shows a newer reading. Throws {@link TenureNotFoundError}, {@link TenureUnavailableError}.
   */
  async refresh(): Promise<void> {
    await this.#toKnown(`The refresh of ${this.name}`, (what) =>
      repeatedOnRollOver(() =>
        within(this.#session.connection, PATIENCE_MS, () => this.#workflow().signal(refresh)),
      ).catch((error: unknown) => {
        throw serverProblem(this.#session, what, error) ?? error;
      }),
    );
  }

  async #toKnown<T>(what: string, send: (what: string) => Promise<T>): Promise<T> {
    try {
      return await send(what);
    } catch (error) {
      if (!isUnknownWorkflow(error)) throw error;
      const sentence = `${what}: Tenure knows nothing of this name in account ${this.#session.account}.`;
      throw new TenureNotFoundError(sentence, { cause: error });
    }
  }

  #workflow() {
    return this.#session.client.workflow.getHandle(domainWorkflowId(this.#session.account, this.name));
  }
}

export async function readDomain(session: Session, name: string): Promise<DomainView | undefined> {
  const handle = session.client.workflow.getHandle(domainWorkflowId(session.account, name));
  try {
    const view = await within(session.connection, PATIENCE_MS, () => handle.query(getDomain));
    return decoded(view, `The state of ${name}`);
  } catch (error) {
    if (isUnknownWorkflow(error) || error instanceof QueryRejectedError) return undefined;
    throw serverProblem(session, `The state of ${name}`, error) ?? error;
  }
}
