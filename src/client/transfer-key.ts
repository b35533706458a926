// Asks for the key with which a name can be taken to another registrar, and opens it: only this process ever holds it in clear.
import type { OperationResult } from '../domain/operation.js';
import { withoutUndefined } from '../domain/contact.js';
import type { RequestOf } from '../domain/operations/kinds.js';
import type { OperationHandle, ResultOptions } from './operation-handle.js';
import type { OrderIds } from './operation-order.js';
import { type SealKey, newSealKey, openSealedKey } from './sealed-key.js';

export interface TransferKeyOrder extends OrderIds, Pick<RequestOf['retrieveTransferKey'], 'consent'> {
  /** `seal`: to this process alone. `mail`: the registrar mails it to the administrative contact. @default 'seal' */
  readonly deliver?: 'seal' | 'mail';
  /**
   * The one-time pair that the key is sealed to. Left out, one is made and kept in memory: the key is lost when this process
   * ends before it was opened, and has to be asked for again under a new `requestId`.
   */
  readonly sealKey?: SealKey;
}

export type TransferKeyAnswer =
  /** `key` is a secret: never to be logged. */
  | { readonly kind: 'key'; readonly key: string; readonly result: OperationResult }
  /** Mailed by the registrar, refused, not there: the result says which. */
  | { readonly kind: 'no_key'; readonly result: OperationResult };

/** One-time: `order` as the operation takes it, and what opens the answer. */
export function sealedOrder({ sealKey, ...order }: TransferKeyOrder): {
  readonly order: Readonly<Record<string, unknown>>;
  readonly sealKey?: SealKey;
} {
  if (order.deliver === 'mail') return { order };
  const pair = sealKey ?? newSealKey();
  return { order: withoutUndefined({ ...order, sealTo: pair.sealTo }), sealKey: pair };
}

export class TransferKeyRetrieval {
  readonly operation: OperationHandle;
  readonly #sealKey: SealKey | undefined;

  constructor(operation: OperationHandle, sealKey: SealKey | undefined) {
    this.operation = operation;
    this.#sealKey = sealKey;
  }

  /**
   * Waits for the end and opens the key. Throws as `operation.result` does, and {@link TenureInputError} when this request id was
   * asked with another pair before: ask again under a new one.
   */
  async key(options: ResultOptions = {}): Promise<TransferKeyAnswer> {
    return openedKey(await this.operation.result(options), this.#sealKey, this.operation.domain);
  }
}

/** Throws {@link TenureInputError}. */
export function openedKey(result: OperationResult, sealKey: SealKey | undefined, domain: string): TransferKeyAnswer {
  if (result.outcome !== 'transfer_key_sealed' || sealKey === undefined) return { kind: 'no_key', result };
  return { kind: 'key', key: openSealedKey(result.sealed, sealKey.privateKey, domain), result };
}
