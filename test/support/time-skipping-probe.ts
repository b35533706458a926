// Asks once whether the server skips time, because tests that wait for virtual years would otherwise just hang.
import { randomUUID } from 'node:crypto';
import { isGrpcServiceError, type Connection } from '@temporalio/client';

/** Rejects with the server's own sentence and what to do, if per-workflow time skipping is off. Leaves no running workflow behind. */
export async function probeTimeSkipping(connection: Connection, namespace: string): Promise<void> {
  const workflowId = `time-skipping-probe-${randomUUID()}`;
  const service = connection.workflowService;
  try {
    await service.startWorkflowExecution({
      namespace,
      workflowId,
      requestId: randomUUID(),
      workflowType: { name: 'timeSkippingProbe' },
      // Nobody polls this queue: the server decides about the option before a worker is needed.
      taskQueue: { name: workflowId },
      timeSkippingConfig: { enabled: true },
    });
  } catch (error) {
    if (!isGrpcServiceError(error)) throw error;
    throw new Error(
      `The Temporal server for tests cannot skip time: ${error.details} It must be version 1.32 or newer and be started with the settings in src/temporal-server/time-skipping-flags.ts.`,
      { cause: error },
    );
  }
  await service.terminateWorkflowExecution({ namespace, workflowExecution: { workflowId }, reason: 'probe' });
}
