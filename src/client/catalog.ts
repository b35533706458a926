// The settings of the account: TLDs, registrar records, connectors.
import { randomUUID } from 'node:crypto';
import { QueryRejectedError, WithStartWorkflowOperation } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { catalogWorkflowId } from '../contract/ids.js';
import { WORKFLOW_QUEUE } from '../contract/queues.js';
import { searchAttributes } from '../contract/search-attributes.js';
import { assertNever } from '../domain/assert-never.js';
import type { CatalogAnswer } from '../domain/catalog/catalog-answer.js';
import {
  type CatalogChange,
  type CatalogChangeRequest,
  type CatalogKind,
  parseCatalogChangeRequest,
} from '../domain/catalog/catalog-change.js';
import {
  type CatalogDocument,
  changesTowards,
  documentOf,
  parseCatalogDocument,
} from '../domain/catalog/catalog-document.js';
import type { CatalogHistoryEntry } from '../domain/catalog/catalog-history.js';
import type { CatalogView } from '../domain/catalog/catalog-view.js';
import { type CatalogInput, changeCatalog, getCatalog, getCatalogHistory } from '../workflows/catalog-messages.js';
import { askPatiently } from './ask-patiently.js';
import { TenureConflictError, TenureInputError, TenureRefusedError } from './errors.js';
import { PATIENCE_MS, isUnknownWorkflow, within } from './rpc.js';
import { serverProblem } from './server-problem.js';
import type { Session } from './session.js';
import { decoded } from './undecodable.js';

export interface CatalogChangeOptions {
  /** Who changes: an opaque id, at most 64 characters. */
  readonly author: string;
  /** Why; shown in the history. No personal data. */
  readonly reason?: string;
  /** The same id gets the same answer. One is made if left out. */
  readonly requestId?: string;
  /** Says what would happen, changes nothing. */
  readonly dryRun?: boolean;
}

export type CatalogChanged = Omit<Extract<CatalogAnswer, { kind: 'changed' }>, 'kind'>;

export class Catalog {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Undefined when the account has no catalog: it was never changed, and may be kept in the settings file of the workers. Throws {@link TenureUnavailableError}. */
  async get(): Promise<CatalogView | undefined> {
    const handle = this.#session.client.workflow.getHandle(catalogWorkflowId(this.#session.account));
    return await this.#read(() => handle.query(getCatalog));
  }

  /** Newest first: the last ten changes of one record; what is older stands in the audit log. Empty for a record that never was. */
  async history(of: CatalogKind, name: string): Promise<readonly CatalogHistoryEntry[]> {
    const handle = this.#session.client.workflow.getHandle(catalogWorkflowId(this.#session.account));
    return (await this.#read(() => handle.query(getCatalogHistory, { of, name }))) ?? [];
  }

  /**
   * All changes or none. Throws {@link TenureInputError} (nothing was sent), {@link TenureRefusedError} with the problem of
   * each field, {@link TenureConflictError} when a record is not as supposed, {@link TenureUnavailableError} (not known: repeat
   * with the same `requestId`).
   */
  async change(changes: readonly CatalogChange[], options: CatalogChangeOptions): Promise<CatalogChanged> {
    const parsed = parseCatalogChangeRequest({ changes, ...options, requestId: options.requestId ?? randomUUID() });
    if (parsed.kind === 'invalid') throw new TenureInputError(parsed.problems);
    const request = parsed.value;
    const what = `Change ${request.requestId ?? ''} of the catalog`;
    const answer = await askPatiently(this.#session, what, () => this.#ask(request));
    switch (answer.kind) {
      case 'changed': {
        const { kind: _, ...changed } = answer;
        return changed;
      }
      case 'refused':
        throw new TenureRefusedError(answer.problems);
      case 'conflict':
        throw new TenureConflictError(answer.problems.map(({ sentence }) => sentence).join('\n'));
      default:
        return assertNever(answer);
    }
  }

  /** The changes that lead from the catalog as it is to the document; records that it does not name stay. Throws {@link TenureInputError}. */
  async changesTowards(document: unknown): Promise<readonly CatalogChange[]> {
    const parsed = parseCatalogDocument(document);
    if (parsed.kind === 'invalid') throw new TenureInputError(parsed.problems);
    return changesTowards(parsed.value, await this.get());
  }

  /** The catalog as a document that can be imported again, contacts included; empty lists when there is none. */
  async export(kinds?: readonly CatalogKind[]): Promise<CatalogDocument> {
    const { account } = this.#session;
    const none: CatalogView = { schemaVersion: 1, account, revision: 0, tlds: [], registrars: [], connectors: [] };
    return documentOf((await this.get()) ?? none, kinds);
  }

  #ask(request: CatalogChangeRequest): Promise<CatalogAnswer> {
    const { account, client } = this.#session;
    const input: CatalogInput = { schemaVersion: 1, account };
    return client.workflow.executeUpdateWithStart(changeCatalog, {
      ...(request.requestId === undefined ? {} : { updateId: request.requestId }),
      args: [request],
      startWorkflowOperation: new WithStartWorkflowOperation('catalog', {
        workflowId: catalogWorkflowId(account),
        taskQueue: WORKFLOW_QUEUE,
        args: [input],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        typedSearchAttributes: new TypedSearchAttributes([{ key: searchAttributes.account, value: account }]),
        staticSummary: `settings of ${account}`,
      }),
    });
  }

  async #read<T>(ask: () => Promise<T>): Promise<T | undefined> {
    const what = `The catalog of account ${this.#session.account}`;
    try {
      return decoded(await within(this.#session.connection, PATIENCE_MS, ask), what);
    } catch (error) {
      if (isUnknownWorkflow(error) || error instanceof QueryRejectedError) return undefined;
      throw serverProblem(this.#session, what, error) ?? error;
    }
  }
}
