// What the steps of a transfer share beyond what all operations do.
import type { TransferQuestion } from '../../domain/transfer/transfer-intent.js';
import type {
  KnownStanding,
  TransferOffer,
  TransferReading,
  TransferStanding,
} from '../../domain/transfer/transfer-standing.js';
import type { ProfileSource } from '../../domain/registration-result.js';
import type { TransferRequest } from '../../domain/transfer-request.js';
import { type Reads, type Watches, watchesOf } from '../activity-proxies.js';
import { OperationContext, type OperationParts, type WatchFor } from '../operation/context.js';
import { type Interruptible, interruptible } from '../operation/interruptible.js';
import { profileUsername } from '../registration/profile.js';
import { TransferDesk } from './transfer-desk.js';

export type CodelessRequest = Omit<TransferRequest, 'authCode'>;

export class TransferContext extends OperationContext<CodelessRequest, TransferStanding> {
  readonly profile: ProfileSource;
  readonly transferDesk: TransferDesk;
  /** A secret that waits to be sent; gone as soon as the registrar has it. */
  authCode: string | undefined;
  /** Our own orders that were called off, to order again with another code. */
  superseded: readonly string[] = [];
  transferId: string | undefined;

  constructor(parts: OperationParts<CodelessRequest>, authCode: string | undefined) {
    super(parts);
    const { request, operationId, settings } = parts.input;
    this.authCode = authCode;
    this.transferDesk = new TransferDesk(parts.progress, this.pace.transfer);
    this.profile =
      request.profile === undefined
        ? {
            kind: 'derived',
            username: profileUsername(operationId),
            keyVersion: settings.profileKeyVersion,
            salt: operationId,
          }
        : { kind: 'given' };
  }

  readOffer(): Promise<TransferOffer | 'stopped' | 'deadline'> {
    const question = {
      ...this.address,
      domain: this.request.domain,
      ...(this.usesMarker ? {} : { snapshotSince: this.input.acceptedAt }),
    };
    return this.ask((reads) => reads.readTransferOffer(question));
  }

  /** Polls, ever more slowly, until the transfer stands elsewhere than known. */
  watchStanding(
    known: KnownStanding,
    untilMs: number,
    interrupted: () => boolean,
  ): Promise<Interruptible<TransferReading>> {
    const { polls } = this.pace.transfer;
    const watches = watchesOf(this.address, polls[0]?.everyMs ?? this.pace.registryPollMs, untilMs - Date.now());
    return interruptible(
      () => watches.watchTransfer({ ...this.#question(), until: { kind: 'transfer_news', polls, ...known } }),
      interrupted,
      untilMs,
    );
  }

  /** Keeps the registrar's id of the transfer, which a new order replaces. */
  learn({ transferId }: TransferStanding): void {
    if (transferId === undefined || transferId === this.transferId) return;
    this.transferId = transferId;
    this.progress.transferIs(transferId);
  }

  /** A new order makes a new transfer, whose id is not known yet. */
  forgetTransfer(): void {
    this.transferId = undefined;
  }

  protected readBy(reads: Reads): Promise<TransferReading> {
    return reads.readTransfer(this.#question());
  }

  protected watchBy(watches: Watches, watch: WatchFor): Promise<TransferReading> {
    return watches.watchTransfer({ ...this.#question(), until: { kind: 'order_news', ...watch } });
  }

  #question(): TransferQuestion {
    return {
      ...this.address,
      domain: this.request.domain,
      identity: this.identity,
      superseded: this.superseded,
      ...(this.transferId === undefined ? {} : { transferId: this.transferId }),
      ...(this.parkedReason === undefined ? {} : { parkedReason: this.parkedReason }),
    };
  }
}
