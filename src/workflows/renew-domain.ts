// Renews one name by an order that names the year it was read with: a lost answer never buys a second term.
import type { ChangeResult } from '../domain/operations/outcomes.js';
import type { RenewalRequest } from '../domain/operations/renew-domain.js';
import type { OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';
import { RenewalContext } from './renewal/context.js';
import { renewalCourse } from './renewal/course.js';

export function renewDomain(input: OperationInput<RenewalRequest>): Promise<ChangeResult> {
  return runOperation('renewDomain', input, (parts) => renewalCourse(new RenewalContext(parts)));
}
