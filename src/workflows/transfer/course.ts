// The course of a transfer: agree, order once, chase it, and make the name as it was asked for. Ordering again is on request only.
import { condition } from '@temporalio/workflow';
import { assertNever } from '../../domain/assert-never.js';
import type { OrderEnding } from '../../domain/common-ending.js';
import { instantFrom } from '../../domain/instant.js';
import { modeOf } from '../../domain/operations/mode-of.js';
import { type Refusal, refusalFrom, refusalSentence } from '../../domain/transfer/refusal.js';
import { turnAfterRefusal } from '../../domain/transfer/transfer-turn.js';
import type { TransferStanding } from '../../domain/transfer/transfer-standing.js';
import type { TransferResult } from '../../domain/transfer-result.js';
import { chargedFor } from '../operation/charge.js';
import type { OperationParts } from '../operation/context.js';
import { type CourseEnd, OrderCourse } from '../operation/order-course.js';
import { verificationOwed } from '../operation/verification-owed.js';
import { agreeOnTransfer, notTransferableResult } from './agree.js';
import { transferByHand } from './by-hand.js';
import { type ChaseEnd, Chaser } from './chaser.js';
import { type CodelessRequest, TransferContext } from './context.js';
import { harden } from './harden.js';
import { processTransferWrite, transferOrderWrite } from './writes.js';

export async function transferCourse(
  parts: OperationParts<CodelessRequest>,
  authCode: string | undefined,
): Promise<TransferResult> {
  const context = new TransferContext(parts, authCode);
  if (modeOf(parts.input.settings, 'transferDomain').mode === 'manual') {
    const result = await transferByHand(context, parts);
    if (result !== 'automation') return result;
  }
  const course = new OrderCourse(context);
  const agreement = await agreeOnTransfer(context);
  switch (agreement.kind) {
    case 'ended':
      return agreement.result;
    case 'unsent':
      return chased(context, course, parts, await course.unlessUnderWay(agreement.ending));
    case 'under_way':
      return chased(context, course, parts, await course.follow(agreement.reading));
    case 'agreed':
      return chased(context, course, parts, await place(context, course));
    default:
      return assertNever(agreement);
  }
}

/** The code is wanted until the registrar has the order, and not a moment longer. */
async function place(
  context: TransferContext,
  course: OrderCourse<TransferStanding>,
): Promise<CourseEnd<TransferStanding>> {
  const end = await course.place(transferOrderWrite(context));
  context.authCode = undefined;
  return end;
}

async function chased(
  context: TransferContext,
  course: OrderCourse<TransferStanding>,
  parts: OperationParts<CodelessRequest>,
  first: CourseEnd<TransferStanding>,
): Promise<TransferResult> {
  let placed = first;
  for (;;) {
    const end = await new Chaser(context, course).follow(placed);
    switch (end.kind) {
      case 'ended':
        return endingOf(end.ending);
      case 'arrived':
        return arrived(context, parts, end);
      case 'cancelled': {
        const next = await afterCancellation(context, course, end);
        if (next.kind === 'result') return next.result;
        placed = next.placed;
        break;
      }
      default:
        return assertNever(end);
    }
  }
}

type Cancelled = Extract<ChaseEnd, { kind: 'cancelled' }>;
type AfterCancellation =
  | { readonly kind: 'result'; readonly result: TransferResult }
  | { readonly kind: 'again'; readonly placed: CourseEnd<TransferStanding> };

async function afterCancellation(
  context: TransferContext,
  course: OrderCourse<TransferStanding>,
  end: Cancelled,
): Promise<AfterCancellation> {
  const { orderId, because, text } = end;
  if (because === 'stopped') return over(stopped(context, orderId));
  if (because === 'rejected' && end.rejection !== undefined) return over(end.rejection);
  if (because === 'new_code') return { kind: 'again', placed: await orderAnew(context, course, orderId) };
  if (text !== '') context.progress.registrarSaid(text);
  const refusal = refusalFrom(text, end.lastPlace, end.isPastWindow || because === 'silence');
  context.note(refusalSentence(refusal));
  // Given while the registry still had the request: this is what it was kept for.
  if (refusal.isCodeWrong && context.authCode !== undefined)
    return { kind: 'again', placed: await orderAnew(context, course, orderId) };
  // The registrant's no is an answer. Whoever wants to ask once more makes a new request.
  if (refusal.by === 'registrant') return over(refused(context, refusal));
  return waitForRescue(context, course, orderId, refusal);
}

/** Another code, or ordering again, may still save it: somebody has to want that, because it is ordered once more. */
async function waitForRescue(
  context: TransferContext,
  course: OrderCourse<TransferStanding>,
  orderId: string,
  refusal: Refusal,
): Promise<AfterCancellation> {
  const { desk, transferDesk, progress, pace } = context;
  const untilMs = Date.now() + pace.transfer.afterRefusalMs;
  const otherwise = 'The transfer was cancelled: nobody is asked to approve it.';
  progress.wait(Date.now(), 'action_required', turnAfterRefusal(refusal.isCodeWrong, orderId, instantFrom(untilMs)));
  transferDesk.open({ resend: false, newCode: true, otherwise });
  if (!refusal.isCodeWrong) desk.open(orderId);
  context.display.show();
  await condition(() => context.stopAsked || desk.isAsked || transferDesk.hasNewCode, untilMs - Date.now());
  const isProcessAsked = desk.isAsked;
  desk.close();
  transferDesk.open({ resend: false, newCode: false, otherwise });
  if (transferDesk.hasNewCode) {
    context.authCode = transferDesk.takeNewCode();
    return { kind: 'again', placed: await orderAnew(context, course, orderId) };
  }
  if (isProcessAsked) {
    context.forgetTransfer();
    return { kind: 'again', placed: await course.place(processTransferWrite(context, orderId)) };
  }
  if (context.stopAsked) return over(stopped(context, orderId));
  // Somebody may have ordered it again in the registrar's control panel.
  const reading = await context.quickRead();
  const isElsewhere = reading?.kind === 'applied' && reading.truth.kind !== 'cancelled';
  return isElsewhere ? { kind: 'again', placed: await course.follow(reading) } : over(refused(context, refusal));
}

/** With another code: the order that was called off does not count as "already there" any more. */
async function orderAnew(
  context: TransferContext,
  course: OrderCourse<TransferStanding>,
  orderId: string,
): Promise<CourseEnd<TransferStanding>> {
  context.superseded = [...context.superseded, orderId];
  context.forgetTransfer();
  context.progress.registrarSaid(undefined);
  context.note(`The transfer is ordered anew with another auth code; order ${orderId} was not charged.`);
  return place(context, course);
}

async function arrived(
  context: TransferContext,
  parts: OperationParts<CodelessRequest>,
  { orderId, standing }: Extract<ChaseEnd, { kind: 'arrived' }>,
): Promise<TransferResult> {
  const { name } = standing;
  const { orderIds } = context.progress;
  const charge = chargedFor(context, name.cost, orderId);
  context.progress.registrarSaid(undefined);
  context.note(`The name has come; it expires ${name.expiresAt.slice(0, 10)} by the registrar's own answer.`);
  if (context.stopAsked)
    context.note('Cancelling was asked for, but the name has been transferred: that cannot be called back.');
  const shortfalls = await harden(parts, name);
  const verification = await verificationOwed(context);
  return {
    outcome: 'transferred',
    orderIds,
    ...(context.transferId === undefined ? {} : { transferId: context.transferId }),
    expiresAt: name.expiresAt,
    ...(charge === undefined ? {} : { charge }),
    shortfalls,
    ...(verification === undefined ? {} : { verification }),
  };
}

/** XCP reference 4: 487 and 552 say that the name cannot be transferred now. */
const NOT_TRANSFERABLE: ReadonlySet<string> = new Set(['487', '552']);

function endingOf(ending: OrderEnding): TransferResult {
  if (ending.outcome === 'taken') return { outcome: 'not_transferable', reason: ending.registrarText };
  if (ending.outcome === 'refused' && ending.orderIds.length === 0 && NOT_TRANSFERABLE.has(ending.code))
    return notTransferableResult(ending.registrarText, Date.now());
  return ending;
}

function stopped({ progress }: TransferContext, orderId: string): TransferResult {
  return {
    outcome: 'cancelled',
    orderIds: progress.orderIds,
    sentence: `Cancelled on request; transfer order ${orderId} is cancelled at the registrar. Nothing was charged.`,
  };
}

function refused({ progress }: TransferContext, refusal: Refusal): TransferResult {
  return {
    outcome: 'transfer_refused',
    orderIds: progress.orderIds,
    by: refusal.by,
    sentence: refusalSentence(refusal),
  };
}

function over(result: TransferResult): AfterCancellation {
  return { kind: 'result', result };
}
