// Asks a name's `domain` workflow for an operation, starting that workflow if the name has none (update-with-start).
import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { domainWorkflowId } from '../contract/ids.js';
import { WORKFLOW_QUEUE } from '../contract/queues.js';
import { searchAttributes } from '../contract/search-attributes.js';
import type { RequestAnswer } from '../domain/operation.js';
import type { OperationRequest } from '../domain/operation-request.js';
import { type DomainInput, requestOperation } from '../workflows/messages.js';
import { TenureRefusedError } from './errors.js';
import { hasWorkers } from './has-workers.js';
import { BUSY_PATIENCE_MS, PATIENCE_MS, isServerUnreachable, isSilence, repeatedOnRollOver, within } from './rpc.js';
import { type Session, unavailable } from './session.js';
import { decoded } from './undecodable.js';
import { updateFailure } from './update-failure.js';

/** The id of the accepted operation. Throws {@link TenureRefusedError}, {@link TenureUnavailableError}. */
export async function sendRequest(session: Session, request: OperationRequest): Promise<string> {
  const domain = request.operation.request.domain;
  const what = `Request ${request.requestId} for ${domain}`;
  const answer = decoded(await askPatiently(session, request, what), `The answer to request ${request.requestId}`);
  if (answer.kind === 'refused') throw new TenureRefusedError(answer.problems);
  return answer.operationId;
}

async function askPatiently(session: Session, request: OperationRequest, what: string): Promise<RequestAnswer> {
  try {
    return await ask(session, request, PATIENCE_MS);
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError) throw updateFailure(error, what);
    if (!isSilence(error)) throw error;
    if (isServerUnreachable(error) || !(await hasWorkers(session))) throw unavailable(session, what, error);
  }
  // A worker is there, only slow: the same ids again, so nothing can be asked twice.
  try {
    return await ask(session, request, BUSY_PATIENCE_MS);
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError) throw updateFailure(error, what);
    throw isSilence(error) ? unavailable(session, what, error) : error;
  }
}

function ask(session: Session, request: OperationRequest, patienceMs: number): Promise<RequestAnswer> {
  const { account } = session;
  const domain = request.operation.request.domain;
  const input: DomainInput = { schemaVersion: 1, account, domain };
  return repeatedOnRollOver(() =>
    within(session.connection, patienceMs, () =>
      session.client.workflow.executeUpdateWithStart(requestOperation, {
        updateId: request.requestId,
        args: [request],
        // An operation object may be used once only: each attempt makes its own.
        startWorkflowOperation: new WithStartWorkflowOperation('domain', {
          workflowId: domainWorkflowId(account, domain),
          taskQueue: WORKFLOW_QUEUE,
          args: [input],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          typedSearchAttributes: new TypedSearchAttributes([
            { key: searchAttributes.account, value: account },
            { key: searchAttributes.domain, value: domain },
          ]),
          staticSummary: `${domain} of ${account}`,
        }),
      }),
    ),
  );
}
