// The client's front door.
import { linkedOfWorkflowId, linkedWorkflowId } from '../contract/ids.js';
import type { LinkedDomainsRequest } from '../domain/linked/linked-request.js';
import type { OperationRequest } from '../domain/operation-request.js';
import type { Parsed } from '../domain/problem.js';
import type { NameAvailability } from '../domain/registrar/name-look-up.js';
import { Catalog } from './catalog.js';
import { type ConnectOptions, type SessionParts, connectSession, sessionOver } from './connect.js';
import { parseNameAtEdge } from './decode-labels.js';
import { DomainHandle } from './domain-handle.js';
import { TenureInputError } from './errors.js';
import { LinkedDomainsHandle } from './linked-handle.js';
import { type LinkedOrder, parseLinkedOrder } from './linked-order.js';
import { type LookUpOptions, lookUp, registrarHandle } from './look-up.js';
import { OperationHandle } from './operation-handle.js';
import { type OperationIdParts, operationIdParts } from './operation-id.js';
import { OperationList } from './operation-list.js';
import {
  type CancellationOrder,
  type ContactsOrder,
  type LockOrder,
  type NameserversOrder,
  type PrivacyOrder,
  type RenewalOrder,
  type RestoreOrder,
  type TransferOrder,
  parseOrder,
} from './operation-order.js';
import { type RegistrationOrder, parseRegistrationOrder } from './registration-order.js';
import { parseRequestAtEdge } from './request-at-edge.js';
import type { RegistrarHandle } from './registrar-handle.js';
import { sendRequest } from './request-operation.js';
import type { Session } from './session.js';
import { startLinked } from './start-linked.js';
import { type TransferKeyOrder, TransferKeyRetrieval, sealedOrder } from './transfer-key.js';

export class Tenure {
  readonly #session: Session;
  /** Operations of the account: what waits for whom, what ended how. */
  readonly operations: OperationList;
  /** TLDs, registrar records and connectors of the account. */
  readonly catalog: Catalog;

  private constructor(session: Session) {
    this.#session = session;
    this.operations = new OperationList(session);
    this.catalog = new Catalog(session);
  }

  /**
   * Connects to the Temporal server that Tenure runs on. Options go before TEMPORAL_* and TENURE_* of the environment.
   * Throws {@link TenureUnavailableError} when no server answers within 5 s.
   */
  static async connect(options: ConnectOptions = {}): Promise<Tenure> {
    return new Tenure(await connectSession(options));
  }

  /** Over a connection that exists; `close()` closes it. For programs that share one, and tests. */
  static over(parts: SessionParts): Tenure {
    return new Tenure(sessionOver(parts));
  }

  /**
   * Registers a name: returns as soon as the order is accepted for execution, not when the name is registered.
   * It costs the registrar's price for the period. The same `requestId` gets the same operation, also after a lost answer.
   * Throws {@link TenureInputError} (nothing was sent), {@link TenureRefusedError} (nothing is ordered),
   * {@link TenureUnavailableError} (not known: repeat with the same `requestId`).
   */
  async register(order: RegistrationOrder): Promise<OperationHandle> {
    return await this.#requestChecked(parseRegistrationOrder(order));
  }

  /**
   * Brings a name held elsewhere into the account; that may take weeks and the agreement of others. It usually costs a year. A
   * name that cannot be transferred now is a result with the reason and the earliest date. Returns and throws as `register` does.
   */
  async transfer(order: TransferOrder): Promise<OperationHandle> {
    return await this.#requestChecked(parseOrder('transferDomain', order));
  }

  /**
   * Adds years to a name: costs their price, and is never refunded. The year of the expiry is frozen when it begins, so that the
   * same request never buys a second term. Returns and throws as `register` does.
   */
  async renew(order: RenewalOrder): Promise<OperationHandle> {
    return await this.#requestChecked(parseOrder('renewDomain', order));
  }

  /** Brings a deleted name back out of redemption, at a high fee. Returns and throws as `register` does. */
  async restore(order: RestoreOrder): Promise<OperationHandle> {
    return await this.#requestChecked(parseOrder('restoreDomain', order));
  }

  /**
   * Lets a name go: at its expiry unless `how` says otherwise, which spends nothing. `delete` cannot be undone and waits for a
   * second person. To stop an operation of Tenure, use the handle's `cancel`. Returns and throws as `register` does.
   */
  async cancel(order: CancellationOrder): Promise<OperationHandle> {
    return await this.#requestChecked(parseOrder('cancelDomain', order));
  }

  /** The lock against transfers to another registrar. Unlocking needs `consent`. Returns and throws as `register` does. */
  async setLock(order: LockOrder): Promise<OperationHandle> {
    return await this.#requestChecked(parseOrder('setRegistrarLock', order));
  }

  /** WHOIS privacy; at some price levels it is charged by the year. Returns and throws as `register` does. */
  async setPrivacy(order: PrivacyOrder): Promise<OperationHandle> {
    return await this.#requestChecked(parseOrder('setWhoisPrivacy', order));
  }

  /** Replaces all name servers, in the order given. Returns and throws as `register` does. */
  async setNameservers(order: NameserversOrder): Promise<OperationHandle> {
    return await this.#requestChecked(parseOrder('updateNameservers', order));
  }

  /**
   * Replaces whole contacts. Another registrant may be asked to confirm, and may lock the name against transfers for a while.
   * Returns and throws as `register` does.
   */
  async setContacts(order: ContactsOrder): Promise<OperationHandle> {
    return await this.#requestChecked(parseOrder('updateContacts', order));
  }

  /**
   * The key with which a name can be taken to another registrar, sealed to a one-time key pair of this process; `key()` of the
   * answer waits and opens it. Needs the recorded word of the registrant. Throws as `register` does.
   */
  async retrieveTransferKey(order: TransferKeyOrder): Promise<TransferKeyRetrieval> {
    const sealed = sealedOrder(order);
    const operation = await this.#requestChecked(parseOrder('retrieveTransferKey', sealed.order));
    return new TransferKeyRetrieval(operation, sealed.sealKey);
  }

  /** Any operation, in the form in which a bare Temporal SDK sends it. Returns and throws as `register` does. */
  async request(request: OperationRequest): Promise<OperationHandle> {
    return await this.#requestChecked(parseRequestAtEdge(request));
  }

  /**
   * Registers 2 to 100 names into one profile; returns when the group is taken, not when it is done. Each name costs the
   * registrar's price. A name that is wrong is refused in the result and the others go on. The same `requestId` gets the same
   * group. Throws {@link TenureInputError} when no name would be left, {@link TenureUnavailableError}.
   */
  async link(order: LinkedOrder | LinkedDomainsRequest): Promise<LinkedDomainsHandle> {
    const parsed = parseLinkedOrder(order);
    if (parsed.kind === 'invalid') throw new TenureInputError(parsed.problems);
    return new LinkedDomainsHandle(this.#session, await startLinked(this.#session, parsed.value));
  }

  /** The handle of a group by its request id, or by the id of its workflow; says nothing about whether there is one. */
  linked(requestId: string): LinkedDomainsHandle {
    const id = requestId.includes(':') ? requestId : linkedWorkflowId(this.#session.account, requestId);
    if (linkedOfWorkflowId(id)?.account === this.#session.account) return new LinkedDomainsHandle(this.#session, id);
    const sentence = `requestId must be that of a group of account ${this.#session.account}, or linked:{account}:{requestId}.`;
    throw new TenureInputError([{ field: 'requestId', sentence }]);
  }

  /** The handle of an operation by its id; says nothing about whether there is one. Throws {@link TenureInputError}. */
  operation(operationId: string): OperationHandle {
    const parts = operationIdParts(operationId);
    if (parts === undefined) {
      const sentence = 'operationId must look like registerDomain:{account}:{name}:{requestId}.';
      throw new TenureInputError([{ field: 'operationId', sentence }]);
    }
    return this.#handle(operationId, parts);
  }

  /** Throws {@link TenureInputError}. */
  domain(name: string): DomainHandle {
    const parsed = parseNameAtEdge(name);
    if (parsed.kind === 'invalid') throw new TenureInputError(parsed.problems);
    return new DomainHandle(this.#session, parsed.value.aLabel);
  }

  /** A registrar record of the account; says nothing about whether there is one. Throws {@link TenureInputError}. */
  registrar(name: string): RegistrarHandle {
    return registrarHandle(this.#session, name);
  }

  /**
   * Whether names are free, each asked at the registrar of its TLD. Costs nothing, reserves nothing; `unknown` never means free.
   * Throws {@link TenureInputError}, {@link TenureUnavailableError}.
   */
  async lookUp(names: readonly string[], options: LookUpOptions = {}): Promise<readonly NameAvailability[]> {
    return await lookUp(this.#session, names, options);
  }

  async close(): Promise<void> {
    await this.#session.connection.close();
  }

  async #requestChecked(parsed: Parsed<OperationRequest>): Promise<OperationHandle> {
    if (parsed.kind === 'invalid') throw new TenureInputError(parsed.problems);
    const operationId = await sendRequest(this.#session, parsed.value);
    const parts = operationIdParts(operationId);
    if (parts === undefined) throw new Error(`the answer named an operation id of unknown form: ${operationId}`);
    return this.#handle(operationId, parts);
  }

  #handle(operationId: string, parts: OperationIdParts): OperationHandle {
    if (parts.account !== this.#session.account) {
      const sentence = `operationId belongs to account ${parts.account}; this client acts for ${this.#session.account}.`;
      throw new TenureInputError([{ field: 'operationId', sentence }]);
    }
    return new OperationHandle(this.#session, operationId, parts);
  }
}
