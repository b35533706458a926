import { ordersBefore } from '../domain/order-match.js';
import type { Offer, OfferQuestion } from '../domain/registration-intent.js';
import { decimalFrom, unitsOf } from '../domain/money.js';
import { getBalanceCommand, getBalanceReplyFrom } from '../xcp/commands/get-balance.js';
import { getPriceCommand, getPriceReplyFrom } from '../xcp/commands/get-price.js';
import { lookupCommand, lookupReplyFrom } from '../xcp/commands/lookup.js';
import { type Answer, ask } from './ask-registrar.js';
import { readOrders, seenFrom } from './our-orders.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { registrarText } from './registrar-text.js';

/** Look-up (past the cache), price and balance, at the same moment: what a customer would be told before ordering. */
export const makeReadOffer =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: OfferQuestion): Promise<Offer> => {
    const { client } = directory(question);
    const { domain, periodYears, snapshotSince } = question;
    const [lookup, price, balance, orders] = await Promise.all([
      ask(client, lookupCommand(domain, { skipsCache: true }), lookupReplyFrom, signal()),
      ask(client, getPriceCommand({ domain, periodYears, orderType: 'new' }), getPriceReplyFrom, signal()),
      ask(client, getBalanceCommand(), getBalanceReplyFrom, signal()),
      snapshotSince === undefined ? undefined : readOrders(client, domain, '2000-01-01T00:00:00.000Z', signal()),
    ]);
    const amount = price.kind === 'read' ? price.value.amount : undefined;
    return {
      availability: availabilityFrom(lookup),
      registrarText: registrarText(lookup.kind === 'refused' ? lookup.text : (lookup.value.reason ?? '')),
      isPremium: price.kind === 'read' && price.value.isRegistryPremium,
      available: balance.kind === 'read' ? availableFrom(balance.value.balance, balance.value.held) : 'unknown',
      ...(amount === undefined ? {} : { price: amount }),
      ...(orders === undefined || snapshotSince === undefined
        ? {}
        : { ordersBefore: ordersBefore(orders.map(seenFrom), snapshotSince) }),
    };
  };

function availabilityFrom(
  lookup: Answer<{ readonly status: 'available' | 'taken' | 'being_registered' }>,
): Offer['availability'] {
  if (lookup.kind === 'refused') return 'unknown';
  return lookup.value.status === 'available' ? 'free' : lookup.value.status;
}

/** Balance without what is held for other orders; `unknown` when either is unreadable. */
export function availableFrom(balance: string | undefined, held: string | undefined): string {
  const total = unitsOf(balance ?? '');
  const hold = unitsOf(held ?? '0');
  return total === undefined || hold === undefined ? 'unknown' : decimalFrom(total - hold);
}
