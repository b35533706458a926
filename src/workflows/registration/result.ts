// What a registration ends with.
import type { RegistrationResult } from '../../domain/registration-result.js';
import { type RegistrationTruth, settingsReached } from '../../domain/registration-truth.js';
import { chargedFor } from '../operation/charge.js';
import type { CourseEnd } from '../operation/order-course.js';
import type { RegistrationContext } from './context.js';

export function resultFrom(context: RegistrationContext, end: CourseEnd<RegistrationTruth>): RegistrationResult {
  if (end.kind === 'ended') return end.ending;
  const { truth } = end;
  const { orderIds } = context.progress;
  const charge = chargedFor(context, truth.cost, end.orderId);
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
