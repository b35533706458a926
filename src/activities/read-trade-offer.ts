import { ordersBefore } from '../domain/order-match.js';
import type { TradeOffer, TradeQuestion } from '../domain/operations/trade-question.js';
import { getBalanceCommand, getBalanceReplyFrom } from '../xcp/commands/get-balance.js';
import { getPriceCommand, getPriceReplyFrom } from '../xcp/commands/get-price.js';
import { ask } from './ask-registrar.js';
import { readOrders, seenFrom } from './our-orders.js';
import { availableFrom } from './read-offer.js';
import type { RegistrarDirectory } from './registrar-directory.js';

/** All read at the same moment. Throws like `ask`. */
export const makeReadTradeOffer =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: TradeQuestion): Promise<TradeOffer> => {
    const { client } = directory(question);
    const { domain, since } = question;
    const [price, balance, orders] = await Promise.all([
      ask(client, getPriceCommand({ domain, periodYears: 1, orderType: 'trade' }), getPriceReplyFrom, signal()),
      ask(client, getBalanceCommand(), getBalanceReplyFrom, signal()),
      readOrders(client, domain, since, signal()),
    ]);
    const amount = price.kind === 'read' ? price.value.amount : undefined;
    return {
      ...(amount === undefined ? {} : { price: amount }),
      available: balance.kind === 'read' ? availableFrom(balance.value.balance, balance.value.held) : 'unknown',
      ordersBefore: ordersBefore(orders.map(seenFrom), since),
    };
  };
