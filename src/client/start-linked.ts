// Starts a group of linked orders, or finds the one that was started under the same request id.
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { linkedWorkflowId } from '../contract/ids.js';
import { WORKFLOW_QUEUE } from '../contract/queues.js';
import { searchAttributes } from '../contract/search-attributes.js';
import type { LinkedDomainsRequest } from '../domain/linked/linked-request.js';
import type { LinkedDomainsInput } from '../workflows/messages.js';
import { PATIENCE_MS, within } from './rpc.js';
import { serverProblem } from './server-problem.js';
import type { Session } from './session.js';

/** The id of the group. Throws {@link TenureUnavailableError} when no server answers; without a worker it waits for one. */
export async function startLinked(session: Session, request: LinkedDomainsRequest): Promise<string> {
  const { account } = session;
  const workflowId = linkedWorkflowId(account, request.requestId);
  const input: LinkedDomainsInput = { schemaVersion: 1, request };
  const { reference } = request;
  try {
    await within(session.connection, PATIENCE_MS, () =>
      session.client.workflow.start('registerLinkedDomains', {
        workflowId,
        taskQueue: WORKFLOW_QUEUE,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        staticSummary: `Register ${request.domains.length} linked names`,
        typedSearchAttributes: new TypedSearchAttributes([
          { key: searchAttributes.account, value: account },
          { key: searchAttributes.state, value: 'in_progress' },
          { key: searchAttributes.waitingFor, value: 'linked_master' },
          ...(reference === undefined ? [] : [{ key: searchAttributes.reference, value: reference }]),
        ]),
      }),
    );
  } catch (error) {
    // The same request id is the same group, running or ended.
    if (error instanceof WorkflowExecutionAlreadyStartedError) return workflowId;
    throw serverProblem(session, `Request ${request.requestId} for linked names`, error) ?? error;
  }
  return workflowId;
}
