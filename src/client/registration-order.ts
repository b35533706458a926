// What a backend hands to `tenure.register`: a registration request with the ids that make it safe to repeat.
import { type OperationRequest, checkedRequest } from '../domain/operation-request.js';
import { type Parsed, type Problem, invalid } from '../domain/problem.js';
import { type RegistrationRequest, parseRegistrationRequest } from '../domain/registration-request.js';
import { parseNameAtEdge } from './decode-labels.js';

type Defaulted = 'domain' | 'kind' | 'handling' | 'linkTo';

export interface RegistrationOrder extends Omit<RegistrationRequest, Defaulted> {
  /** Yours: the same id gets the same answer and never a second order. 1 to 64 letters, digits, dots, underscores, hyphens. */
  readonly requestId: string;
  /** Your own id of the matter, at most 64 characters, found again in lists and notices. Never personal data. */
  readonly reference?: string;
  /** As people write it (`café.example`) or in its ASCII form. */
  readonly domain: string;
  /** @default 'new' */
  readonly kind?: RegistrationRequest['kind'];
  /** @default 'process' */
  readonly handling?: RegistrationRequest['handling'];
  /** An active name of the same registrant, whose profile the new one joins. */
  readonly linkTo?: string;
}

/** Checks everything that can be known without a server; all problems at once, one for each field. */
export function parseRegistrationOrder(input: unknown): Parsed<OperationRequest> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return invalid('order', 'order must be an object.');
  const { requestId, reference, ...request } = input as Record<string, unknown>;
  const problems = new Map<string, Problem>();
  for (const field of ['domain', 'linkTo'] as const) {
    if (request[field] === undefined || request[field] === null) continue;
    const name = parseNameAtEdge(request[field], field);
    if (name.kind === 'valid') request[field] = name.value.aLabel;
    else keep(problems, name);
  }
  const checked = checkedRequest({ requestId, reference, operation: { type: 'registerDomain', request } });
  keep(problems, checked);
  // A wrong envelope hides what is wrong inside it; the caller is told both.
  keep(problems, parseRegistrationRequest(request));
  const [first, ...rest] = problems.values();
  if (first !== undefined) return { kind: 'invalid', problems: [first, ...rest] };
  return checked;
}

function keep(problems: Map<string, Problem>, parsed: Parsed<unknown>): void {
  if (parsed.kind === 'valid') return;
  for (const problem of parsed.problems) {
    if (!problems.has(problem.field)) problems.set(problem.field, problem);
  }
}
