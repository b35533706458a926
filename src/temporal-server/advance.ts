// Virtual time for one running workflow of a server that was started for it. Server 1.32 can do it, the SDK's options cannot say it yet.
import type { Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';

let advances = 0;

/**
 * Moves one running workflow forward by this much virtual time; then its clock runs normally again. Children that it starts
 * meanwhile begin at its time and stand still: advance them by themselves. While a child of the current run is open the
 * workflow does not move, and this does not return.
 */
export async function advance(client: Client, workflowId: string, ms: number): Promise<void> {
  advances += 1;
  const fastForwardId = `${workflowId}/${process.pid}/${advances}`;
  const target = { namespace: client.options.namespace, workflowExecution: { workflowId } };
  const fastForwardConfig = { id: fastForwardId, duration: msToTs(ms) };
  await client.workflowService.updateWorkflowExecutionOptions({
    ...target,
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, disablePropagation: true, fastForwardConfig } },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await client.workflowService.pollWorkflowExecutionTimeSkipping({ ...target, fastForwardId });
}
