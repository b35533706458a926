import type { Problem } from '../problem.js';

/** Names of failure types: without the codec a caller sees nothing else, so the type alone tells what kind of fault it is. */
export type ManualFailure =
  | 'InvalidInput'
  | 'ManualEvidenceInvalid'
  | 'ManualRejectionInvalid'
  | 'ManualStepConflict'
  | 'ManualStepRefused'
  | 'SecondPersonNeeded';

/** Why a message changed nothing. */
export interface Refusal {
  readonly failure: ManualFailure;
  readonly problems: readonly [Problem, ...Problem[]];
}

export function refusal(failure: ManualFailure, field: string, sentence: string): Refusal {
  return { failure, problems: [{ field, sentence }] };
}

export function sentenceOf(refused: Refusal): string {
  return refused.problems.map((problem) => problem.sentence).join(' ');
}
