// The writes of a registration: the order itself, and processing or cancelling an order that waits. All of them take the one
// road of `settleWrite`.
import { condition } from '@temporalio/workflow';
import { assertNever } from '../../domain/assert-never.js';
import { instantFrom, shownInstant } from '../../domain/instant.js';
import type { RegistrationTruth } from '../../domain/registration-truth.js';
import type { WriteOutcome } from '../../domain/settlement.js';
import { watchesOf, writesOf } from '../activity-proxies.js';
import { interruptible } from '../interruptible.js';
import type { Write } from '../settle-write.js';
import { freshPrice } from './agree.js';
import type { RegistrationContext } from './context.js';

export function orderWrite(context: RegistrationContext): Write<RegistrationTruth> {
  return {
    ...basics(context),
    unsentUntilMs: context.unsentUntilMs,
    stopAsked: () => context.stopAsked,
    send: async (attempt) => {
      const agreedPrice = await freshPrice(context);
      if (agreedPrice === undefined) {
        return { kind: 'not_sent', why: 'registrar_down', text: 'The price could not be read again.' };
      }
      const { request, profile, identity, input } = context;
      const { providerNameServers, dnsTemplate, defaultTechContact } = input.settings.registrar;
      return writesOf(context.address, context.pace).sendRegistration({
        ...context.address,
        operationId: input.operationId,
        request,
        profile,
        providerNameServers,
        ...(dnsTemplate === undefined ? {} : { dnsTemplate }),
        ...(defaultTechContact === undefined ? {} : { defaultTechContact }),
        identity,
        agreedPrice,
        attempt,
      });
    },
  };
}

export function orderActionWrite(
  context: RegistrationContext,
  orderId: string,
  action: 'process' | 'cancel',
): Write<RegistrationTruth> {
  return {
    ...basics(context),
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

function basics(context: RegistrationContext): Omit<Write<RegistrationTruth>, 'send' | 'unsentUntilMs' | 'stopAsked'> {
  return {
    pace: context.pace,
    read: () => context.read(),
    heard: (outcome) => heard(context, outcome),
    settling: (outcome, nextReadingAtMs) => settling(context, outcome, nextReadingAtMs),
    blocked: async (why, text, untilMs, pauseMs) => {
      context.block(why, text, untilMs);
      await condition(() => context.stopAsked, pauseMs);
      const watches = watchesOf(context.address, pauseMs, untilMs - Date.now());
      await interruptible(
        () => watches.watchSendable(context.address),
        () => context.stopAsked,
        untilMs,
      );
      context.work('The way is free again: the order is sent.');
    },
  };
}

/** Keeps what an answer told, whatever becomes of it. */
function heard(context: RegistrationContext, outcome: WriteOutcome): void {
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

function settling(context: RegistrationContext, outcome: WriteOutcome, nextReadingAtMs: number): void {
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
