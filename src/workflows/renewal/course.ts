// The course of a renewal: agree on year and price, order once, follow the order to its end, read the new date.
import { sleep } from '@temporalio/workflow';
import { assertNever } from '../../domain/assert-never.js';
import { shownInstant } from '../../domain/instant.js';
import { type NameTruth, latestExpiry } from '../../domain/name-truth.js';
import { modeOf } from '../../domain/operations/mode-of.js';
import type { ChangeResult } from '../../domain/operations/outcomes.js';
import type { RenewalIntent } from '../../domain/operations/renewal-decision.js';
import { renewalRemark } from '../../domain/operations/renewal-result.js';
import { atExpiryBecomes } from '../operation/at-expiry.js';
import { chargedFor } from '../operation/charge.js';
import { TOO_EXPENSIVE, changeEnding, lookAtName, makeChange } from '../operation/change.js';
import { CONFLICT, type CourseEnd, OrderCourse } from '../operation/order-course.js';
import { agree } from './agree.js';
import { renewByHand } from './by-hand.js';
import type { RenewalContext } from './context.js';

export async function renewalCourse(context: RenewalContext): Promise<ChangeResult> {
  if (modeOf(context.input.settings, 'renewDomain').mode === 'manual') {
    const byHand = await renewByHand(context);
    if (byHand.kind === 'ended') return byHand.result;
    // What was agreed for the person's work holds for the order too: should it have been done by hand after all, the year in
    // the order makes the registrar refuse it.
    if (byHand.intent !== undefined) return order(context, byHand.intent);
  }
  const course = new OrderCourse(context);
  const agreement = await agree(context);
  switch (agreement.kind) {
    case 'ended':
      return agreement.result;
    case 'unsent':
      return resultOf(context, await course.unlessUnderWay(agreement.ending), undefined);
    case 'under_way':
      return resultOf(context, await course.follow(agreement.reading), undefined);
    case 'agreed':
      return order(context, agreement.intent);
    default:
      return assertNever(agreement);
  }
}

/**
 * The registrar must not renew as well, and not delete, while our order waits: what happens at expiry is switched to "notify"
 * first. The order itself sets what was asked for; where it comes to nothing, what was there before is put back.
 */
async function order(context: RenewalContext, intent: RenewalIntent): Promise<ChangeResult> {
  const before = intent.atExpiry;
  const mustSwitch = before === 'renew' || before === 'lapse';
  if (mustSwitch) {
    const switched = await atExpiryBecomes(context, 'notify');
    context.change = intent.change;
    if (switched.kind === 'ended' && before === 'renew') return changeEnding(switched.ending);
  }
  const { maxPrice } = context.request;
  const end = await makeChange(context, {
    readPrice: () => context.readQuote(),
    ...(maxPrice === undefined ? {} : { ceiling: maxPrice }),
  });
  const result = await resultOf(context, end, intent);
  if (mustSwitch && result.outcome !== 'renewed') {
    const back = await atExpiryBecomes(context, before, { isOwed: true });
    if (back.kind === 'ended')
      context.note(`What happens at expiry was "${before}" and could not be put back: it is "notify" now.`);
  }
  return result;
}

async function resultOf(
  context: RenewalContext,
  end: CourseEnd<NameTruth>,
  intent: RenewalIntent | undefined,
): Promise<ChangeResult> {
  if (end.kind === 'applied') return renewed(context, end, intent);
  const { ending } = end;
  if (ending.outcome !== 'refused') return changeEnding(ending);
  if (ending.code === CONFLICT) return afterConflict(context, intent);
  const { maxPrice } = context.request;
  if (ending.code === TOO_EXPENSIVE && maxPrice !== undefined)
    return { outcome: 'too_expensive', price: context.agreed?.price ?? 'unknown', ceiling: maxPrice };
  return ending;
}

/**
 * The year moved, and no order of ours is to be seen. Lists inside the registrar may lag behind the name, so it is looked at
 * once more before "somebody else did it" is said. In neither case is anything sent again.
 */
async function afterConflict(context: RenewalContext, intent: RenewalIntent | undefined): Promise<ChangeResult> {
  context.work('The name is renewed already; whether by this operation is looked at once more.');
  await sleep(context.pace.readBackDelaysMs[0] ?? 0);
  const reading = await context.read();
  if (reading.kind === 'applied') return renewed(context, reading, intent);
  const looked = await lookAtName(context, []);
  if (looked.kind === 'ended') return looked.result;
  const expiresAt = latestExpiry(looked.truth);
  return {
    outcome: 'done_elsewhere',
    sentence: `The name was renewed until ${shownInstant(expiresAt)}, but not by an order of this operation. Nothing was paid by it.`,
    expiresAt,
  };
}

function renewed(
  context: RenewalContext,
  { orderId, truth }: { readonly orderId?: string; readonly truth: NameTruth },
  intent: RenewalIntent | undefined,
): ChangeResult {
  const { orderIds } = context.progress;
  const { periodYears } = context.request;
  const charge = chargedFor(context, truth.cost, orderId);
  context.progress.registrarSaid(undefined);
  if (context.stopAsked) context.note('Cancelling was asked for, but the name is renewed: that cannot be called back.');
  const expiresAt = latestExpiry(truth);
  const remark =
    intent === undefined
      ? undefined
      : renewalRemark(intent.expiresBefore, periodYears, truth, context.input.settings.policy);
  return {
    outcome: 'renewed',
    orderIds,
    expiresAt,
    ...(intent === undefined ? {} : { expiresBefore: intent.expiresBefore }),
    periodYears,
    ...(charge === undefined ? {} : { charge }),
    ...(remark === undefined ? {} : { remark }),
  };
}
