// One update to a workflow: told apart are no server, no worker, a busy worker, and a worker that says no.
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { TenureUnavailableError } from './errors.js';
import { hasWorkers } from './has-workers.js';
import { BUSY_PATIENCE_MS, PATIENCE_MS, isServerUnreachable, isSilence, repeatedOnRollOver, within } from './rpc.js';
import { serverProblem } from './server-problem.js';
import { type Session, unavailable } from './session.js';
import { decoded } from './undecodable.js';
import { updateFailure } from './update-failure.js';

/**
 * `send` must use the same update id each time: then asking again cannot do anything twice. Errors of the SDK become ours,
 * but for a workflow that is not there.
 */
export async function askPatiently<T>(session: Session, what: string, send: () => Promise<T>): Promise<T> {
  const ask = async (patienceMs: number): Promise<T> => {
    try {
      return await repeatedOnRollOver(() => within(session.connection, patienceMs, send));
    } catch (error) {
      throw error instanceof WorkflowUpdateFailedError ? updateFailure(error, what) : error;
    }
  };
  try {
    return decoded(await ask(PATIENCE_MS), `The answer to "${what}"`);
  } catch (error) {
    if (!isSilence(error)) throw serverProblem(session, what, error) ?? error;
    if (isServerUnreachable(error) || !(await hasWorkers(session))) throw unavailable(session, what, error);
  }
  try {
    return decoded(await ask(BUSY_PATIENCE_MS), `The answer to "${what}"`);
  } catch (error) {
    if (isSilence(error) && !isServerUnreachable(error)) throw busyOrBlind(what, error);
    throw serverProblem(session, what, error) ?? error;
  }
}

/** A worker polls, and yet nothing comes back. */
function busyOrBlind(what: string, cause: unknown): TenureUnavailableError {
  return new TenureUnavailableError(
    `${what}: a worker was seen, but did not answer within ${(PATIENCE_MS + BUSY_PATIENCE_MS) / 1_000} s. It may have ended just now, be busy, ` +
      'or be unable to read what this process encrypts (do both use the same key ring?). The same request may be repeated under the same id.',
    { cause },
  );
}
