import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';

/**
 * Throws away all that a workflow did and lets it begin again from its first task, as an operator's "reset" in the Temporal
 * Web UI does. Messages that it had received are given to it again. Resolves with the id of the new run.
 */
export async function resetToFirstTask(client: Client, workflowId: string): Promise<string> {
  const handle = client.workflow.getHandle(workflowId);
  const [{ runId }, { events }] = await Promise.all([handle.describe(), handle.fetchHistory()]);
  const firstTask = events?.find((event) => event.workflowTaskCompletedEventAttributes)?.eventId;
  if (firstTask === undefined) throw new Error(`${workflowId} has not completed a workflow task yet.`);
  const { runId: newRunId } = await client.workflowService.resetWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId, runId },
    workflowTaskFinishEventId: firstTask,
    requestId: randomUUID(),
    reason: 'a test',
  });
  return newRunId;
}
