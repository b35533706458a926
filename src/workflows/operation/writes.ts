// What all writes of an operation have in common, and the writes on an order that waits. All take the road of `settleWrite`.
import { assertNever } from '../../domain/assert-never.js';
import { instantFrom, shownInstant } from '../../domain/instant.js';
import type { WriteOutcome } from '../../domain/settlement.js';
import { writesOf } from '../activity-proxies.js';
import type { OperationContext } from './context.js';
import type { CommonRequest } from './input.js';
import type { Write } from './settle-write.js';

type Context<Truth> = OperationContext<CommonRequest, Truth>;

/** Processes or cancels an order that waits at the registrar. */
export function orderActionWrite<Truth>(
  context: Context<Truth>,
  orderId: string,
  action: 'process' | 'cancel',
): Write<Truth> {
  return {
    ...writeBasics(context),
    actedOn: orderId,
    unsentUntilMs: Date.now() + context.pace.unsentDeadlineMs,
    // Cancelling is what a stop request asks for; processing was asked for and is on its way.
    stopAsked: () => false,
    send: () =>
      writesOf(context.address, context.pace).sendOrderAction({
        ...context.address,
        operationId: context.input.operationId,
        domain: context.request.domain,
        orderId,
        action,
      }),
  };
}

export function writeBasics<Truth>(
  context: Context<Truth>,
): Omit<Write<Truth>, 'send' | 'unsentUntilMs' | 'stopAsked'> {
  return {
    pace: context.pace,
    read: () => context.read(),
    heard: (outcome) => heard(context, outcome),
    settling: (outcome, nextReadingAtMs) => settling(context, outcome, nextReadingAtMs),
    blocked: (why, text, untilMs, pauseMs) => context.waitUntilSendable(why, text, untilMs, pauseMs),
  };
}
/** Keeps what an answer told, whatever becomes of it. */
function heard(context: Context<unknown>, outcome: WriteOutcome): void {
  if ('orderId' in outcome && outcome.orderId !== undefined) context.keepOrder(outcome.orderId);
  switch (outcome.kind) {
    case 'applied':
      if (outcome.cancelledOrders === undefined || outcome.cancelledOrders.length === 0) return;
      context.cancelledOrders = outcome.cancelledOrders;
      context.note(`The registrar cancelled older pending orders of this name: ${outcome.cancelledOrders.join(', ')}.`);
      return;
    case 'in_progress':
      context.progress.queued(outcome.queueRequestId, outcome.asyncReason);
      return;
    case 'parked':
      context.parkedReason = outcome.reason;
      return;
    case 'found':
      context.note(`Order ${outcome.orderId} of this operation was already there: nothing was sent.`);
      return;
    case 'unknown':
      context.note(
        `${outcome.text} Whether the order was executed is not known: the registrar is read before anything else.`,
      );
      return;
    case 'refused':
      context.note(`The registrar refused (code ${outcome.code}).`);
      return;
    case 'not_sent':
      context.note(outcome.text);
      return;
    default:
      assertNever(outcome);
  }
}

function settling(context: Context<unknown>, outcome: WriteOutcome, nextReadingAtMs: number): void {
  const at = instantFrom(nextReadingAtMs);
  if (outcome.kind !== 'unknown' && outcome.kind !== 'refused') {
    context.work(`The registrar is read to confirm (${shownInstant(at)}).`);
    return;
  }
  context.progress.wait(Date.now(), 'outcome_unknown', {
    kind: 'reconciliation',
    who: 'Tenure',
    until: at,
    next: `The orders of ${context.request.domain} are read at the registrar at this time; nothing is sent again before a reading proves that nothing happened.`,
  });
  context.display.show();
}
