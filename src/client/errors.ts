// What the client throws. Business endings of an operation (taken, declined, …) are results, never errors.
import type { Problem } from '../domain/problem.js';

/** Stable: programs branch on it. */
export type TenureErrorCode =
  'input' | 'refused' | 'conflict' | 'not_found' | 'unavailable' | 'timeout' | 'undecodable' | 'ended_abnormally';

/** The message is a sentence: what was asked, of what, and what to do. Safe to log: no personal data, no secret. */
export abstract class TenureError extends Error {
  abstract readonly code: TenureErrorCode;
}

/** The request is wrong in itself; nothing was sent. */
export class TenureInputError extends TenureError {
  override readonly name = 'TenureInputError';
  readonly code = 'input';
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(sentencesOf(problems));
    this.problems = problems;
  }
}

/** Tenure was asked and will not do it: connector, TLD policy or account say no. Nothing was ordered or paid. */
export class TenureRefusedError extends TenureError {
  override readonly name = 'TenureRefusedError';
  readonly code = 'refused';
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(sentencesOf(problems));
    this.problems = problems;
  }
}

/** What was asked does not fit the present state: another order is parked, the operation has ended. Look, then decide again. */
export class TenureConflictError extends TenureError {
  override readonly name = 'TenureConflictError';
  readonly code = 'conflict';
}

/** No such operation or name, or it left retention. */
export class TenureNotFoundError extends TenureError {
  override readonly name = 'TenureNotFoundError';
  readonly code = 'not_found';
}

/**
 * No server, or no worker. Whether a request was taken is then not known: repeat it with the same `requestId`, which
 * can never order twice.
 */
export class TenureUnavailableError extends TenureError {
  override readonly name = 'TenureUnavailableError';
  readonly code = 'unavailable';
}

/** The time that the caller gave is over; the operation goes on. */
export class TenureTimeoutError extends TenureError {
  override readonly name = 'TenureTimeoutError';
  readonly code = 'timeout';
}

/** The answer is encrypted with a key that this process does not have. */
export class TenureUndecodableError extends TenureError {
  override readonly name = 'TenureUndecodableError';
  readonly code = 'undecodable';
}

/** The workflow of the operation was terminated or failed without a result; a person has to look at it. */
export class TenureEndedAbnormallyError extends TenureError {
  override readonly name = 'TenureEndedAbnormallyError';
  readonly code = 'ended_abnormally';
}

function sentencesOf(problems: readonly Problem[]): string {
  return problems.map((problem) => problem.sentence).join('\n');
}
