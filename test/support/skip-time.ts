// Virtual time for single workflows of the test server. Server 1.32 can do it, the SDK's options cannot say it yet.
import type { Client, Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';

type Call = (request: object) => Promise<unknown>;
interface MultiOperation {
  readonly operations: readonly { readonly startWorkflow?: object | null }[];
}

/**
 * Every workflow started through this connection from now on, and its children, skip all idle time by themselves: use it where
 * a workflow should run to its end. It does not wait for the test. Give it a connection of its own: this changes it for good.
 */
export function skipTime(connection: Connection, maxSessionSkipCount = 100_000): void {
  const service = connection.workflowService;
  const timeSkippingConfig = { enabled: true, maxSessionSkipCount };
  for (const method of ['startWorkflowExecution', 'signalWithStartWorkflowExecution'] as const) {
    const original = service[method].bind(service) as unknown as Call;
    Object.assign(service, { [method]: (request: object) => original({ ...request, timeSkippingConfig }) });
  }
  // Update-with-start hides the start among its operations.
  const original = service.executeMultiOperation.bind(service) as unknown as Call;
  Object.assign(service, {
    executeMultiOperation: (request: MultiOperation) =>
      original({
        ...request,
        operations: request.operations.map((operation) =>
          operation.startWorkflow
            ? { ...operation, startWorkflow: { ...operation.startWorkflow, timeSkippingConfig } }
            : operation,
        ),
      }),
  });
}

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
