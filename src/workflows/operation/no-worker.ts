// Why nobody could do an activity at a registrar, as far as its failure tells.
import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';
import { failureTypes } from '../../contract/failure-types.js';
import type { RegistrarAddress } from '../../domain/registration-intent.js';

/** What is missing for work to be done, as a sentence; undefined when a worker tried and the registrar did not answer. */
export function missingWorker(error: unknown, { account, registrar }: RegistrarAddress): string | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  const found = cause instanceof TimeoutFailure ? cause.cause : cause;
  // A worker took the work and lacks something: its failure names that (a key, a record), and never a secret.
  if (found instanceof ApplicationFailure && found.type === failureTypes.WorkerConfiguration) return found.message;
  // A time-out without an earlier failure behind it: nobody ever tried.
  if (cause instanceof TimeoutFailure && cause.cause === undefined)
    return `No worker takes work for registrar "${registrar}" of account "${account}": start one that knows this registrar record and has its key.`;
  return undefined;
}
