// What can be said about a transfer under way: ask the registrant again, give another auth code.
import { randomUUID } from 'node:crypto';
import type { OperationView } from '../domain/operation.js';
import { replaceAuthCode, resendApproval } from '../workflows/messages.js';
import { askPatiently } from './ask-patiently.js';
import { TenureNotFoundError } from './errors.js';
import { isUnknownWorkflow } from './rpc.js';
import type { Session } from './session.js';

/** Each method answers with the accepted view as soon as the message is taken. `by` is an opaque id, shown in the timeline. */
export class TransferHandle {
  readonly #session: Session;
  readonly #operationId: string;

  /** Use `operation.transfer`. */
  constructor(session: Session, operationId: string) {
    this.#session = session;
    this.#operationId = operationId;
  }

  /**
   * One more approval message to the registrant, who is asked at this moment. Each call is another mail; policy says how often.
   * Throws {@link TenureConflictError} when nobody is asked, or when the last one went out a moment ago.
   */
  resendApproval(options: { readonly by?: string } = {}): Promise<OperationView> {
    const args: [{ by: string }] = [{ by: options.by ?? 'client' }];
    return this.#update('The approval message', (updateId) =>
      this.#workflow().executeUpdate(resendApproval, { updateId, args }),
    );
  }

  /**
   * Another auth code where the code is missing or was wrong: the order is called off and placed anew, which is charged once.
   * The code is encrypted on its way and shown nowhere. Throws {@link TenureRefusedError} for a code that cannot be one,
   * {@link TenureConflictError} while the registry has the request.
   */
  replaceAuthCode(code: { readonly authCode: string; readonly by?: string }): Promise<OperationView> {
    const args: [{ authCode: string; by: string }] = [{ authCode: code.authCode, by: code.by ?? 'client' }];
    return this.#update('The auth code', (updateId) =>
      this.#workflow().executeUpdate(replaceAuthCode, { updateId, args }),
    );
  }

  async #update(what: string, send: (updateId: string) => Promise<OperationView>): Promise<OperationView> {
    const updateId = `transfer-${randomUUID()}`;
    try {
      return await askPatiently(this.#session, `${what} of ${this.#operationId}`, () => send(updateId));
    } catch (error) {
      if (!isUnknownWorkflow(error)) throw error;
      const sentence = `There is no operation ${this.#operationId} that runs: it has ended, or never began.`;
      throw new TenureNotFoundError(sentence, { cause: error });
    }
  }

  #workflow() {
    return this.#session.client.workflow.getHandle(this.#operationId);
  }
}
