import { instantFrom } from '../domain/instant.js';
import { ordersBefore } from '../domain/order-match.js';
import type { TransferOfferQuestion } from '../domain/transfer/transfer-intent.js';
import type { TransferOffer } from '../domain/transfer/transfer-standing.js';
import { checkTransferCommand, checkTransferReplyFrom } from '../xcp/commands/check-transfer.js';
import { getBalanceCommand, getBalanceReplyFrom } from '../xcp/commands/get-balance.js';
import { getPriceCommand, getPriceReplyFrom } from '../xcp/commands/get-price.js';
import { ask } from './ask-registrar.js';
import { readOrders, seenFrom } from './our-orders.js';
import { availableFrom } from './read-offer.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { registrarText } from './registrar-text.js';

const EVER = '2000-01-01T00:00:00.000Z';

/** May the name come, at what price, and is that covered: read at the same moment. Throws like `ask`. */
export const makeReadTransferOffer =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: TransferOfferQuestion): Promise<TransferOffer> => {
    const { client } = directory(question);
    const { domain, snapshotSince } = question;
    const [check, price, balance, orders] = await Promise.all([
      ask(client, checkTransferCommand(domain), checkTransferReplyFrom, signal()),
      ask(client, getPriceCommand({ domain, periodYears: 1, orderType: 'transfer' }), getPriceReplyFrom, signal()),
      ask(client, getBalanceCommand(), getBalanceReplyFrom, signal()),
      snapshotSince === undefined ? undefined : readOrders(client, domain, EVER, signal()),
    ]);
    const amount = price.kind === 'read' ? price.value.amount : undefined;
    const told = check.kind === 'read' ? check.value : undefined;
    const reason = check.kind === 'refused' ? check.text : check.value.reason;
    return {
      // A refused question is an answer too: 487 and kin say what the flag says elsewhere.
      ...(told === undefined ? { isTransferable: false } : {}),
      ...(told?.isTransferable === undefined ? {} : { isTransferable: told.isTransferable }),
      isServed: told?.isServed ?? true,
      ...(reason === undefined ? {} : { reason: registrarText(reason) }),
      isWithin: told?.type === 'rsp2rsp',
      ...(amount === undefined ? {} : { price: amount }),
      available: balance.kind === 'read' ? availableFrom(balance.value.balance, balance.value.held) : 'unknown',
      ...(orders === undefined || snapshotSince === undefined
        ? {}
        : { ordersBefore: ordersBefore(orders.map(seenFrom), snapshotSince) }),
      readAt: instantFrom(Date.now()),
    };
  };
