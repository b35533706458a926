// Which message fits which phase: one table for the machine, the ready JSON and every surface.
import type { ManualAction } from './messages.js';
import type { ManualStep, StepPhase } from './step.js';
import type { ManualStepView } from './view.js';

type OpenPhase = Exclude<StepPhase['kind'], 'closed'>;

const allowedIn = {
  claimManualStep: ['open', 'contradicted', 'returned', 'awaiting_approval'],
  releaseManualStep: ['open', 'contradicted', 'returned', 'awaiting_approval'],
  completeManualStep: ['open', 'contradicted'],
  rejectManualStep: ['open', 'contradicted', 'returned', 'awaiting_approval'],
  returnManualStep: ['open', 'contradicted'],
  approveManualStep: ['awaiting_approval'],
  // Not while somebody says that the work is done: the API would do it a second time.
  handToAutomation: ['open', 'returned'],
  supplyData: ['returned'],
  addComment: ['open', 'checking', 'contradicted', 'returned', 'awaiting_approval'],
} as const satisfies Readonly<Record<ManualAction, readonly OpenPhase[]>>;

/** What can be done with the step as it is. The rest is said by the refusal. */
export function isAllowed(action: ManualAction, step: ManualStep): boolean {
  const phases: readonly string[] = allowedIn[action];
  if (!phases.includes(step.phase.kind)) return false;
  return action !== 'handToAutomation' || step.spec.canHandToAutomation;
}

/** The same table for who has the view alone; a step past due is an open one. */
export function isAllowedInState(
  action: ManualAction,
  { state, canHandToAutomation }: Pick<ManualStepView, 'state' | 'canHandToAutomation'>,
): boolean {
  const phases: readonly string[] = allowedIn[action];
  if (!phases.includes(state === 'escalated' ? 'open' : state)) return false;
  return action !== 'handToAutomation' || canHandToAutomation;
}

/** Completes "…: the step". */
export function phaseWords({ phase }: ManualStep): string {
  switch (phase.kind) {
    case 'open':
      return 'is open for an operator';
    case 'checking':
      return `is being checked at the registrar with what ${phase.claim.by.id} said; wait for the answer`;
    case 'contradicted':
      return 'waits for an operator: the registrar contradicts what was said';
    case 'returned':
      return 'waits for data of the customer';
    case 'awaiting_approval':
      return 'waits for a second person to approve or refuse it';
    case 'closed':
      return phase.outcome.kind === 'stopped'
        ? 'has ended: the operation was cancelled'
        : `has ended: it was ${ENDED[phase.outcome.kind]} by ${phase.outcome.by.id}`;
  }
}

const ENDED = {
  completed: 'completed',
  rejected: 'rejected',
  handed_to_automation: 'handed to automation',
  data_supplied: 'answered',
} as const;
