// From what a read met to the failure that Temporal retries or does not. Writes never come here: they return outcomes.
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { failureTypes } from '../contract/failure-types.js';
import type { ReadResult } from '../xcp/commands/read-result.js';
import type { XcpOutcome } from '../xcp/outcome.js';

type Unanswered = Exclude<XcpOutcome, { kind: 'answered' }>;
type NotRead = Exclude<ReadResult<never>, { kind: 'read' } | { kind: 'refused' }>;

/** A wrong credential is put right by a person: looking again once a minute is enough. */
const SLOW = '1 minute';
const THROTTLED = '5 seconds';

export function failureOfCall(outcome: Unanswered): ApplicationFailure {
  switch (outcome.kind) {
    case 'not_sent':
    case 'unknown':
      return ApplicationFailure.create({ message: outcome.message, type: failureTypes.RegistrarUnavailable });
    case 'fault':
      return outcome.reason === 'invalid_request'
        ? ApplicationFailure.nonRetryable(outcome.message, failureTypes.InvalidInput)
        : ApplicationFailure.create({
            message: outcome.message,
            type: failureTypes.RegistrarAuth,
            nextRetryDelay: SLOW,
          });
  }
}

export function failureOfRead(result: NotRead, what: string): ApplicationFailure {
  switch (result.kind) {
    case 'retry_later':
      return ApplicationFailure.create({
        message: `The registrar asks to come back later (code ${result.code}, ${what}).`,
        type: failureTypes.RegistrarRateLimited,
        nextRetryDelay: THROTTLED,
      });
    case 'config':
      return ApplicationFailure.create({
        message: `The registrar does not accept this credential or address (code ${result.code}, ${what}).`,
        type: failureTypes.RegistrarAuth,
        nextRetryDelay: SLOW,
      });
    case 'unknown':
      return ApplicationFailure.create({
        message: `The registrar's answer has no known meaning (code ${result.code}, ${what}).`,
        type: failureTypes.RegistrarUnavailable,
      });
  }
}

/** @param againInMs instead of the interval of the retry policy. */
export function notYet(sentence: string, againInMs?: number): ApplicationFailure {
  return ApplicationFailure.create({
    message: sentence,
    type: failureTypes.NotYet,
    category: ApplicationFailureCategory.BENIGN,
    ...(againInMs === undefined ? {} : { nextRetryDelay: againInMs }),
  });
}
