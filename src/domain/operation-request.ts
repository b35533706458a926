// The envelope of every request to a name, checked by hand: it may come from any language, without any schema.
import { FieldReader } from './field-reader.js';
import { operationTypes } from './operation.js';
import { type RequestedOperation, parseOperation } from './operations/kinds.js';
import { type Parsed, invalid, valid } from './problem.js';

const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;
// Without the quote and the backslash, which visibility queries of SQL-backed servers cannot carry (measured).
const PRINTABLE = /^[\x20-\x21\x23-\x5b\x5d-\x7e]{1,64}$/;

const GROUP_ID = /^linked:[a-z0-9-]{1,20}:[A-Za-z0-9._-]{1,60}$/;

/** What `requestOperation` takes. A bare Temporal SDK in any language may send it as plain JSON. */
export interface OperationRequest {
  readonly requestId: string;
  /** The backend's own id; never personal data, because it is a search attribute. */
  readonly reference?: string;
  /** Workflow id of a group that is told of the end too. */
  readonly group?: string;
  readonly operation: RequestedOperation;
}

/** @param domain the name whose life is asked, when known: a request for another name is refused. */
export function checkedRequest(input: unknown, domain?: string): Parsed<OperationRequest> {
  const reader = FieldReader.over(input, 'request');
  const requestId = reader.requiredText('requestId', {
    max: 64,
    pattern: REQUEST_ID,
    shape: 'must be 1 to 64 letters, digits, dots, underscores or hyphens',
  });
  const reference = reader.optionalText('reference', {
    max: 64,
    pattern: PRINTABLE,
    shape: 'must be printable ASCII without double quotes and backslashes',
  });
  const group = reader.optionalText('group', {
    max: 88,
    pattern: GROUP_ID,
    shape: 'must be the workflow id of linked orders, linked:{account}:{requestId}',
  });
  reader.raw('operation');
  const nested = reader.optionalObject('operation');
  if (nested === undefined && !reader.has('operation')) reader.problem('operation', 'operation is missing.');
  // Never guessed: what is named here may cost money.
  if (nested?.has('type') === false) reader.problem('operation.type', 'operation.type is missing: name the operation.');
  const type = nested?.choice('type', operationTypes, 'registerDomain') ?? 'registerDomain';
  const operation = parseOperation(type, nested?.raw('request'));
  nested?.refuseUnknownFields();
  reader.refuseUnknownFields();
  const envelope = reader.finish({ requestId });
  if (envelope.kind === 'invalid') return envelope;
  if (operation.kind === 'invalid') return operation;
  const named = operation.value.request.domain;
  if (domain !== undefined && named !== domain)
    return invalid('domain', `domain: this is the life of ${domain}; the request names ${named}.`);
  return valid({
    requestId,
    operation: operation.value,
    ...(reference === undefined ? {} : { reference }),
    ...(group === undefined ? {} : { group }),
  });
}
