// Every message about a manual step is decided here, for update, signal and validator alike: looked at whole, then carried
// out or refused. Nothing is changed in place.
import { instantFrom } from '../instant.js';
import { isSamePerson } from './actor.js';
import { isAllowed, phaseWords } from './allowed-in.js';
import { carriedOut } from './carry-out.js';
import { type Circumstances, type Decision, conflict } from './decision.js';
import type { ManualAction } from './messages.js';
import { type ManualMessage, parseMessage } from './parse-message.js';
import { type Refusal, refusal } from './refusal.js';
import type { ManualStep } from './step.js';

/** Sightings are shown whole in every view. */
const MAX_SEEN = 50;
/** Repeats come within minutes; the oldest are forgotten. */
const MAX_ACCEPTED = 100;

export function decide(step: ManualStep, action: ManualAction, input: unknown, now: Circumstances): Decision {
  const parsed = parseMessage(action, input, now.identity, step);
  if (parsed.kind === 'refused') return parsed;
  const message = parsed.value;
  const content = contentOf(message);
  const earlier = repeatOf(step, message, content);
  if (earlier !== undefined) return earlier;
  const problem = misfit(step, message);
  if (problem !== undefined) return { kind: 'refused', refusal: problem };
  const decision = carriedOut(step, message, now);
  return decision.kind === 'accepted'
    ? { ...decision, step: remembered(decision.step, step, message, content, now) }
    : decision;
}

/** Claims and releases say what shall be, so carrying them out twice is harmless; everything else is known by what it says. */
function repeatOf(step: ManualStep, message: ManualMessage, content: string): Decision | undefined {
  const { action, requestId, taskVersion } = message;
  const same = step.accepted.find((known) => requestId !== undefined && known.requestId === requestId);
  if (same !== undefined) {
    if (same.action === action && same.content === content) return { kind: 'repeat' };
    return conflict(
      'requestId',
      `requestId ${requestId} was used for another message about this step; take a new one.`,
    );
  }
  if (action === 'claimManualStep' || action === 'releaseManualStep' || requestId !== undefined) return undefined;
  return step.accepted.some(
    (known) => known.action === action && known.taskVersion === taskVersion && known.content === content,
  )
    ? { kind: 'repeat' }
    : undefined;
}

function contentOf(message: ManualMessage): string {
  return JSON.stringify({ ...message, requestId: undefined, taskVersion: undefined });
}

function misfit(step: ManualStep, message: ManualMessage): Refusal | undefined {
  const { action, taskVersion } = message;
  if (step.phase.kind === 'closed')
    return refusal('ManualStepConflict', 'taskId', `Step ${step.id} ${phaseWords(step)}.`);
  if (taskVersion !== undefined && taskVersion !== step.version) {
    return refusal(
      'ManualStepConflict',
      'taskVersion',
      `taskVersion is ${step.version}, you sent ${taskVersion}: the step ${phaseWords(step)}. Look at it again.`,
    );
  }
  if (action === 'handToAutomation' && !step.spec.canHandToAutomation) {
    return refusal(
      'ManualStepRefused',
      'taskId',
      'This work cannot be handed to automation: complete it or reject it.',
    );
  }
  if (!isAllowed(action, step)) {
    return refusal('ManualStepConflict', 'taskId', `${action} does not fit now: the step ${phaseWords(step)}.`);
  }
  return holderProblem(step, message);
}

/** What somebody has taken is decided by them; taking it over is one message, and seen. */
function holderProblem({ assignee }: ManualStep, { action, by }: ManualMessage): Refusal | undefined {
  const isOperatorsWork =
    action === 'completeManualStep' ||
    action === 'rejectManualStep' ||
    action === 'returnManualStep' ||
    action === 'handToAutomation' ||
    action === 'releaseManualStep';
  if (!isOperatorsWork || assignee === undefined || isSamePerson(assignee, by)) return undefined;
  return refusal(
    'ManualStepConflict',
    'operator',
    `The step is taken by ${assignee.id}; take it over first (claimManualStep with takeOver: true).`,
  );
}

/** Who acted has seen the version that was there; one line for each person and version. */
function remembered(
  after: ManualStep,
  before: ManualStep,
  message: ManualMessage,
  content: string,
  now: Circumstances,
): ManualStep {
  const { action, by, requestId, taskVersion } = message;
  const isKnown = before.seen.some(({ by: other, version }) => version === before.version && isSamePerson(other, by));
  const sighting = { at: instantFrom(now.nowMs), by, version: before.version };
  return {
    ...after,
    lastRefusal: undefined,
    seen: isKnown ? before.seen : [...before.seen, sighting].slice(-MAX_SEEN),
    accepted: [...before.accepted, { action, requestId, taskVersion, content }].slice(-MAX_ACCEPTED),
  };
}
