// Lists operations from the server's visibility store. Visibility lags by up to seconds, and queued operations are not in it.
import type { WorkflowExecutionInfo } from '@temporalio/client';
import { searchAttributes } from '../contract/search-attributes.js';
import type { OperationState, OperationType, WaitingKind } from '../domain/operation.js';
import { TenureInputError } from './errors.js';
import { parseNameAtEdge } from './decode-labels.js';
import { operationIdParts } from './operation-id.js';
import { serverProblem } from './server-problem.js';
import type { Session } from './session.js';
import { type OperationFilter, operationsQuery } from './visibility-query.js';

/** One line of a list; `tenure.operation(operationId).state()` tells the rest. */
export interface OperationSummary {
  readonly operationId: string;
  readonly operationType: OperationType;
  readonly domain: string;
  readonly requestId: string;
  readonly reference?: string;
  /** As stored last; absent for a workflow that has not run its first task. */
  readonly state?: OperationState;
  readonly waitingFor?: WaitingKind;
  readonly orderIds: readonly string[];
  readonly dueAt?: string;
  /** Who took the manual step: an opaque id. */
  readonly assignee?: string;
  readonly startedAt: string;
  readonly endedAt?: string;
}

export interface ListOptions extends OperationFilter {
  /** @default 100 */
  readonly limit?: number;
}

const PAGE = 100;

export class OperationList {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Newest first. Throws {@link TenureInputError} for a name that is none, {@link TenureUnavailableError}. */
  async *list(options: ListOptions = {}): AsyncGenerator<OperationSummary, void> {
    const limit = options.limit ?? PAGE;
    const query = operationsQuery(this.#session.account, withALabel(options));
    let count = 0;
    try {
      for await (const info of this.#session.client.workflow.list({ query, pageSize: Math.min(PAGE, limit) })) {
        const summary = summaryFrom(info);
        if (summary === undefined) continue;
        yield summary;
        if (++count >= limit) return;
      }
    } catch (error) {
      throw serverProblem(this.#session, 'The list of operations', error) ?? error;
    }
  }
}

function withALabel(filter: OperationFilter): OperationFilter {
  if (filter.domain === undefined) return filter;
  const name = parseNameAtEdge(filter.domain);
  if (name.kind === 'invalid') throw new TenureInputError(name.problems);
  return { ...filter, domain: name.value.aLabel };
}

function summaryFrom(info: WorkflowExecutionInfo): OperationSummary | undefined {
  const parts = operationIdParts(info.workflowId);
  if (parts === undefined) return undefined;
  const attributes = info.typedSearchAttributes;
  const dueAt = attributes.get(searchAttributes.dueAt)?.toISOString();
  const state = attributes.get(searchAttributes.state) as OperationState | undefined;
  const waitingFor = attributes.get(searchAttributes.waitingFor) as WaitingKind | undefined;
  const reference = attributes.get(searchAttributes.reference);
  const assignee = attributes.get(searchAttributes.assignee);
  return {
    operationId: info.workflowId,
    operationType: parts.operationType,
    domain: parts.domain,
    requestId: parts.requestId,
    orderIds: attributes.get(searchAttributes.orderIds) ?? [],
    startedAt: info.startTime.toISOString(),
    ...(reference === undefined ? {} : { reference }),
    ...(state === undefined ? {} : { state }),
    ...(waitingFor === undefined ? {} : { waitingFor }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(info.closeTime === undefined ? {} : { endedAt: info.closeTime.toISOString() }),
  };
}
