// Queries to the server's visibility store. Values are quoted here and nowhere else.
import { searchAttributes } from '../contract/search-attributes.js';
import { type OperationState, type OperationType, type WaitingKind, operationTypes } from '../domain/operation.js';

export interface OperationFilter {
  /** A-label form. */
  readonly domain?: string;
  readonly type?: OperationType;
  readonly state?: OperationState;
  readonly waitingFor?: WaitingKind;
  readonly reference?: string;
  /** Who took the manual step: an opaque id. */
  readonly assignee?: string;
  /** Any id of an operation's chain of orders. */
  readonly orderId?: string;
  /** True: only what still runs; false: only what has ended. */
  readonly open?: boolean;
}

export function operationsQuery(account: string, filter: OperationFilter): string {
  const types = filter.type === undefined ? operationTypes : [filter.type];
  return [
    `${searchAttributes.account.name} = ${quoted(account)}`,
    `WorkflowType IN (${types.map(quoted).join(', ')})`,
    ...equals(searchAttributes.domain.name, filter.domain),
    ...equals(searchAttributes.state.name, filter.state),
    ...equals(searchAttributes.waitingFor.name, filter.waitingFor),
    ...equals(searchAttributes.reference.name, filter.reference),
    ...equals(searchAttributes.assignee.name, filter.assignee),
    ...equals(searchAttributes.orderIds.name, filter.orderId),
    ...(filter.open === undefined ? [] : [`ExecutionStatus ${filter.open ? '=' : '!='} 'Running'`]),
  ].join(' AND ');
}

function equals(attribute: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`${attribute} = ${quoted(value)}`];
}

/** The server's SQL parser ends a text at a single quote and takes a backslash as an escape. */
export function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
