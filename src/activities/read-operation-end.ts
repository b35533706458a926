import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { type OperationView, isEnded, operationTypes } from '../domain/operation.js';
import type { OperationEnded } from '../domain/operation-end.js';
import { getOperation } from '../workflows/messages.js';
import { operationEndFrom } from '../domain/operation-end.js';

/** For a child that did not report: a closed one is read, a running one is left alone. */
export const makeReadOperationEnd =
  (client: () => Client) =>
  async ({ operationId }: { readonly operationId: string }): Promise<OperationEnded | undefined> => {
    const handle = client().workflow.getHandle(operationId);
    const description = await handle.describe().catch((error: unknown) => {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    });
    if (description === undefined) return gone(operationId);
    if (description.status.name === 'RUNNING' || description.status.name === 'CONTINUED_AS_NEW') return undefined;
    const view: OperationView | undefined = await handle.query(getOperation).catch(() => undefined);
    if (view === undefined) return gone(operationId);
    // Terminated by hand: its last view says that it waits, and it waits no more.
    return { ...operationEndFrom(view), ...(isEnded(view.state) ? {} : { state: 'failed' as const }) };
  };

/** Past retention, or terminated by hand before it could say anything: it runs no more, and claims nothing. */
function gone(operationId: string): OperationEnded {
  const type = operationTypes.find((known) => known === operationId.split(':')[0]);
  if (type === undefined) throw ApplicationFailure.nonRetryable(`${operationId} is not an operation of this version.`);
  return { operationId, type, state: 'failed', at: new Date().toISOString(), orderIds: [] };
}
