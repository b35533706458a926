// Both workflows, one of them changed as it must not be: it waits for a second before it begins. Used to see that the
// replay test can fail.
import { sleep } from '@temporalio/workflow';
import { domain as asItIs } from '../../../src/workflows/domain.js';
import type { DomainInput } from '../../../src/workflows/messages.js';
import { type RegisterDomainInput, registerDomain as registerAsItIs } from '../../../src/workflows/register-domain.js';
import type { RegistrationResult } from '../../../src/domain/registration-result.js';

export async function domain(input: DomainInput): Promise<void> {
  await sleep(1_000);
  return asItIs(input);
}

export async function registerDomain(input: RegisterDomainInput): Promise<RegistrationResult> {
  await sleep(1_000);
  return registerAsItIs(input);
}
