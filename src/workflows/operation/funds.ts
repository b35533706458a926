// Waiting for money: blocked until the balance covers the price.
import { condition } from '@temporalio/workflow';
import { assertNever } from '../../domain/assert-never.js';
import type { OrderEnding } from '../../domain/common-ending.js';
import { instantFrom } from '../../domain/instant.js';
import { compareDecimals } from '../../domain/money.js';
import type { OperationContext } from './context.js';
import type { CommonRequest } from './input.js';

type Context = OperationContext<CommonRequest, unknown>;

export type Funded = { readonly kind: 'funded' } | { readonly kind: 'unsent'; readonly ending: OrderEnding };

/** An unreadable balance stops nobody: the registrar itself decides then. */
export async function funded(context: Context, price: string, available: string): Promise<Funded> {
  if (compareDecimals(available, price) !== -1) return { kind: 'funded' };
  return awaitFunds(context, price, `The balance of ${available} ${context.currency} does not cover ${price}.`);
}

/** Blocked until the balance, looked at after one poll interval, covers the price. */
export async function awaitFunds(context: Context, price: string, why: string): Promise<Funded> {
  const { currency } = context;
  const untilMs = Date.now() + context.pace.fundsDeadlineMs;
  context.note(`${why} Waiting for a top-up.`);
  context.progress.wait(Date.now(), 'blocked', {
    kind: 'funds',
    who: 'the reseller',
    until: instantFrom(untilMs),
    next: `Top up the balance at the registrar to at least ${price} ${currency}; at the deadline the operation fails and nothing was bought.`,
  });
  context.display.show();
  await condition(() => context.stopAsked, context.pace.fundsPollMs);
  const end = await context.watchFunds(price, untilMs, () => context.stopAsked);
  switch (end.kind) {
    case 'answer':
      context.note(`The balance covers the price: ${end.answer.available} ${currency} are available.`);
      context.work('The operation goes on.');
      return { kind: 'funded' };
    case 'interrupted':
      return { kind: 'unsent', ending: stoppedUnsent(context) };
    case 'deadline':
      return { kind: 'unsent', ending: { outcome: 'insufficient_funds', price } };
    default:
      return assertNever(end);
  }
}

export function stoppedUnsent(context: Context): OrderEnding {
  const sentence = 'Cancelled on request before anything was sent.';
  return { outcome: 'cancelled', orderIds: context.progress.orderIds, sentence };
}

export function unreachable(): OrderEnding {
  return {
    outcome: 'not_sent',
    sentence: 'The registrar could not be reached before the deadline. Nothing was sent.',
  };
}
