// Finds the registrars of the account by their workflows, which a worker starts for every record that it serves.
import { registrarOfWorkflowId } from '../contract/ids.js';
import { searchAttributes } from '../contract/search-attributes.js';
import { serverProblem } from './server-problem.js';
import type { Session } from './session.js';
import { quoted } from './visibility-query.js';

const MOST = 100;

/** In the order of the alphabet, a hundred at most; visibility lags by up to seconds. Throws {@link TenureUnavailableError}. */
export async function registrarNames(session: Session): Promise<readonly string[]> {
  const query = [
    `${searchAttributes.account.name} = ${quoted(session.account)}`,
    `WorkflowType = 'registrar'`,
    `ExecutionStatus = 'Running'`,
  ].join(' AND ');
  const names: string[] = [];
  try {
    for await (const { workflowId } of session.client.workflow.list({ query, pageSize: MOST })) {
      const identity = registrarOfWorkflowId(workflowId);
      if (identity !== undefined) names.push(identity.name);
      if (names.length >= MOST) break;
    }
  } catch (error) {
    throw serverProblem(session, 'The list of registrars', error) ?? error;
  }
  return names.toSorted();
}
