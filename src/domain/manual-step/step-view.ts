import { assertNever } from '../assert-never.js';
import { shownInstant } from '../instant.js';
import type { WaitingFor } from '../operation.js';
import type { ManualStep } from './step.js';
import type { ManualStepState, ManualStepView } from './view.js';

export function viewOf(step: ManualStep): ManualStepView {
  const { phase, spec } = step;
  const { fields: _, ...shown } = spec;
  const claim = 'claim' in phase ? phase.claim : undefined;
  const found = 'found' in phase ? phase.found : undefined;
  const unreadable = 'unreadable' in phase ? phase.unreadable : undefined;
  return {
    ...shown,
    id: step.id,
    version: step.version,
    state: stateOf(step),
    openedAt: step.openedAt,
    overdue: step.isOverdue,
    comments: step.comments,
    seen: step.seen,
    ...(step.assignee === undefined ? {} : { assignee: step.assignee }),
    ...(step.fields.length === 0 ? {} : { fields: step.fields }),
    ...(step.question === undefined ? {} : { question: step.question }),
    ...(claim === undefined ? {} : { claim }),
    ...(claim === undefined || found === undefined ? {} : { contradiction: { claimed: claim.evidence, found } }),
    ...(unreadable === undefined ? {} : { unreadable }),
    ...(step.lastRefusal === undefined ? {} : { lastRefusal: step.lastRefusal }),
  };
}

/** A step that has ended is shown as what it was; nobody is shown it any more. */
function stateOf({ phase, isOverdue }: ManualStep): ManualStepState {
  switch (phase.kind) {
    case 'open':
    case 'closed':
      return isOverdue ? 'escalated' : 'open';
    case 'checking':
    case 'contradicted':
    case 'returned':
    case 'awaiting_approval':
      return phase.kind;
    default:
      return assertNever(phase);
  }
}

/** Who has to act, until when, and what happens then. */
export function waitOf(step: ManualStep): Omit<WaitingFor, 'since'> {
  const { dueAt, onDue } = step.spec;
  const next = step.isOverdue
    ? `It is past its due time (${shownInstant(dueAt)}) and stays open until a person answers; silence approves nothing.`
    : onDue;
  const until = dueAt;
  const operator = step.assignee === undefined ? 'an operator' : `operator ${step.assignee.id}`;
  switch (step.phase.kind) {
    case 'returned':
      return { kind: 'customer_data', who: 'the customer', until, next };
    case 'checking':
      return { kind: 'operator', who: 'the registrar, which is asked whether it agrees', until, next };
    case 'awaiting_approval':
      return { kind: 'operator', who: 'a second person', until, next };
    case 'open':
    case 'contradicted':
    case 'closed':
      return { kind: 'operator', who: operator, until, next };
    default:
      return assertNever(step.phase);
  }
}
