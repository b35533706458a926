import { ordersBefore } from '../domain/order-match.js';
import type { Quote, QuoteQuestion } from '../domain/quote.js';
import { getBalanceCommand, getBalanceReplyFrom } from '../xcp/commands/get-balance.js';
import { getPriceCommand, getPriceReplyFrom } from '../xcp/commands/get-price.js';
import { ask } from './ask-registrar.js';
import { readOrders, seenFrom } from './our-orders.js';
import { readNameBy } from './read-name.js';
import { availableFrom } from './read-offer.js';
import type { RegistrarDirectory } from './registrar-directory.js';

const EVER = '2000-01-01T00:00:00.000Z';

/** What a renewal would cost and what stands in its way, all read at the same moment. Throws like `ask`. */
export const makeReadQuote =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: QuoteQuestion): Promise<Quote> => {
    const { client } = directory(question);
    const { domain, periodYears } = question;
    const [name, price, balance, orders] = await Promise.all([
      readNameBy(client, domain, ['status'], signal()),
      ask(client, getPriceCommand({ domain, periodYears, orderType: 'renewal' }), getPriceReplyFrom, signal()),
      ask(client, getBalanceCommand(), getBalanceReplyFrom, signal()),
      readOrders(client, domain, EVER, signal()),
    ]);
    const amount = price.kind === 'read' ? price.value.amount : undefined;
    return {
      name,
      isPremium: price.kind === 'read' && price.value.isRegistryPremium,
      available: balance.kind === 'read' ? availableFrom(balance.value.balance, balance.value.held) : 'unknown',
      drafts: orders.filter((row) => row.type === 'renewal' && row.status === 'pending').map((row) => row.orderId),
      ...(amount === undefined ? {} : { price: amount }),
      ...(question.needsSnapshot ? { ordersBefore: ordersBefore(orders.map(seenFrom), question.since) } : {}),
    };
  };
