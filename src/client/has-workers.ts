// Tells "no worker" from "a worker that is busy".
import { WORKFLOW_QUEUE } from '../contract/queues.js';
import type { Session } from './session.js';
import { within } from './rpc.js';

// A poll lasts up to 60 s, and the server notes when each began.
const POLL_MS = 70_000;

/** True when somebody has asked for workflow tasks within the length of one poll. False also when the server does not say. */
export async function hasWorkers(session: Session): Promise<boolean> {
  const answer = await within(session.connection, 2_000, () =>
    // Without a type the server means workflow tasks.
    session.connection.workflowService.describeTaskQueue({
      namespace: session.namespace,
      taskQueue: { name: WORKFLOW_QUEUE },
    }),
  ).catch(() => undefined);
  return (answer?.pollers ?? []).some(
    (poller) => Date.now() - Number(poller.lastAccessTime?.seconds ?? 0) * 1_000 < POLL_MS,
  );
}
