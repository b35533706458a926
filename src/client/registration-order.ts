// What a backend hands to `tenure.register`: a registration request with the ids that make it safe to repeat.
import type { OperationRequest } from '../domain/operation-request.js';
import type { Parsed } from '../domain/problem.js';
import type { RegistrationRequest } from '../domain/registration-request.js';
import { type OrderIds, parseOrder } from './operation-order.js';

type Defaulted = 'domain' | 'kind' | 'handling' | 'linkTo';

export interface RegistrationOrder extends OrderIds, Omit<RegistrationRequest, Defaulted> {
  /** @default 'new' */
  readonly kind?: RegistrationRequest['kind'];
  /** @default 'process' */
  readonly handling?: RegistrationRequest['handling'];
  /** An active name of the same registrant, whose profile the new one joins. */
  readonly linkTo?: string;
}

/** Checks everything that can be known without a server; all problems at once, one for each field. */
export function parseRegistrationOrder(input: unknown): Parsed<OperationRequest> {
  return parseOrder('registerDomain', input);
}
