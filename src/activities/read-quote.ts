import { ordersBefore } from '../domain/order-match.js';
import type { Quote, QuoteQuestion } from '../domain/quote.js';
import { getBalanceCommand, getBalanceReplyFrom } from '../xcp/commands/get-balance.js';
import { getPriceCommand, getPriceReplyFrom } from '../xcp/commands/get-price.js';
import { ask } from './ask-registrar.js';
import { type OurOrder, newestOfOurs, onWire, readOrders, seenFrom } from './our-orders.js';
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
      readNameBy(client, domain, ['status', 'deletion'], signal()),
      ask(client, getPriceCommand({ domain, periodYears, orderType: 'renewal' }), getPriceReplyFrom, signal()),
      ask(client, getBalanceCommand(), getBalanceReplyFrom, signal()),
      readOrders(client, domain, EVER, signal()),
    ]);
    const before = question.needsSnapshot ? ordersBefore(orders.map(seenFrom), question.since) : undefined;
    const identity = before === undefined ? question.identity : { ...question.identity, before };
    // Most names have no renewal order at all: then there is nothing to look for.
    const mayHaveOurs = identity.known.length > 0 || orders.some((row) => (row.type ?? 'renewal') === 'renewal');
    const ours = mayHaveOurs ? await newestOfOurs(client, domain, onWire(identity), ['renewal'], signal()) : undefined;
    const amount = price.kind === 'read' ? price.value.amount : undefined;
    return {
      name,
      isPremium: price.kind === 'read' && price.value.isRegistryPremium,
      available: balance.kind === 'read' ? availableFrom(balance.value.balance, balance.value.held) : 'unknown',
      drafts: orders
        .filter((row) => row.type === 'renewal' && row.status === 'pending' && row.orderId !== ours?.orderId)
        .map((row) => row.orderId),
      ...(ours === undefined ? {} : { ours: ourOrderFrom(ours) }),
      ...(amount === undefined ? {} : { price: amount }),
      ...(before === undefined ? {} : { ordersBefore: before }),
    };
  };

function ourOrderFrom({ orderId, info }: OurOrder): NonNullable<Quote['ours']> {
  const { expiryYear } = info ?? {};
  return { orderId, ...(expiryYear === undefined ? {} : { expiryYear }) };
}
