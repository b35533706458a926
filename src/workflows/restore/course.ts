// The course of a restore: look whether the name waits in redemption, ask for it once, wait until it is in the account again.
import { instantFrom, shownInstant } from '../../domain/instant.js';
import type { CommonEnding } from '../../domain/common-ending.js';
import type { ManualEvidence } from '../../domain/manual-step/evidence.js';
import { type NameReading, type NameTruth, latestExpiry } from '../../domain/name-truth.js';
import { modeOf } from '../../domain/operations/mode-of.js';
import type { ChangeResult } from '../../domain/operations/outcomes.js';
import { type RestoreDecision, restoreDecision } from '../../domain/operations/restore-decision.js';
import type { RestoreRequest } from '../../domain/operations/restore-domain.js';
import { quickReadsOf } from '../activity-proxies.js';
import { type HandEnd, againstRegistrar, doByHand } from '../operation/by-hand.js';
import { type ChangeContext, changeEnding, makeChange } from '../operation/change.js';
import { stoppedUnsent, unreachable } from '../operation/funds.js';
import { type CourseEnd, OrderCourse, UNSETTLED } from '../operation/order-course.js';

type RestoreContext = ChangeContext<RestoreRequest>;

export async function restoreCourse(context: RestoreContext): Promise<ChangeResult> {
  noteCeiling(context);
  if (modeOf(context.input.settings, 'restoreDomain').mode === 'manual') {
    const decision = context.hasApi ? await quickDecision(context) : undefined;
    if (decision?.kind === 'no') return decision.result;
    const end = await doByHand(context, {
      kind: 'restore',
      words: wordsFor(context),
      evidence: 'order_and_expiry',
      ...stateRead(decision),
      // XCP reference 3.18: the answer to a restore names no order; what a control panel numbers, the API need not list.
      verify: againstRegistrar(context, { kind: 'held', orderMayBeUnlisted: true }),
    });
    if (end.kind === 'ended') return end.ending;
    if (end.kind === 'completed') return byEvidence(context, end.evidence);
  }
  const reading = await context.ask((reads) => reads.readName(question(context)));
  if (reading === 'stopped') return changeEnding(stoppedUnsent(context));
  if (reading === 'deadline') return changeEnding(unreachable());
  const decision = decided(context, reading);
  if (decision.kind === 'no') return decision.result;
  context.note(
    `Deleted at ${shownInstant(decision.deletedAt)}: to be restored. The fee is the registrar's; it tells none beforehand.`,
  );
  return order(context);
}

async function order(context: RestoreContext): Promise<ChangeResult> {
  for (;;) {
    const end = await makeChange(context);
    if (end.kind === 'applied') return restored(context, end.truth);
    const { ending } = end;
    if (ending.outcome !== 'refused' || ending.code !== UNSETTLED) return changeEnding(ending);
    const settled = await settleByHand(context, ending.registrarText);
    switch (settled.kind) {
      case 'completed':
        return byEvidence(context, settled.evidence);
      case 'automation':
        context.note('A person found that the restore was not executed: it is sent again.');
        continue;
      case 'ended':
        return afterUnsettled(context, settled.ending);
    }
  }
}

/** Whether a lost restore was executed: a second one could be charged a second time, so a person looks. */
function settleByHand(context: RestoreContext, why: string): Promise<HandEnd> {
  const { domain } = context.request;
  return doByHand(context, {
    kind: 'settle_unknown',
    why: `${why} A restore is never sent twice without a person.`,
    words: [
      `Look in the registrar's control panel whether the restore of ${domain} was taken, and whether it was charged.`,
      'If it was: complete this step once the name is in the account again.',
      'If it was not: hand the step to automation, and it is sent once more.',
    ],
    evidence: 'note',
    verify: againstRegistrar(context, { kind: 'held' }),
  });
}

/** Stopping cannot undo what may be under way: reading goes on until the name is back. A rejection is a person's last word. */
async function afterUnsettled(context: RestoreContext, ending: CommonEnding): Promise<ChangeResult> {
  if (ending.outcome !== 'cancelled') return ending;
  context.note('Cancelling was asked for, but the restore may have been executed: that cannot be called back.');
  const text = 'Whether the restore was executed is not known.';
  const end: CourseEnd<NameTruth> = await new OrderCourse(context).follow({ kind: 'inconclusive', text });
  return end.kind === 'applied' ? restored(context, end.truth) : changeEnding(end.ending);
}

function restored(context: RestoreContext, truth: NameTruth): ChangeResult {
  context.progress.registrarSaid(undefined);
  if (context.stopAsked)
    context.note('Cancelling was asked for, but the name is restored: that cannot be called back.');
  return { outcome: 'restored', expiresAt: latestExpiry(truth) };
}

async function byEvidence(context: RestoreContext, evidence: ManualEvidence): Promise<ChangeResult> {
  const reading = context.hasApi ? await context.quickRead() : undefined;
  if (reading?.kind === 'applied') return restored(context, reading.truth);
  const { expiresAt } = evidence;
  return expiresAt === undefined
    ? { outcome: 'refused', orderIds: [], code: 'evidence', registrarText: 'The name could not be read afterwards.' }
    : { outcome: 'restored', expiresAt };
}

async function quickDecision(context: RestoreContext): Promise<RestoreDecision | undefined> {
  try {
    return decided(context, await quickReadsOf(context.address).readName(question(context)));
  } catch {
    return undefined;
  }
}

function decided(context: RestoreContext, reading: NameReading): RestoreDecision {
  return restoreDecision(context.request.domain, reading, context.input.settings.policy, instantFrom(Date.now()));
}

function question(context: RestoreContext) {
  return { ...context.address, domain: context.request.domain, aspects: ['deletion'] } as const;
}

function wordsFor({ request, currency }: RestoreContext): readonly string[] {
  return [
    `At the registrar, restore ${request.domain} from redemption, once.`,
    request.maxPrice === undefined
      ? 'The fee is shown there; it is not given back.'
      : `The fee is shown there; pay ${request.maxPrice} ${currency} at most. It is not given back.`,
  ];
}

function stateRead(decision: RestoreDecision | undefined) {
  if (decision?.kind !== 'go') return {};
  const text = `deleted at ${shownInstant(decision.deletedAt)}`;
  return { registrarState: { text, readAt: instantFrom(Date.now()) } };
}

/** There is no call that asks for the price of a restore (XCP reference 3.2), so no figure is made up here. */
function noteCeiling(context: RestoreContext): void {
  const { maxPrice } = context.request;
  if (maxPrice !== undefined)
    context.note(
      `Agreed to pay up to ${maxPrice} ${context.currency}. The registrar tells no price for a restore beforehand, so the API cannot hold it against that.`,
    );
}
