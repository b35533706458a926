// A change that the registrar lock forbids: unlock, change, lock again. Once the name is unlocked the lock is owed: the
// operation does not end, whatever becomes of the change and whoever cancels it, before the lock is read back as set.
import type { OrderEnding } from '../../domain/common-ending.js';
import type { NameTruth } from '../../domain/name-truth.js';
import { isLockRefusal } from '../../domain/operations/lock-rules.js';
import { doByHand } from './by-hand.js';
import { type ChangeContext, makeChange, seenAtRegistrar } from './change.js';
import type { CommonRequest } from './input.js';
import type { CourseEnd } from './order-course.js';

type Context = ChangeContext<CommonRequest>;

/** @param before the name as it was looked at: only a lock that was read as set is ever lifted. */
export async function withLockLifted(
  context: Context,
  before: NameTruth,
  make: () => Promise<CourseEnd<NameTruth>>,
): Promise<CourseEnd<NameTruth>> {
  const first = await make();
  if (before.registrarLock !== true || !isForLock(first)) return first;
  const wanted = context.change;
  context.note(
    'The registrar refuses because of its lock: the lock is lifted for this change, and set again afterwards.',
  );
  // Owed from before the first byte: an unlock whose answer is lost may have happened.
  context.progress.lockOwed(Date.now());
  try {
    context.turnTo({ kind: 'lock', locked: false });
    const lifted = await makeChange(context);
    if (lifted.kind === 'ended') return lifted.ending.outcome === 'refused' ? first : lifted;
    context.turnTo(wanted);
    return await make();
  } finally {
    await lockAgain(context);
    context.turnTo(wanted);
  }
}

function isForLock(end: CourseEnd<NameTruth>): boolean {
  return end.kind === 'ended' && isRefusal(end.ending) && isLockRefusal(end.ending.code, end.ending.registrarText);
}

function isRefusal(ending: OrderEnding): ending is Extract<OrderEnding, { outcome: 'refused' }> {
  return ending.outcome === 'refused';
}

/** Returns when the lock is read as set, or the name is not in the account any more. */
async function lockAgain(context: Context): Promise<void> {
  context.heedsStop = false;
  context.turnTo({ kind: 'lock', locked: true });
  while (!(await isLockedByApi(context)) && !(await isLockedByHand(context)));
  context.progress.lockOwed(undefined);
  context.heedsStop = true;
}

async function isLockedByApi(context: Context): Promise<boolean> {
  const seen = await context.quickRead();
  if (seen?.kind === 'applied') return true;
  context.work('The lock is set again.');
  const end = await makeChange(context, { isOwed: true, unsentUntilMs: Date.now() + context.pace.unsentDeadlineMs });
  if (end.kind === 'applied') {
    context.note('The lock is set again.');
    return true;
  }
  if (end.ending.outcome !== 'taken') return false;
  context.note('The name is not in the account any more: there is nothing to lock again.');
  return true;
}

/** False: it was handed back to the API, or somebody rejected what cannot be rejected. */
async function isLockedByHand(context: Context): Promise<boolean> {
  const { domain } = context.request;
  const end = await doByHand(context, {
    kind: 'change',
    why: `${domain} was unlocked for this operation, and the registrar does not take the lock back from the API.`,
    words: [
      `At the registrar, set the registrar lock of ${domain} again.`,
      'The operation does not end before the lock is on.',
    ],
    evidence: 'note',
    verify: () => seenAtRegistrar(context),
    outlivesCancellation: true,
  });
  return end.kind === 'completed';
}
