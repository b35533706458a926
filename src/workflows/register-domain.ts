// Registers one name: agree, order once, confirm by reading. The wiring; what is decided is in src/domain.
import type { RegistrationRequest } from '../domain/registration-request.js';
import type { RegistrationResult } from '../domain/registration-result.js';
import type { OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';
import { RegistrationContext } from './registration/context.js';
import { registrationCourse } from './registration/course.js';

export type RegisterDomainInput = OperationInput<RegistrationRequest>;

export function registerDomain(input: RegisterDomainInput): Promise<RegistrationResult> {
  return runOperation('registerDomain', input, (parts) => registrationCourse(new RegistrationContext(parts)));
}
