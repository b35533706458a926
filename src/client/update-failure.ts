// What a refused or failed update means to the caller.
import type { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { failureTypes } from '../contract/failure-types.js';
import type { Problem } from '../domain/problem.js';
import { TenureConflictError, TenureEndedAbnormallyError, type TenureError, TenureRefusedError } from './errors.js';
import { decoded } from './undecodable.js';

export function updateFailure(error: WorkflowUpdateFailedError, what: string): TenureError {
  const cause = error.cause;
  if (cause instanceof ApplicationFailure) {
    const sentence = cause.message === '' ? `${what} was refused (${cause.type ?? 'no reason given'}).` : cause.message;
    switch (cause.type) {
      case failureTypes.InvalidInput:
      case failureTypes.ManualEvidenceInvalid:
      case failureTypes.ManualRejectionInvalid:
      case failureTypes.ManualStepRefused:
      case failureTypes.SecondPersonNeeded:
        return new TenureRefusedError(problemsIn(cause) ?? [{ field: 'request', sentence }]);
      case failureTypes.Refused:
      case failureTypes.ManualStepConflict:
        return new TenureConflictError(sentence, { cause: error });
      default:
        return new TenureEndedAbnormallyError(`${what} could not be answered: ${sentence}`, { cause: error });
    }
  }
  return new TenureEndedAbnormallyError(
    `${what} could not be answered: the workflow ended before it was done. Repeat it under the same id.`,
    { cause: error },
  );
}

/** The problems that a failure carries; undefined when it carries none. */
export function problemsIn(failure: ApplicationFailure): readonly [Problem, ...Problem[]] | undefined {
  const detail = decoded<unknown>(failure.details?.[0], 'The reason of the refusal');
  const problems = (Array.isArray(detail) ? detail : []).filter(isProblem);
  const [first, ...rest] = problems;
  return first === undefined ? undefined : [first, ...rest];
}

function isProblem(value: unknown): value is Problem {
  const problem = value as Partial<Problem> | null;
  return (
    typeof problem === 'object' &&
    problem !== null &&
    typeof problem.field === 'string' &&
    typeof problem.sentence === 'string'
  );
}
