// Before anything is sent: the name may come, the price is known, and the balance covers it.
import type { OrderEnding } from '../../domain/common-ending.js';
import { shownInstant } from '../../domain/instant.js';
import { notBeforeFrom } from '../../domain/transfer/not-before.js';
import type { TransferOffer, TransferReading } from '../../domain/transfer/transfer-standing.js';
import type { TransferResult } from '../../domain/transfer-result.js';
import { funded, stoppedUnsent, unreachable } from '../operation/funds.js';
import type { TransferContext } from './context.js';

export type TransferAgreement =
  | { readonly kind: 'agreed' }
  /** There is an order of this operation already: after a reset, or on a restored database. */
  | { readonly kind: 'under_way'; readonly reading: TransferReading }
  | { readonly kind: 'ended'; readonly result: TransferResult }
  /** Given up before anything was sent, as far as this run knows. */
  | { readonly kind: 'unsent'; readonly ending: OrderEnding };

export async function agreeOnTransfer(context: TransferContext): Promise<TransferAgreement> {
  const offer = await context.readOffer();
  if (offer === 'stopped') return { kind: 'unsent', ending: stoppedUnsent(context) };
  if (offer === 'deadline') return { kind: 'unsent', ending: unreachable() };
  context.keepSnapshot(offer.ordersBefore);
  if (offer.isTransferable === false || !offer.isServed) return notTransferable(context, offer);
  const { price, available } = offer;
  if (price === undefined) {
    const registrarText = 'The registrar gave no price for the transfer of this name.';
    return { kind: 'ended', result: { outcome: 'refused', orderIds: [], code: 'price', registrarText } };
  }
  context.agreed = { price, readAtMs: Date.now() };
  const within = offer.isWithin ? ' It is with another reseller of the same registrar.' : '';
  context.note(
    `It can be transferred, at ${price} ${context.currency}; ${available} ${context.currency} are available.${within}`,
  );
  const funds = await funded(context, price, available);
  return funds.kind === 'funded' ? { kind: 'agreed' } : funds;
}

/** "A transfer is in progress" may be this very operation's: its order is looked for before the no is believed. */
async function notTransferable(context: TransferContext, offer: TransferOffer): Promise<TransferAgreement> {
  const reading = await context.read();
  switch (reading.kind) {
    case 'applied':
    case 'parked':
    case 'in_progress':
    case 'declined':
      return { kind: 'under_way', reading };
    default:
      return { kind: 'ended', result: notTransferableResult(offer.reason ?? unservedReason(offer), Date.now()) };
  }
}

function unservedReason({ isServed }: TransferOffer): string {
  return isServed ? 'The registrar gives no reason.' : 'The registrar does not serve this TLD, or not at the moment.';
}

export function notTransferableResult(reason: string, nowMs: number): TransferResult {
  const until = notBeforeFrom(reason, nowMs);
  if (until === undefined) return { outcome: 'not_transferable', reason };
  const remark = until.isLatest
    ? ` The registrar does not tell the day; on ${shownInstant(until.at)} that is over for certain.`
    : '';
  return { outcome: 'not_transferable', reason: `${reason}${remark}`, notBefore: until.at };
}
