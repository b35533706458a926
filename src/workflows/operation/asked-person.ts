// A person is asked about something that the registrar may settle by itself: a manual step beside a poll.
import { sleep } from '@temporalio/workflow';
import { assertNever } from '../../domain/assert-never.js';
import type { CommonEnding } from '../../domain/common-ending.js';
import type { ManualEvidence, Verification } from '../../domain/manual-step/evidence.js';
import type { ManualOutcome } from '../../domain/manual-step/outcome.js';
import type { ManualStepSpec } from '../../domain/manual-step/spec.js';
import { type Reading, isNews } from '../../domain/settlement.js';
import type { OperationContext, WatchFor } from './context.js';
import type { CommonRequest } from './input.js';
import type { Interruptible } from './interruptible.js';

export type StepEnd<Truth> =
  | { readonly kind: 'news'; readonly reading: Reading<Truth> }
  | { readonly kind: 'completed' | 'process' | 'stopped' | 'deadline' }
  | { readonly kind: 'rejected'; readonly outcome: Rejected };

type Rejected = Extract<ManualOutcome, { kind: 'rejected' }>;

const MONTH_MS = 30 * 86_400_000;

/** A step for a person beside a poll: whichever brings something first ends the other. */
export async function stepWhileWatching<Truth>(
  context: OperationContext<CommonRequest, Truth>,
  spec: ManualStepSpec,
  watch: WatchFor,
  wait: { readonly intervalMs: number; readonly untilMs?: number },
): Promise<StepEnd<Truth>> {
  let polled: Interruptible<Reading<Truth>> | undefined;
  let isOver = false;
  const isCalled = (): boolean => isOver || context.desk.isAsked;
  const polling = (async () => {
    for (;;) {
      const untilMs = wait.untilMs ?? Date.now() + MONTH_MS;
      polled = await context.watch(watch, { untilMs, intervalMs: wait.intervalMs, interrupted: isCalled });
      if (polled.kind !== 'deadline' || wait.untilMs !== undefined) break;
      await sleep(wait.intervalMs);
    }
    if (!isOver) context.manual.withdraw('The manual step is not needed any more.');
  })();
  const outcome = await context.manual.run(spec, (evidence) => showsIn(context, evidence, watch));
  isOver = true;
  await polling;
  switch (outcome.kind) {
    case 'completed':
      if (outcome.evidence.orderId !== undefined) context.keepOrder(outcome.evidence.orderId);
      return { kind: 'completed' };
    case 'rejected':
      return { kind: 'rejected', outcome };
    case 'handed_to_automation':
      return { kind: 'process' };
    case 'data_supplied':
      return { kind: 'completed' };
    case 'stopped':
      if (polled?.kind === 'answer') return { kind: 'news', reading: polled.answer };
      if (context.desk.isAsked) return { kind: 'process' };
      return { kind: context.stopAsked ? 'stopped' : 'deadline' };
    default:
      return assertNever(outcome);
  }
}

/** What a person says happened, beside what the registrar shows with that order in mind. */
async function showsIn(
  context: OperationContext<CommonRequest, unknown>,
  { orderId }: ManualEvidence,
  watch: WatchFor,
): Promise<Verification> {
  const known = context.identity;
  if (orderId !== undefined && !known.known.includes(orderId))
    context.identity = { ...known, known: [...known.known, orderId] };
  const reading = await context.quickRead();
  if (reading === undefined || reading.kind === 'inconclusive')
    return { kind: 'unreadable', text: reading?.text ?? 'The registrar did not answer.' };
  if (isNews(reading, watch.whileKind, watch.orderId)) return { kind: 'matches' };
  context.identity = known;
  return {
    kind: 'contradicts',
    found: [{ field: 'orderId', claimed: orderId ?? 'carried out', found: foundWords[reading.kind] }],
  };
}

/** How an operator's no reads as the end of an operation. */
export function rejectedEnding({ reason, money }: Rejected): CommonEnding {
  return { outcome: 'rejected', reason, money, sentence: `Rejected by an operator (${reason}); money: ${money}.` };
}

const foundWords: Readonly<Record<Reading<unknown>['kind'], string>> = {
  applied: 'carried out',
  parked: 'still parked',
  in_progress: 'in progress',
  declined: 'declined',
  conflict: 'done by another order',
  taken: 'held by somebody else',
  no_trace: 'nothing of it',
  inconclusive: 'not to be told',
};
