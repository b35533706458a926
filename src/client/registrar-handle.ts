// One registrar record of the account, as seen through its workflow. Nothing here talks to the registrar itself.
import { randomUUID } from 'node:crypto';
import { QueryRejectedError, WithStartWorkflowOperation } from '@temporalio/client';
import { registrarWorkflowId } from '../contract/ids.js';
import { registrarStart } from '../contract/registrar-start.js';
import type { NameAvailability, NameLookUp } from '../domain/registrar/name-look-up.js';
import type { NamePage, NamePageQuestion } from '../domain/registrar/name-page.js';
import type { RegistrarCheck } from '../domain/registrar/registrar-check.js';
import type { RegistrarView } from '../domain/registrar/registrar-life.js';
import { checkRegistrar, getRegistrar, listNames, lookUpNames } from '../workflows/messages.js';
import { askPatiently } from './ask-patiently.js';
import { TenureUnavailableError } from './errors.js';
import { PATIENCE_MS, isUnknownWorkflow, within } from './rpc.js';
import { serverProblem } from './server-problem.js';
import type { Session } from './session.js';
import { decoded } from './undecodable.js';

export class RegistrarHandle {
  readonly name: string;
  readonly #session: Session;

  constructor(session: Session, name: string) {
    this.#session = session;
    this.name = name;
  }

  /**
   * Whether the registrar answers, accepts the credential and names a balance; touches no domain. What was found, good or bad,
   * is the answer. Throws {@link TenureUnavailableError} when no worker answers.
   */
  async check(): Promise<RegistrarCheck> {
    const updateId = randomUUID();
    return await askPatiently(this.#session, `The check of registrar ${this.name}`, () =>
      this.#session.client.workflow.executeUpdateWithStart(checkRegistrar, {
        updateId,
        startWorkflowOperation: this.#start(),
      }),
    );
  }

  /** Whether names (in a-label form, at most ten) are free. Throws {@link TenureUnavailableError}. */
  async lookUp(request: NameLookUp): Promise<readonly NameAvailability[]> {
    const updateId = randomUUID();
    return await askPatiently(this.#session, `The look-up of ${request.domains.join(', ')}`, () =>
      this.#session.client.workflow.executeUpdateWithStart(lookUpNames, {
        updateId,
        args: [request],
        startWorkflowOperation: this.#start(),
      }),
    );
  }

  /**
   * The names that the registrar holds for the account, a page of a hundred at a time; repeats are left out. Throws
   * {@link TenureUnavailableError} when the registrar or a worker does not answer: what came before then is not the whole list.
   */
  async *names(options: Pick<NamePageQuestion, 'expiringWithinDays'> = {}): AsyncGenerator<string, void> {
    const seen = new Set<string>();
    for (let page = 1; ; page++) {
      const answer = await this.#page({ ...options, page });
      if (answer.kind === 'unknown')
        throw new TenureUnavailableError(`The names at registrar ${this.name}, page ${page}: ${answer.sentence}`);
      const fresh = answer.names.filter((name) => !seen.has(name));
      for (const name of fresh) {
        seen.add(name);
        yield name;
      }
      // A registrar that gives the same page again and again would never end.
      if (!answer.hasMore || fresh.length === 0) return;
    }
  }

  async #page(question: NamePageQuestion): Promise<NamePage> {
    const updateId = randomUUID();
    return await askPatiently(this.#session, `The names at registrar ${this.name}`, () =>
      this.#session.client.workflow.executeUpdateWithStart(listNames, {
        updateId,
        args: [question],
        startWorkflowOperation: this.#start(),
      }),
    );
  }

  /** Undefined when the workflow of this registrar has never run. Throws {@link TenureUnavailableError}. */
  async view(): Promise<RegistrarView | undefined> {
    const { client, connection, account } = this.#session;
    const what = `The state of registrar ${this.name}`;
    const handle = client.workflow.getHandle(registrarWorkflowId(account, this.name));
    try {
      return decoded(await within(connection, PATIENCE_MS, () => handle.query(getRegistrar)), what);
    } catch (error) {
      if (isUnknownWorkflow(error) || error instanceof QueryRejectedError) return undefined;
      throw serverProblem(this.#session, what, error) ?? error;
    }
  }

  /** An operation object may be used once only: each attempt makes its own. */
  #start() {
    const { args, ...options } = registrarStart(this.#session.account, this.name);
    return new WithStartWorkflowOperation('registrar', { ...options, args: [...args] });
  }
}
