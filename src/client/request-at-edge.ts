// The request of any operation as a backend hands it over: names as people write them, all problems at once.
import { type OperationRequest, checkedRequest } from '../domain/operation-request.js';
import { operationTypes } from '../domain/operation.js';
import { operationKinds } from '../domain/operations/kinds.js';
import { type Parsed, type Problem, invalid } from '../domain/problem.js';
import { parseNameAtEdge } from './decode-labels.js';

/** Checks everything that can be known without a server; one problem for each field. */
export function parseRequestAtEdge(input: unknown): Parsed<OperationRequest> {
  if (!isObject(input)) return invalid('request', 'request must be an object.');
  const { operation } = input;
  if (!isObject(operation) || !isObject(operation['request'])) return checkedRequest(input);
  const request: Record<string, unknown> = { ...operation['request'] };
  const problems = new Map<string, Problem>();
  for (const field of ['domain', 'linkTo'] as const) {
    if (request[field] === undefined || request[field] === null) continue;
    const name = parseNameAtEdge(request[field], field);
    if (name.kind === 'valid') request[field] = name.value.aLabel;
    else keep(problems, name);
  }
  const checked = checkedRequest({ ...input, operation: { ...operation, request } });
  keep(problems, checked);
  // A wrong envelope hides what is wrong inside it; the caller is told both.
  const type = operationTypes.find((known) => known === operation['type']);
  if (type !== undefined) keep(problems, operationKinds[type].parse(request));
  const [first, ...rest] = problems.values();
  if (first !== undefined) return { kind: 'invalid', problems: [first, ...rest] };
  return checked;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keep(problems: Map<string, Problem>, parsed: Parsed<unknown>): void {
  if (parsed.kind === 'valid') return;
  for (const problem of parsed.problems) {
    if (!problems.has(problem.field)) problems.set(problem.field, problem);
  }
}
