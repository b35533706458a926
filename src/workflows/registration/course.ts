// The course of a registration, told as a person would: agree on a price, order once, follow the order to its end.
import { assertNever } from '../../domain/assert-never.js';
import type { RegistrationResult } from '../../domain/registration-result.js';
import { type RegistrationTruth, settingsReached } from '../../domain/registration-truth.js';
import type { Reading } from '../../domain/settlement.js';
import { type WriteEnd, settleWrite } from '../settle-write.js';
import { agree, awaitFunds, stoppedUnsent } from './agree.js';
import type { RegistrationContext } from './context.js';
import { type AfterWait, WaitingOrders } from './waiting-order.js';
import { orderWrite } from './writes.js';

export async function registrationCourse(context: RegistrationContext): Promise<RegistrationResult> {
  const waiting = new WaitingOrders(context);
  const agreement = await agree(context);
  switch (agreement.kind) {
    case 'ended':
      return agreement.result;
    case 'unsent':
      return unlessUnderWay(context, waiting, agreement.result);
    case 'under_way':
      return follow(context, waiting, agreement.reading);
    case 'agreed':
      return order(context, waiting);
    default:
      return assertNever(agreement);
  }
}

/** XCP codes for missing funds without an order (reference section 4): refused now, worth sending again after a top-up. */
const SHORT_OF_FUNDS: ReadonlySet<string> = new Set(['440', '3001']);

async function order(context: RegistrationContext, waiting: WaitingOrders): Promise<RegistrationResult> {
  for (let refusals = 1; ; refusals++) {
    context.work('The order is sent, once; then the name is read back.');
    const end = await settleWrite(orderWrite(context));
    const price = context.agreed?.price;
    const short = end.kind === 'refused' && end.orderId === undefined && SHORT_OF_FUNDS.has(end.code);
    if (!short || price === undefined) return afterWrite(context, waiting, end);
    context.progress.registrarSaid(end.text);
    if (refusals >= context.pace.maxAttempts) return { outcome: 'insufficient_funds', price };
    const funds = await awaitFunds(context, price, 'The registrar says that the funds do not cover the order.');
    if (funds.kind === 'unsent') return unlessUnderWay(context, waiting, funds.result);
  }
}

async function afterWrite(
  context: RegistrationContext,
  waiting: WaitingOrders,
  end: WriteEnd<RegistrationTruth>,
): Promise<RegistrationResult> {
  switch (end.kind) {
    case 'settled':
      return follow(context, waiting, end.reading);
    case 'refused':
      context.progress.registrarSaid(end.text);
      return end.orderId === undefined ? refusal(context, end) : afterRefusalWithOrder(context, waiting, end);
    case 'not_sent':
      return unlessUnderWay(
        context,
        waiting,
        end.because === 'stopped'
          ? stoppedUnsent(context)
          : { outcome: 'not_sent', sentence: `${end.text} Nothing was sent before the deadline.` },
      );
    case 'ask_operator':
      return afterWait(context, waiting, await waiting.unsettled(end.text));
    default:
      return assertNever(end);
  }
}

/**
 * This run sent nothing. After a reset, or on a restored database, an earlier one may have: the registrar is asked once more
 * before "nothing was sent" is said. Without an answer within minutes it is said of what is known here.
 */
async function unlessUnderWay(
  context: RegistrationContext,
  waiting: WaitingOrders,
  result: RegistrationResult,
): Promise<RegistrationResult> {
  const reading = await context.quickRead();
  switch (reading?.kind) {
    case 'applied':
    case 'parked':
    case 'in_progress':
    case 'declined':
      return follow(context, waiting, reading);
    default:
      return result;
  }
}

type Refused = Extract<WriteEnd<RegistrationTruth>, { kind: 'refused' }>;

function refusal(context: RegistrationContext, end: Refused): RegistrationResult {
  const { orderIds } = context.progress;
  // 485: taken between look-up and order.
  if (end.code === '485') return { outcome: 'taken', orderIds, registrarText: end.text };
  return { outcome: 'refused', orderIds, code: end.code, registrarText: end.text };
}

/** Some refusals leave an order behind (XCP reference 0.3): what became of it is read, not assumed. */
async function afterRefusalWithOrder(
  context: RegistrationContext,
  waiting: WaitingOrders,
  end: Refused,
): Promise<RegistrationResult> {
  const reading = await context.read();
  switch (reading.kind) {
    case 'declined':
    case 'no_trace':
    case 'taken':
    case 'conflict':
      return refusal(context, end);
    default:
      return follow(context, waiting, reading);
  }
}

/** From a reading to the end; each wait brings the next reading. */
async function follow(
  context: RegistrationContext,
  waiting: WaitingOrders,
  first: Reading<RegistrationTruth>,
): Promise<RegistrationResult> {
  let reading = first;
  for (;;) {
    if ('orderId' in reading) context.keepOrder(reading.orderId);
    if (reading.kind === 'applied') return registered(context, reading.orderId, reading.truth);
    if (reading.kind === 'taken') {
      const registrarText = 'The name is registered to somebody else.';
      return { outcome: 'taken', orderIds: context.progress.orderIds, registrarText };
    }
    const next = await waitOn(waiting, reading);
    if (next.kind === 'ended') return next.result;
    reading = next.reading;
  }
}

function afterWait(
  context: RegistrationContext,
  waiting: WaitingOrders,
  next: AfterWait,
): Promise<RegistrationResult> | RegistrationResult {
  return next.kind === 'ended' ? next.result : follow(context, waiting, next.reading);
}

function waitOn(
  waiting: WaitingOrders,
  reading: Exclude<Reading<RegistrationTruth>, { kind: 'applied' | 'taken' }>,
): Promise<AfterWait> {
  switch (reading.kind) {
    case 'in_progress':
      return waiting.atRegistry(reading.orderId);
    case 'parked':
      return waiting.parked(reading.orderId, reading.reason);
    case 'declined':
      return waiting.declined(reading.orderId, reading.status, reading.text);
    case 'conflict':
    case 'inconclusive':
      return waiting.unsettled(reading.text);
    case 'no_trace':
      return waiting.unsettled('The order that the registrar had taken is not to be found.');
    default:
      return assertNever(reading);
  }
}

function registered(context: RegistrationContext, orderId: string, truth: RegistrationTruth): RegistrationResult {
  const agreed = context.agreed?.price ?? truth.cost ?? 'unknown';
  const charge = { amount: truth.cost ?? agreed, currency: context.currency, orderId, agreed };
  context.progress.charged(charge);
  context.progress.registrarSaid(undefined);
  if (context.stopAsked)
    context.note('Cancelling was asked for, but the name is registered: that cannot be called back.');
  return {
    outcome: 'registered',
    orderIds: context.progress.orderIds,
    expiresAt: truth.expiresAt,
    charge,
    ...settingsReached(context.request, truth),
    nameServers: truth.nameServers,
    cancelledOrders: context.cancelledOrders,
    profile: context.profile,
  };
}
