// `{operationType}:{account}:{a-label}:{requestId}` taken apart again. None of the four can hold a colon.
import { parseAccount } from '../contract/ids.js';
import { isALabel } from '../domain/domain-name.js';
import { type OperationType, operationTypes } from '../domain/operation.js';

export interface OperationIdParts {
  readonly operationType: OperationType;
  readonly account: string;
  readonly domain: string;
  readonly requestId: string;
}

/** Undefined when the text cannot be the id of an operation. */
export function operationIdParts(operationId: string): OperationIdParts | undefined {
  const [type, account, domain, requestId, ...rest] = operationId.split(':');
  const operationType = operationTypes.find((known) => known === type);
  const isWellFormed =
    operationType !== undefined &&
    rest.length === 0 &&
    parseAccount(account).kind === 'valid' &&
    domain !== undefined &&
    isALabel(domain) &&
    /^[\w.-]{1,64}$/.test(requestId ?? '');
  return isWellFormed ? { operationType, account: account ?? '', domain, requestId: requestId ?? '' } : undefined;
}
