// One name of the account, as Tenure holds it.
import { QueryRejectedError } from '@temporalio/client';
import { domainWorkflowId } from '../contract/ids.js';
import type { ALabel } from '../domain/domain-name.js';
import type { DomainView } from '../domain/domain-life.js';
import { getDomain } from '../workflows/messages.js';
import { PATIENCE_MS, isUnknownWorkflow, within } from './rpc.js';
import { serverProblem } from './server-problem.js';
import type { Session } from './session.js';
import { decoded } from './undecodable.js';

export class DomainHandle {
  readonly name: ALabel;
  readonly #session: Session;

  constructor(session: Session, name: ALabel) {
    this.#session = session;
    this.name = name;
  }

  /** Undefined when Tenure knows nothing of the name: never asked for, or given up long ago. Throws {@link TenureUnavailableError}. */
  async view(): Promise<DomainView | undefined> {
    return await readDomain(this.#session, this.name);
  }
}

export async function readDomain(session: Session, name: string): Promise<DomainView | undefined> {
  const handle = session.client.workflow.getHandle(domainWorkflowId(session.account, name));
  try {
    const view = await within(session.connection, PATIENCE_MS, () => handle.query(getDomain));
    return decoded(view, `The state of ${name}`);
  } catch (error) {
    if (isUnknownWorkflow(error) || error instanceof QueryRejectedError) return undefined;
    throw serverProblem(session, `The state of ${name}`, error) ?? error;
  }
}
