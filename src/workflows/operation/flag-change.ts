// The course of lock, privacy, name servers and contacts: by the API or by a person, as the connector says; done is what reads so.
import { type Change, aspectsOf, contactsOf, isContactChange, seenIn } from '../../domain/change.js';
import type { NameTruth } from '../../domain/name-truth.js';
import { houseLockObjection } from '../../domain/operations/lock-rules.js';
import { modeOf } from '../../domain/operations/mode-of.js';
import type { ChangeResult } from '../../domain/operations/outcomes.js';
import type { OrderEnding } from '../../domain/common-ending.js';
import { doByHand } from './by-hand.js';
import { ChangeContext, changeEnding, lookAtName, makeChange, seenAtRegistrar } from './change.js';
import type { OperationParts } from './context.js';
import { stoppedUnsent, unreachable } from './funds.js';
import type { CommonRequest } from './input.js';
import { withLockLifted } from './lock-debt.js';
import { type CourseEnd, OrderCourse } from './order-course.js';

/** What a kind of change adds to the course that all share. */
export interface ChangeRules {
  /** Whether the registrar lock, and the house rule about it, has to do with this change. */
  readonly mindsLock: boolean;
  /** Says no before anything is sent. */
  readonly objection?: (truth: NameTruth) => ChangeResult | undefined;
  /** Says what is sent in a moment, or gets ready for it. A result ends the operation. */
  readonly prepare?: () => Promise<ChangeResult | undefined>;
  /** A better word for a refusal than the registrar's. */
  readonly explain?: (ending: OrderEnding) => Promise<ChangeResult | undefined>;
}

export interface FlagChange extends ChangeRules {
  readonly change: Change;
  /** What an operator does at the registrar, in plain sentences. */
  readonly words: readonly string[];
  /** From the name as it reads afterwards. Undefined truth: done by hand where the registrar cannot be read. */
  readonly result: (truth: NameTruth | undefined, unchanged: boolean) => ChangeResult | Promise<ChangeResult>;
}

export type Changed =
  | { readonly kind: 'done'; readonly truth: NameTruth; readonly unchanged: boolean; readonly orderId?: string }
  | { readonly kind: 'ended'; readonly result: ChangeResult };

type Context = ChangeContext<CommonRequest>;

export async function flagChangeCourse<Request extends CommonRequest>(
  parts: OperationParts<Request>,
  flagFor: FlagChange | ((context: Context) => FlagChange),
): Promise<ChangeResult> {
  const context = new ChangeContext<CommonRequest>(parts, { kind: 'lock', locked: true });
  const flag = typeof flagFor === 'function' ? flagFor(context) : flagFor;
  context.turnTo(flag.change);
  const byHand = await changeByHand(context, flag);
  if (byHand !== undefined) return byHand;
  const changed = await changeByApi(context, flag);
  return changed.kind === 'ended' ? changed.result : flag.result(changed.truth, changed.unchanged);
}

/** Undefined: the API does it, because the connector says so or an operator hands it over. */
export async function changeByHand(
  context: Context,
  { words, mindsLock, result }: Pick<FlagChange, 'words' | 'mindsLock' | 'result'>,
): Promise<ChangeResult | undefined> {
  const { settings } = context.input;
  if (modeOf(settings, context.progress.operationType).mode !== 'manual') return undefined;
  if (mindsLock && settings.connector.lockForbidsChanges && context.hasApi) {
    const looked = await lookAtName(context, []);
    if (looked.kind === 'ended') return looked.result;
    const objection = houseLockObjection(settings, looked.truth);
    if (objection !== undefined) return objection;
  }
  const verify = () => seenAtRegistrar(context);
  const end = await doByHand(context, { kind: 'change', words, evidence: 'note', verify });
  if (end.kind === 'automation') return undefined;
  if (end.kind === 'ended') return changeEnding(end.ending);
  const reading = context.hasApi && !end.isOverridden ? await context.quickRead() : undefined;
  if (reading?.kind === 'applied') return result(reading.truth, false);
  if (reading?.kind !== 'in_progress') return result(undefined, false);
  // Done by hand, and at the registry now: not done before the name shows it.
  const course = await new OrderCourse(context).follow(reading);
  return course.kind === 'applied' ? result(course.truth, false) : changeEnding(course.ending);
}

/** Looks, sends once, settles, reads back. */
export async function changeByApi(context: Context, rules: ChangeRules): Promise<Changed> {
  const looked = await lookAtName(context, aspectsOf(context.change));
  if (looked.kind === 'ended') return looked;
  const { truth } = looked;
  const house = rules.mindsLock ? houseLockObjection(context.input.settings, truth) : undefined;
  const objection = house ?? rules.objection?.(truth);
  if (objection !== undefined) return { kind: 'ended', result: objection };
  const before = await seenBefore(context, truth);
  if (before.kind !== 'to_be_done') return before;
  const hindrance = await rules.prepare?.();
  if (hindrance !== undefined) return { kind: 'ended', result: hindrance };
  const send = () => makeChange(context);
  const end = await (rules.mindsLock ? withLockLifted(context, truth, send) : send());
  return changedFrom(context, end, rules);
}

async function changedFrom(context: Context, end: CourseEnd<NameTruth>, rules: ChangeRules): Promise<Changed> {
  if (end.kind === 'ended')
    return { kind: 'ended', result: (await rules.explain?.(end.ending)) ?? changeEnding(end.ending) };
  // What a refusal said on the way is over.
  context.progress.registrarSaid(undefined);
  const { truth, orderId } = end;
  return { kind: 'done', truth, unchanged: false, ...(orderId === undefined ? {} : { orderId }) };
}

/** As wanted already, on its way already, or to be sent. */
async function seenBefore(context: Context, truth: NameTruth): Promise<Changed | { readonly kind: 'to_be_done' }> {
  const { change } = context;
  if (isContactChange(change)) {
    const contacts = { kind: 'contacts', contacts: contactsOf(change) } as const;
    const reading = await context.ask((reads) =>
      reads.readChange({ ...context.question(), change: contacts, exactly: true }),
    );
    if (reading === 'stopped') return { kind: 'ended', result: changeEnding(stoppedUnsent(context)) };
    if (reading === 'deadline') return { kind: 'ended', result: changeEnding(unreachable()) };
    return reading.kind === 'applied' ? { kind: 'done', truth, unchanged: true } : { kind: 'to_be_done' };
  }
  switch (seenIn(truth, change)) {
    case 'done':
      return { kind: 'done', truth, unchanged: true };
    case 'under_way':
      context.note('The registrar has it under way already: nothing is sent.');
      return changedFrom(context, await new OrderCourse(context).follow({ kind: 'in_progress' }), { mindsLock: false });
    case 'not_done':
    case 'unclear':
      return { kind: 'to_be_done' };
  }
}
