// Cancels orders of a name that wait at the registrar and are not this operation's own.
import { sleep } from '@temporalio/workflow';
import { assertNever } from '../../domain/assert-never.js';
import type { Reading } from '../../domain/settlement.js';
import { readsOf, writesOf } from '../activity-proxies.js';
import type { OperationContext } from './context.js';
import type { CommonRequest } from './input.js';
import { settleWrite } from './settle-write.js';
import { writeBasics } from './writes.js';

type Context = OperationContext<CommonRequest, unknown>;

export type Cleared =
  | { readonly kind: 'cancelled' }
  /** Still there, as a reading showed; or somebody asked to stop before it was sent. */
  | { readonly kind: 'kept'; readonly code: string; readonly text: string };

const DAY_MS = 86_400_000;

/**
 * One order, cancelled and read back. It never counts as an order of this operation: its id is kept nowhere, so that "is there
 * an order of ours" stays "no" before the first sending.
 */
export async function clearOrder(context: Context, orderId: string): Promise<Cleared> {
  const basics = writeBasics(context);
  context.work(`Order ${orderId}, which waits at the registrar, is cancelled.`);
  const end = await settleWrite<'gone'>({
    ...basics,
    actedOn: orderId,
    unsentUntilMs: context.unsentUntilMs,
    stopAsked: () => context.stopAsked,
    send: () =>
      writesOf(context.address, context.pace).sendOrderAction({
        ...context.address,
        operationId: context.input.operationId,
        domain: context.request.domain,
        orderId,
        action: 'cancel',
      }),
    read: () => readWaiting(context, orderId),
    heard: (outcome) => {
      if (outcome.kind === 'unknown' || outcome.kind === 'not_sent') context.note(outcome.text);
    },
  });
  switch (end.kind) {
    case 'settled':
      if (end.reading.kind !== 'applied') return kept('pending', `Order ${orderId} still waits at the registrar.`);
      context.note(`Order ${orderId} is cancelled at the registrar.`);
      return { kind: 'cancelled' };
    case 'refused':
      // It may have been cancelled, or processed, by somebody else meanwhile: then it is not in the way any more.
      return (await readWaiting(context, orderId)).kind === 'applied'
        ? { kind: 'cancelled' }
        : kept(end.code, `The registrar does not cancel order ${orderId}: ${end.text}`);
    case 'not_sent':
      return kept('not_sent', end.text);
    case 'ask_operator':
      return kept('pending', end.text);
    default:
      return assertNever(end);
  }
}

async function readWaiting(context: Context, orderId: string): Promise<Reading<'gone'>> {
  const { address, request } = context;
  const open = await patiently(context, () =>
    readsOf(address, DAY_MS).readOpenOrders({ ...address, domain: request.domain }),
  );
  return open.some((order) => order.orderId === orderId)
    ? { kind: 'parked', orderId, reason: { cause: 'other', code: 'pending', text: 'It still waits.' } }
    : { kind: 'applied', orderId, truth: 'gone' };
}

/** After a write there is no giving up: what became of it must be read. */
async function patiently<T>(context: Context, read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch {
      context.note('The registrar could not be read; reading goes on.');
      await sleep(context.pace.unsettledPollMs);
    }
  }
}

function kept(code: string, text: string): Cleared {
  return { kind: 'kept', code, text };
}
