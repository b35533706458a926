// What people and programs send to a workflow, checked: a message that is wrong is refused with every problem that it has.
import { ApplicationFailure } from '@temporalio/workflow';
import { failureTypes } from '../contract/failure-types.js';
import type { Parsed, Problem } from '../domain/problem.js';

/** Throws `InvalidInput`, which names the fields in its details. */
export function validInput<T>(parsed: Parsed<T>): T {
  if (parsed.kind === 'valid') return parsed.value;
  throw invalidInput(parsed.problems);
}

export function invalidInput(problems: readonly Problem[]): ApplicationFailure {
  return ApplicationFailure.create({
    message: problems.map((problem) => problem.sentence).join(' '),
    type: failureTypes.InvalidInput,
    nonRetryable: true,
    details: [problems],
  });
}
