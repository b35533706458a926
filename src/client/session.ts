// What all parts of the client share: one connection, one account.
import type { Client, Connection } from '@temporalio/client';
import { TenureUnavailableError } from './errors.js';
import { isServerUnreachable } from './rpc.js';

export interface Session {
  readonly connection: Connection;
  /** Queries of closed workflows are rejected by it: what has ended is read from its result. */
  readonly client: Client;
  readonly account: string;
  readonly address: string;
  readonly namespace: string;
}

/** Nobody answered in time. Says which of the two is missing, and that repeating is safe. */
export function unavailable(session: Session, what: string, cause: unknown): TenureUnavailableError {
  const who = isServerUnreachable(cause)
    ? `the Temporal server at ${session.address} cannot be reached`
    : `no Tenure worker answered in namespace ${session.namespace} at ${session.address}`;
  const todo = isServerUnreachable(cause)
    ? 'Start it, or give its address (TEMPORAL_ADDRESS).'
    : 'Start one with: tenure worker.';
  return new TenureUnavailableError(
    `${what}: ${who}. ${todo} The same request may then be repeated under the same id.`,
    { cause },
  );
}
