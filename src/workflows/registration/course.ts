// The course of a registration: agree on a price, order once, follow the order to its end.
import { assertNever } from '../../domain/assert-never.js';
import type { RegistrationResult } from '../../domain/registration-result.js';
import { modeOf } from '../../domain/operations/mode-of.js';
import { OrderCourse } from '../operation/order-course.js';
import { agree } from './agree.js';
import { registrationByHand } from './by-hand.js';
import type { RegistrationContext } from './context.js';
import { resultFrom } from './result.js';
import { orderWrite } from './writes.js';

export async function registrationCourse(context: RegistrationContext): Promise<RegistrationResult> {
  if (modeOf(context.input.settings, 'registerDomain').mode === 'manual') {
    const byHand = await registrationByHand(context);
    if (byHand !== 'automation') return byHand;
  }
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
