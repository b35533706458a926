// Before a renewal is sent: the name is ours, its years are read once, nothing is in the way, and the balance covers the price.
import { instantFrom } from '../../domain/instant.js';
import type { OrderEnding } from '../../domain/common-ending.js';
import type { NameTruth } from '../../domain/name-truth.js';
import type { ChangeResult } from '../../domain/operations/outcomes.js';
import { type RenewalIntent, renewalChange, renewalDecision } from '../../domain/operations/renewal-decision.js';
import type { Quote } from '../../domain/quote.js';
import type { Reading } from '../../domain/settlement.js';
import { lookAtName } from '../operation/change.js';
import { clearOrder } from '../operation/clear-orders.js';
import { funded, stoppedUnsent, unreachable } from '../operation/funds.js';
import type { RenewalContext } from './context.js';

export type Agreement =
  | { readonly kind: 'agreed'; readonly intent: RenewalIntent }
  /** There is an order of this operation already: after a reset, or on a restored database. */
  | { readonly kind: 'under_way'; readonly reading: Reading<NameTruth> }
  | { readonly kind: 'ended'; readonly result: ChangeResult }
  /** Given up before anything was sent, as far as this run knows. */
  | { readonly kind: 'unsent'; readonly ending: OrderEnding };

export async function agree(context: RenewalContext): Promise<Agreement> {
  for (;;) {
    const quote = await context.readQuote();
    if (quote === 'stopped') return { kind: 'unsent', ending: stoppedUnsent(context) };
    if (quote === 'deadline') return { kind: 'unsent', ending: unreachable() };
    context.keepSnapshot(quote.ordersBefore);
    if (quote.ours !== undefined) return underWay(context, quote, quote.ours);
    if (quote.name.kind === 'held' && quote.name.truth.isTransferringAway) {
      const looked = await lookAtName(context, []);
      if (looked.kind === 'ended') return looked;
      continue; // what was read before the wait is old
    }
    const decision = renewalDecision(quote, context.request, context.input.settings.policy, instantFrom(Date.now()));
    if (decision.kind === 'no') return { kind: 'ended', result: decision.result };
    if (quote.drafts.length > 0) {
      const obstacle = await clearDrafts(context, quote.drafts);
      if (obstacle !== undefined) return obstacle;
      continue; // a draft holds money: the balance is another one now
    }
    const { intent } = decision;
    keepIntent(context, intent);
    const funds = await funded(context, intent.price, quote.available);
    return funds.kind === 'funded' ? { kind: 'agreed', intent } : funds;
  }
}

/** written before a charge. From here on every order carries the years as they are now. */
export function keepIntent(context: RenewalContext, intent: RenewalIntent): void {
  const { change, price, expiresBefore } = intent;
  context.change = change;
  context.agreed = { price, readAtMs: Date.now() };
  context.note(
    `To be renewed by ${change.periodYears} year(s) from the expiry year ${change.expiryYear} (paid until ${expiresBefore.slice(0, 10)}), at ${price} ${context.currency}.`,
  );
}

/** The order tells the year that it was sent with; a name that reads later by now was moved by it. */
async function underWay(
  context: RenewalContext,
  { name, price }: Quote,
  { orderId, expiryYear }: NonNullable<Quote['ours']>,
): Promise<Agreement> {
  context.keepOrder(orderId);
  context.note(`Order ${orderId} of this operation is at the registrar already: nothing is sent.`);
  if (name.kind === 'held') {
    const read = renewalChange(name.truth, context.request, context.input.settings.policy, undefined);
    // Without that year: before the order was carried out it was the one that reads now, or a term earlier.
    const year = expiryYear ?? read.expiryYear - context.request.periodYears;
    context.change = { ...read, expiryYear: year, paidUntilYear: Math.min(year, read.paidUntilYear) };
  }
  if (price !== undefined) context.agreed = { price, readAtMs: Date.now() };
  return { kind: 'under_way', reading: await context.read() };
}

/** A renewal that failed before, mostly for funds, waits as a draft and blocks the next one (lifecycle 9.2). */
async function clearDrafts(context: RenewalContext, drafts: readonly string[]): Promise<Agreement | undefined> {
  for (const draft of drafts) {
    const cleared = await clearOrder(context, draft);
    if (cleared.kind === 'cancelled') continue;
    if (cleared.code === 'not_sent') {
      const ending: OrderEnding = context.stopAsked
        ? stoppedUnsent(context)
        : { outcome: 'not_sent', sentence: `${cleared.text} Nothing was sent before the deadline.` };
      return { kind: 'unsent', ending };
    }
    const registrarText = `An older renewal order is in the way. ${cleared.text}`;
    return { kind: 'ended', result: { outcome: 'refused', orderIds: [], code: cleared.code, registrarText } };
  }
  return undefined;
}
