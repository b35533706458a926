// A write activity returns its outcome; what it throws is a fault. Here a fault becomes an outcome, honestly.
import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';
import { failureTypes } from '../../contract/failure-types.js';
import type { WriteOutcome } from '../../domain/settlement.js';

/** Only a failure that proves that nothing left this side counts as not sent; everything else is unknown. */
export function outcomeOfFault(error: unknown): WriteOutcome {
  if (!(error instanceof ActivityFailure)) return { kind: 'unknown', text: 'The write ended without an answer.' };
  const { cause } = error;
  if (cause instanceof TimeoutFailure) {
    return cause.timeoutType === 'SCHEDULE_TO_START'
      ? { kind: 'not_sent', why: 'no_worker', text: 'No worker took the order from its queue.' }
      : { kind: 'unknown', text: 'The worker that sent the order did not report back.' };
  }
  if (cause instanceof ApplicationFailure) {
    switch (cause.type) {
      case failureTypes.WorkerConfiguration:
      case failureTypes.InvalidInput:
        return { kind: 'not_sent', why: 'configuration', text: cause.message };
      default:
        return { kind: 'unknown', text: `The write ended with ${cause.type ?? 'an error'}.` };
    }
  }
  return { kind: 'unknown', text: 'The write ended without an answer.' };
}
