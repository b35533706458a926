// What a registration ends with.
import type { Charge } from '../../domain/operation.js';
import type { RegistrationResult } from '../../domain/registration-result.js';
import { type RegistrationTruth, settingsReached } from '../../domain/registration-truth.js';
import type { CourseEnd } from '../operation/order-course.js';
import type { RegistrationContext } from './context.js';

export function resultFrom(context: RegistrationContext, end: CourseEnd<RegistrationTruth>): RegistrationResult {
  if (end.kind === 'ended') return end.ending;
  const { truth } = end;
  const { orderIds } = context.progress;
  const charge = chargeOf(context, truth.cost, end.orderId ?? orderIds.at(-1));
  if (charge !== undefined) context.progress.charged(charge);
  context.progress.registrarSaid(undefined);
  if (context.stopAsked)
    context.note('Cancelling was asked for, but the name is registered: that cannot be called back.');
  return {
    outcome: 'registered',
    orderIds,
    expiresAt: truth.expiresAt,
    ...(charge === undefined ? {} : { charge }),
    ...settingsReached(context.request, truth),
    nameServers: truth.nameServers,
    cancelledOrders: context.cancelledOrders,
    profile: context.profile,
  };
}

/** Undefined where nobody told what it cost: done by hand, and not to be read. */
function chargeOf(
  context: RegistrationContext,
  cost: string | undefined,
  orderId: string | undefined,
): Charge | undefined {
  const agreed = context.agreed?.price ?? cost;
  if (agreed === undefined || orderId === undefined) return undefined;
  return { amount: cost ?? agreed, currency: context.currency, orderId, agreed };
}
