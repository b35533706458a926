// Asks a name's `domain` workflow for an operation, starting that workflow if the name has none (update-with-start).
import type { OperationRequest } from '../domain/operation-request.js';
import { requestOperation } from '../workflows/messages.js';
import { askPatiently } from './ask-patiently.js';
import { domainStart } from './domain-start.js';
import { TenureRefusedError } from './errors.js';
import type { Session } from './session.js';

/** The id of the accepted operation. Throws {@link TenureRefusedError}, {@link TenureUnavailableError}. */
export async function sendRequest(session: Session, request: OperationRequest): Promise<string> {
  const what = `Request ${request.requestId} for ${request.operation.request.domain}`;
  const answer = await askPatiently(session, what, () =>
    session.client.workflow.executeUpdateWithStart(requestOperation, {
      updateId: request.requestId,
      args: [request],
      startWorkflowOperation: domainStart(session.account, request.operation.request.domain),
    }),
  );
  if (answer.kind === 'refused') throw new TenureRefusedError(answer.problems);
  return answer.operationId;
}
