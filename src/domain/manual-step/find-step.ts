import { undecodableProblem, taskIdIn } from './parse-message.js';
import { type Refusal, refusal } from './refusal.js';
import type { ManualStep } from './step.js';

export type FoundStep =
  { readonly kind: 'found'; readonly step: ManualStep } | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The step that a message means. Ended ones are found too, because repeats of what ended them get the same answer. */
export function findStep(steps: readonly ManualStep[], input: unknown): FoundStep {
  const undecodable = undecodableProblem(input);
  if (undecodable !== undefined) return { kind: 'refused', refusal: undecodable };
  const taskId = taskIdIn(input);
  const open = steps.find(({ phase }) => phase.kind !== 'closed');
  if (taskId === undefined) {
    const hint = open === undefined ? '' : `, for example ${open.id}`;
    return refused('InvalidInput', `The message must be an object whose taskId names the step${hint}.`);
  }
  const step = steps.find(({ id }) => id === taskId);
  if (step !== undefined) return { kind: 'found', step };
  return refused(
    'ManualStepConflict',
    open === undefined
      ? 'No manual step is open in this operation; look at its state.'
      : `taskId names no step that is known here; the open one is ${open.id}.`,
  );
}

function refused(failure: 'InvalidInput' | 'ManualStepConflict', sentence: string): FoundStep {
  return { kind: 'refused', refusal: refusal(failure, 'taskId', sentence) };
}
