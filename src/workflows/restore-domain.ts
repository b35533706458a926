// Brings a deleted name back out of redemption. Not safe to repeat: what is not known to have been refused is never sent twice
// by itself; the name being in the account again is the only proof, and it may take days.
import type { ChangeResult } from '../domain/operations/outcomes.js';
import type { RestoreRequest } from '../domain/operations/restore-domain.js';
import { ChangeContext } from './operation/change.js';
import type { OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';
import { restoreCourse } from './restore/course.js';

export function restoreDomain(input: OperationInput<RestoreRequest>): Promise<ChangeResult> {
  return runOperation('restoreDomain', input, (parts) => restoreCourse(new ChangeContext(parts, { kind: 'restore' })));
}
