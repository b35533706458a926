// Virtual time for single workflows of the test server. Server 1.32 can do it, the SDK's options cannot say it yet.
import type { Connection } from '@temporalio/client';

export { advance } from '../../src/temporal-server/advance.js';

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
