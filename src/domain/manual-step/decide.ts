// Every message about a manual step is decided here, for update, signal and validator alike: looked at whole, then carried
// out or refused. Nothing is changed in place.
import { assertNever } from '../assert-never.js';
import { instantFrom } from '../instant.js';
import { type Actor, type ActorRules, mayDecide, shownPerson } from './actor.js';
import { isAllowed, phaseWords } from './allowed-in.js';
import { completed } from './check.js';
import type { ManualAction } from './messages.js';
import { type ManualMessage, parseMessage } from './parse-message.js';
import { type Refusal, refusal } from './refusal.js';
import { type ManualStep, close, enter } from './step.js';

export type Decision =
  /** `said` is the line for the timeline; absent where nothing worth one happened. */
  | { readonly kind: 'accepted'; readonly step: ManualStep; readonly said?: string }
  /** Carried out before: the answer is the same, and nothing is done. */
  | { readonly kind: 'repeat' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Circumstances {
  readonly nowMs: number;
  readonly identity: Actor['identity'];
  readonly rules: ActorRules;
}

/** Comments and sightings are shown whole in every view. */
const MAX_COMMENTS = 50;
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

function carriedOut(step: ManualStep, message: ManualMessage, now: Circumstances): Decision {
  const { by, action } = message;
  const who = shownPerson(by);
  switch (action) {
    case 'claimManualStep':
      return claim(step, by, message.takeOver);
    case 'releaseManualStep':
      return step.assignee === undefined
        ? { kind: 'accepted', step }
        : { kind: 'accepted', step: { ...step, assignee: undefined }, said: `The step was released by ${who}.` };
    case 'completeManualStep':
      return complete(step, message, now);
    case 'rejectManualStep': {
      const { reason, money, note } = message;
      const said = `The step was rejected by ${who}: ${reason}, money: ${money}.`;
      return accepted(close(step, { kind: 'rejected', reason, money, note, by }, now.nowMs), said);
    }
    case 'returnManualStep': {
      const { fields, note } = message;
      const returned = { ...enter(step, { kind: 'returned' }), fields, question: note };
      return accepted(returned, `The step was returned to the customer by ${who}: ${fields.join(', ')}.`);
    }
    case 'approveManualStep':
      return approve(step, message, now);
    case 'handToAutomation': {
      const outcome = { kind: 'handed_to_automation', note: message.note, by } as const;
      return accepted(close(step, outcome, now.nowMs), `The step was handed to automation by ${who}.`);
    }
    case 'supplyData': {
      const outcome = { kind: 'data_supplied', values: message.values, by } as const;
      return accepted(close(step, outcome, now.nowMs), `The data that was asked for was supplied by ${who}.`);
    }
    case 'addComment': {
      if (step.comments.length >= MAX_COMMENTS)
        return refusedFor('ManualStepRefused', 'text', `A step holds ${MAX_COMMENTS} comments at most.`);
      const comment = { at: instantFrom(now.nowMs), by, text: message.text };
      return { kind: 'accepted', step: { ...step, comments: [...step.comments, comment] } };
    }
    default:
      return assertNever(action);
  }
}

function claim(step: ManualStep, by: Actor, takeOver: boolean): Decision {
  const { assignee } = step;
  if (assignee !== undefined && isSamePerson(assignee, by)) return { kind: 'accepted', step };
  if (assignee !== undefined && !takeOver) {
    return conflict('operator', `The step is taken by ${assignee.id}; add takeOver: true to take it all the same.`);
  }
  const from = assignee === undefined ? '' : `, over from ${assignee.id}`;
  return accepted({ ...step, assignee: by }, `The step was taken by ${shownPerson(by)}${from}.`);
}

type Said<A extends ManualAction> = Extract<ManualMessage, { readonly action: A }>;

function complete(step: ManualStep, message: Said<'completeManualStep'>, now: Circumstances): Decision {
  const { by, overrideReason, requestId } = message;
  if (overrideReason !== undefined && step.phase.kind !== 'contradicted') {
    return refusedFor(
      'ManualStepRefused',
      'override',
      'override is for a completion that the registrar contradicts; send it without one first.',
    );
  }
  if (overrideReason !== undefined && !mayDecide(by, now.rules)) return unauthenticated('An override');
  if (step.spec.kind === 'cancellation' && !mayDecide(by, now.rules)) return unauthenticated('Deleting a name');
  const evidence = { ...message.evidence, ...(requestId === undefined ? {} : { requestId }) };
  const order = evidence.orderId === undefined ? '' : `, order ${evidence.orderId}`;
  const expiry = evidence.expiresAt === undefined ? '' : `, expires ${evidence.expiresAt.slice(0, 10)}`;
  const override = overrideReason === undefined ? '' : ', as an override';
  return accepted(
    {
      ...step,
      phase: {
        kind: 'checking',
        claim: {
          evidence,
          by,
          at: instantFrom(now.nowMs),
          ...(overrideReason === undefined ? {} : { overrideReason }),
        },
      },
    },
    `${shownPerson(by)} says that the work is done${order}${expiry}${override}.`,
  );
}

function approve(step: ManualStep, message: Said<'approveManualStep'>, now: Circumstances): Decision {
  if (step.phase.kind !== 'awaiting_approval') return conflict('taskId', `The step ${phaseWords(step)}.`);
  const { claim: claimed, found } = step.phase;
  const { by, note } = message;
  const who = shownPerson(by);
  if (message.decision === 'refuse') {
    if (claimed === undefined)
      return refusedFor(
        'ManualStepRefused',
        'decision',
        'Nobody did any work yet: use rejectManualStep, with a reason.',
      );
    const back = enter(step, found === undefined ? { kind: 'open' } : { kind: 'contradicted', claim: claimed, found });
    return accepted(back, `The completion was refused by ${who}; the step is back with the operators.`);
  }
  if (!mayDecide(by, now.rules)) return unauthenticated('The word of a second person');
  const first = [claimed?.by.id, step.spec.askedBy].find((id) => id !== undefined && isSameId(id, by.id));
  if (first !== undefined) {
    return refusedFor('SecondPersonNeeded', 'operator', `A second person has to approve this; ${first} is the first.`);
  }
  const outcome =
    claimed === undefined ? ({ kind: 'completed', evidence: { note }, by } as const) : completed(claimed, by, found);
  const what = found === undefined ? 'approved' : 'approved against what the registrar says';
  return accepted(close(step, outcome, now.nowMs), `The step was ${what} by ${who}.`);
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

function accepted(step: ManualStep, said: string): Decision {
  return { kind: 'accepted', step, said };
}

function refusedFor(failure: Refusal['failure'], field: string, sentence: string): Decision {
  return { kind: 'refused', refusal: refusal(failure, field, sentence) };
}

function conflict(field: string, sentence: string): Decision {
  return refusedFor('ManualStepConflict', field, sentence);
}

function unauthenticated(what: string): Decision {
  return refusedFor(
    'SecondPersonNeeded',
    'operator',
    `${what} needs a person who has signed in; this account does not take claims for it.`,
  );
}

/** `Ann` is no second person beside `ann`. */
function isSameId(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function isSamePerson(left: Actor, right: Actor): boolean {
  return isSameId(left.id, right.id);
}
