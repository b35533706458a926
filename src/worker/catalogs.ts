// The catalogs of all accounts as this worker knows them. Whether one has changed is told by the memo of its workflow, which the
// server answers without any worker; only what is new is asked of the workflow itself.
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { accountOfCatalogId, catalogWorkflowId } from '../contract/ids.js';
import { type CatalogView, settingsOfCatalog } from '../domain/catalog/catalog-view.js';
import type { AccountSettings } from '../domain/settings-catalog.js';
import { CATALOG_REVISION_MEMO, getCatalog } from '../workflows/catalog-messages.js';

/** How old a look may be. @format milliseconds */
const MAX_AGE_MS = 1_000;

/** The server answers from its own store. @format milliseconds */
const LOOK_MS = 3_000;
/** A worker has to answer, which may have to read the history first. @format milliseconds */
const READ_MS = 8_000;
/** A memo that was sealed with another key: no catalog has it, so the catalog itself is asked, which says what is wrong. */
const UNREADABLE = -1;

interface Known {
  /** By the steady clock; a look that failed does not count. */
  readonly lookedAt: number;
  /** Undefined: there is no catalog. */
  readonly revision: number | undefined;
  readonly settings: AccountSettings | undefined;
}

/** `fresh`: what is known is no older than a second. `stale`: there is something new that was not asked for. */
export type Look = 'fresh' | 'stale';

export class Catalogs {
  readonly #client: Client;
  readonly #warn: (sentence: string) => void;
  readonly #known = new Map<string, Known>();
  /** Single flight: whoever comes while a look is under way gets its answer. */
  readonly #looks = new Map<string, Promise<Look>>();
  readonly #readings = new Map<string, Promise<void>>();
  /** Grows with each reading, so that what is built from all of them can be kept. */
  #generation = 0;

  constructor(client: Client, warn: (sentence: string) => void) {
    this.#client = client;
    this.#warn = warn;
  }

  get generation(): number {
    return this.#generation;
  }

  /** As read last; undefined when the account has no catalog, or none was read yet. */
  settingsOf(account: string): AccountSettings | undefined {
    return this.#known.get(account)?.settings;
  }

  get accounts(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** Asks the server alone, so it may be called where no workflow task may be waited for. Rejects when the server does not answer. */
  async look(account: string): Promise<Look> {
    const known = this.#known.get(account);
    if (known !== undefined && performance.now() - known.lookedAt < MAX_AGE_MS) return 'fresh';
    return once(this.#looks, account, () => this.#look(account));
  }

  /** Brings the account up to date; asks its workflow when there is something new. Rejects when that cannot be done. */
  async refresh(account: string): Promise<void> {
    if ((await this.look(account)) === 'fresh') return;
    await once(this.#readings, account, () => this.#read(account));
  }

  /** Every account that has a catalog: one call for a thousand of them. The list lags by up to seconds. */
  async discover(): Promise<readonly string[]> {
    const query = "WorkflowType = 'catalog' AND ExecutionStatus = 'Running'";
    return await this.#within(READ_MS, async () => {
      const found: string[] = [];
      for await (const { workflowId } of this.#client.workflow.list({ query })) {
        const account = accountOfCatalogId(workflowId);
        if (account !== undefined) found.push(account);
      }
      return found;
    });
  }

  #within<T>(ms: number, ask: () => Promise<T>): Promise<T> {
    return this.#client.connection.withDeadline(Date.now() + ms, ask);
  }

  async #look(account: string): Promise<Look> {
    const startedAt = performance.now();
    const revision = await this.#revisionOf(account);
    const known = this.#known.get(account);
    if (revision !== undefined && revision !== known?.revision) return 'stale';
    if (revision === undefined && known?.settings !== undefined) this.#generation++;
    const settings = revision === undefined ? undefined : known?.settings;
    this.#known.set(account, { lookedAt: startedAt, revision, settings });
    return 'fresh';
  }

  async #revisionOf(account: string): Promise<number | undefined> {
    try {
      const handle = this.#client.workflow.getHandle(catalogWorkflowId(account));
      const { status, memo } = await this.#within(LOOK_MS, () => handle.describe());
      const revision = memo?.[CATALOG_REVISION_MEMO];
      // Before its first change a catalog says nothing, and there is nothing in it.
      if (status.name !== 'RUNNING' || revision === undefined) return undefined;
      return typeof revision === 'number' ? revision : UNREADABLE;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  }

  async #read(account: string): Promise<void> {
    const startedAt = performance.now();
    const handle = this.#client.workflow.getHandle(catalogWorkflowId(account));
    const view = await this.#within(READ_MS, () => handle.query(getCatalog));
    // A view that could not be decrypted is a marker of another shape.
    if ((view as Partial<CatalogView>).schemaVersion !== 1)
      throw new Error(`The catalog of account "${account}" cannot be read by this worker: check its key ring.`);
    const { settings, problems } = settingsOfCatalog(view);
    for (const problem of problems)
      this.#warn(`The catalog of account "${account}": ${problem} The record is left out.`);
    this.#known.set(account, { lookedAt: startedAt, revision: view.revision, settings });
    this.#generation++;
  }
}

function once<T>(flights: Map<string, Promise<T>>, key: string, begin: () => Promise<T>): Promise<T> {
  const under = flights.get(key);
  if (under !== undefined) return under;
  const flight = begin().finally(() => flights.delete(key));
  flights.set(key, flight);
  return flight;
}
