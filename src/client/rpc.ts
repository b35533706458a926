// Calls to the Temporal server: deadlines, the one error worth repeating, and what its errors mean to a caller.
import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, WorkflowNotFoundError, isGrpcDeadlineError, isGrpcServiceError } from '@temporalio/client';
import { WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';

/** How long a server or a worker may be silent before the caller is told. @format milliseconds */
export const PATIENCE_MS = 5_000;
/** How much longer when a worker was seen a moment ago: it may be busy. @format milliseconds */
export const BUSY_PATIENCE_MS = 15_000;

const FAILED_PRECONDITION = 9;
const UNAVAILABLE = 14;
const CODE_9_REPEATS = 5;

export function grpcCodeOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && isGrpcServiceError(error.cause) ? error.cause.code : undefined;
}

/** What the server said, empty for errors that are not its own. */
export function detailsOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = isGrpcServiceError(error.cause) ? error.cause : error;
  return isGrpcServiceError(cause) ? cause.details : error.message;
}

/** No answer in time, or no server. What was sent may have arrived all the same. */
export function isSilence(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcDeadlineError(error) ||
    grpcCodeOf(error) === UNAVAILABLE
  );
}

export function isServerUnreachable(error: unknown): boolean {
  return grpcCodeOf(error) === UNAVAILABLE;
}

export function isUnknownWorkflow(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError;
}

export function within<T>(connection: Connection, ms: number, ask: () => Promise<T>): Promise<T> {
  return connection.withDeadline(Date.now() + ms, ask);
}

/**
 * A message that meets the end of a run (continue-as-new) is dropped by the server with gRPC code 9: nothing is recorded,
 * and the same ids may be sent again. The SDK does not repeat it by itself. A query in the first moment of a run gets the
 * same code: no task is there yet that could answer it.
 */
export async function repeatedOnRollOver<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (grpcCodeOf(error) !== FAILED_PRECONDITION || attempt > CODE_9_REPEATS) throw error;
      await delay(50 * attempt);
    }
  }
}
