// Answers of the Temporal server that mean "not here, not now": the server itself is not as Tenure needs it.
import { NamespaceNotFoundError } from '@temporalio/common';
import { TenureUnavailableError } from './errors.js';
import { detailsOf, grpcCodeOf, isSilence } from './rpc.js';
import { type Session, unavailable } from './session.js';

const INVALID_ARGUMENT = 3;
const PERMISSION_DENIED = 7;
const FAILED_PRECONDITION = 9;
const UNAUTHENTICATED = 16;

/** A sentence instead of the error of the connection; undefined when it is about something else. */
export function serverProblem(session: Session, what: string, error: unknown): TenureUnavailableError | undefined {
  if (isSilence(error)) return unavailable(session, what, error);
  const say = (why: string) => new TenureUnavailableError(`${what}: ${why}`, { cause: error });
  if (error instanceof NamespaceNotFoundError) {
    return say(
      `the Temporal server at ${session.address} has no namespace ${session.namespace}. Make it with: tenure setup.`,
    );
  }
  switch (grpcCodeOf(error)) {
    case INVALID_ARGUMENT:
      return /search attribute/i.test(detailsOf(error))
        ? say(`namespace ${session.namespace} lacks search attributes of Tenure. Add them with: tenure setup.`)
        : undefined;
    case PERMISSION_DENIED:
    case UNAUTHENTICATED:
      return say(
        `the Temporal server at ${session.address} does not let us in. Look at TEMPORAL_API_KEY and TEMPORAL_TLS.`,
      );
    case FAILED_PRECONDITION:
      return say(
        'the workflow of this name takes nothing at present, because its last task failed. The Temporal UI says why; the same request may then be repeated under the same id.',
      );
    default:
      return undefined;
  }
}
