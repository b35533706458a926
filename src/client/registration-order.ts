// What a backend hands to `tenure.register`: a registration request with the ids that make it safe to repeat.
import type { OperationRequest } from '../domain/operation-request.js';
import { type Parsed, invalid } from '../domain/problem.js';
import type { RegistrationRequest } from '../domain/registration-request.js';
import { parseRequestAtEdge } from './request-at-edge.js';

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
  return parseRequestAtEdge({ requestId, reference, operation: { type: 'registerDomain', request } });
}
