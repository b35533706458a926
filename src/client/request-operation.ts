// Asks a name's `domain` workflow for an operation, starting that workflow if the name has none (update-with-start).
import { WithStartWorkflowOperation } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { domainWorkflowId } from '../contract/ids.js';
import { WORKFLOW_QUEUE } from '../contract/queues.js';
import { searchAttributes } from '../contract/search-attributes.js';
import type { OperationRequest } from '../domain/operation-request.js';
import type { RequestAnswer } from '../domain/operation.js';
import { type DomainInput, requestOperation } from '../workflows/messages.js';
import { askPatiently } from './ask-patiently.js';
import { TenureRefusedError } from './errors.js';
import type { Session } from './session.js';

/** The id of the accepted operation. Throws {@link TenureRefusedError}, {@link TenureUnavailableError}. */
export async function sendRequest(session: Session, request: OperationRequest): Promise<string> {
  const what = `Request ${request.requestId} for ${request.operation.request.domain}`;
  const answer = await askPatiently(session, what, () => ask(session, request));
  if (answer.kind === 'refused') throw new TenureRefusedError(answer.problems);
  return answer.operationId;
}

function ask(session: Session, request: OperationRequest): Promise<RequestAnswer> {
  const { account } = session;
  const domain = request.operation.request.domain;
  const input: DomainInput = { schemaVersion: 1, account, domain };
  return session.client.workflow.executeUpdateWithStart(requestOperation, {
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
  });
}
