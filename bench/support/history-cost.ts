// What a workflow has left on the server, by the server's own count.
import { setTimeout as delay } from 'node:timers/promises';
import type { Client, WorkflowHandle } from '@temporalio/client';

export interface Cost {
  readonly events: number;
  readonly bytes: number;
  readonly transitions: number;
}

/** The child's result is there before its parent has heard of it: wait until nothing is under way and nothing is added. */
export async function settledCost(client: Client, handle: WorkflowHandle): Promise<Cost> {
  const { namespace } = client.options;
  const execution = { workflowId: handle.workflowId };
  let last: Cost | undefined;
  for (;;) {
    const answer = await client.workflowService.describeWorkflowExecution({ namespace, execution });
    const info = answer.workflowExecutionInfo;
    const cost = {
      events: Number(info?.historyLength),
      bytes: Number(info?.historySizeBytes),
      transitions: Number(info?.stateTransitionCount),
    };
    const isQuiet = answer.pendingWorkflowTask == null;
    if (isQuiet && last?.events === cost.events && last.transitions === cost.transitions) return cost;
    last = cost;
    await delay(300);
  }
}
