// What a message about a manual step does. Whether it fits at all is decided in decide.ts, before.
import { assertNever } from '../assert-never.js';
import { instantFrom } from '../instant.js';
import { type Actor, isSameId, isSamePerson, mayDecide, shownPerson } from './actor.js';
import { phaseWords } from './allowed-in.js';
import { completed } from './check.js';
import { type Circumstances, type Decision, accepted, conflict, refusedFor, unauthenticated } from './decision.js';
import type { ManualAction } from './messages.js';
import type { ManualMessage } from './parse-message.js';
import { type ManualStep, close, enter } from './step.js';

/** Comments are shown whole in every view. */
const MAX_COMMENTS = 50;

/** A message that has been found to fit. */
export function carriedOut(step: ManualStep, message: ManualMessage, now: Circumstances): Decision {
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
