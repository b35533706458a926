// The course of a registration: agree on a price, order once, follow the order to its end.
import { assertNever } from '../../domain/assert-never.js';
import type { RegistrationResult } from '../../domain/registration-result.js';
import { type RegistrationTruth, settingsReached } from '../../domain/registration-truth.js';
import { type CourseEnd, OrderCourse } from '../operation/order-course.js';
import { agree } from './agree.js';
import type { RegistrationContext } from './context.js';
import { orderWrite } from './writes.js';

export async function registrationCourse(context: RegistrationContext): Promise<RegistrationResult> {
  const course = new OrderCourse(context);
  const agreement = await agree(context);
  switch (agreement.kind) {
    case 'ended':
      return agreement.result;
    case 'unsent':
      return resultFrom(context, await course.unlessUnderWay(agreement.ending));
    case 'under_way':
      return resultFrom(context, await course.follow(agreement.reading));
    case 'agreed':
      return resultFrom(context, await course.place(orderWrite(context)));
    default:
      return assertNever(agreement);
  }
}

function resultFrom(context: RegistrationContext, end: CourseEnd<RegistrationTruth>): RegistrationResult {
  if (end.kind === 'ended') return end.ending;
  const { truth } = end;
  const { orderIds } = context.progress;
  const agreed = context.agreed?.price ?? truth.cost ?? 'unknown';
  const orderId = end.orderId ?? orderIds.at(-1) ?? 'unknown';
  const charge = { amount: truth.cost ?? agreed, currency: context.currency, orderId, agreed };
  context.progress.charged(charge);
  context.progress.registrarSaid(undefined);
  if (context.stopAsked)
    context.note('Cancelling was asked for, but the name is registered: that cannot be called back.');
  return {
    outcome: 'registered',
    orderIds,
    expiresAt: truth.expiresAt,
    charge,
    ...settingsReached(context.request, truth),
    nameServers: truth.nameServers,
    cancelledOrders: context.cancelledOrders,
    profile: context.profile,
  };
}
