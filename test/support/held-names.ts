// Names that the simulator's reseller holds already, and requests about them.
import { randomUUID } from 'node:crypto';
import type { OperationHandle } from '../../src/client/index.js';
import type { ManualStepView } from '../../src/domain/manual-step/view.js';
import type { RequestedOperation } from '../../src/domain/operations/kinds.js';
import type { JournalEntryView } from '../../src/simulator/admin/views.js';
import type { DomainInput } from '../../src/simulator/admin/inputs.js';
import { freshName } from './registration-order.js';
import type { TenureEnvironment } from './tenure-environment.js';
import { until } from './until.js';

const DAY_MS = 86_400_000;

/** A day counted from now; negative ones are past. */
export const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

/** A name of the account, by default registered a year and a half ago and with half a year to go. */
export async function heldName(env: TenureEnvironment, seed: Partial<DomainInput> = {}, tld = 'com'): Promise<string> {
  const domain = seed.domain ?? freshName(tld);
  await env.simulator.admin.seedDomain({ createdAt: inDays(-547), expiresAt: inDays(183), ...seed, domain });
  return domain;
}

export async function ask(env: TenureEnvironment, operation: RequestedOperation): Promise<OperationHandle> {
  return await env.tenure.request({ requestId: randomUUID(), operation });
}

/** What was charged for the name, oldest first. */
export async function chargesOf(env: TenureEnvironment, domain: string): Promise<readonly (string | null)[]> {
  const { entries } = await env.simulator.admin.ledger(domain);
  return entries.filter((entry) => entry.kind === 'charge').map((entry) => entry.operation);
}

/** The commands that reached the registrar for the name, in order. */
export async function callsOf(
  env: TenureEnvironment,
  domain: string,
  command: string,
): Promise<readonly JournalEntryView[]> {
  return (await env.simulator.admin.journal(domain)).filter((call) => call.command === command);
}

/** The manual step of the operation, as soon as one is open. */
export async function openStep(operation: OperationHandle): Promise<ManualStepView> {
  const step = await until(
    () => operation.manualStep.open(),
    (open) => open !== undefined,
  );
  if (step === undefined) throw new Error('no step is open');
  return step;
}
