import { activityInfo } from '@temporalio/activity';
import type { Connection } from '@temporalio/client';
import type { WriteLease } from '../activities/write-lease.js';

/** How much of the heartbeat time-out is kept for the way to the wire and for clocks that run apart. */
const MARGIN_MS = 2_000;

/**
 * A heartbeat that is answered: the server then gives the activity up only after the heartbeat time-out. The SDK's own
 * heartbeats are sent without waiting for an answer, so they prove nothing.
 */
export function writeLeaseOver(connection: Connection): WriteLease {
  return async () => {
    const { taskToken, heartbeatTimeoutMs = 0, namespace } = activityInfo();
    const askedAt = Date.now();
    try {
      const { cancelRequested } = await connection.workflowService.recordActivityTaskHeartbeat({
        namespace,
        taskToken,
      });
      return cancelRequested ? undefined : askedAt + heartbeatTimeoutMs - MARGIN_MS;
    } catch {
      // Given up by the server, or a server that cannot be asked: either way this attempt may not send.
      return undefined;
    }
  };
}
