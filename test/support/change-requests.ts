// Changes of names that the simulator's account holds, as a backend asks for them.
import { randomUUID } from 'node:crypto';
import type { OperationHandle, OperationRequest, OperationResult } from '../../src/client/index.js';
import type { RequestOf } from '../../src/domain/operations/kinds.js';
import type { DomainInput } from '../../src/simulator/admin-client.js';
import { getOperation } from '../../src/workflows/messages.js';
import { freshName } from './registration-order.js';
import type { TenureEnvironment } from './tenure-environment.js';

/** A name in the account, with name servers of its own, that nobody changes but this test. */
export async function heldName(env: TenureEnvironment, seed: Partial<DomainInput> = {}, tld = 'com'): Promise<string> {
  const domain = freshName(tld);
  await env.simulator.admin.seedDomain({ nameservers: ['ns1.old.example', 'ns2.old.example'], ...seed, domain });
  return domain;
}

export function ask<T extends keyof RequestOf>(
  env: TenureEnvironment,
  type: T,
  request: Omit<RequestOf[T], 'domain'> & { readonly domain: string },
): Promise<OperationHandle> {
  // The two belong together; TypeScript cannot pair them through a type parameter.
  const operation = { type, request } as unknown as OperationRequest['operation'];
  return env.tenure.request({ requestId: randomUUID(), operation });
}

export async function resultOf<T extends keyof RequestOf>(
  env: TenureEnvironment,
  type: T,
  request: Omit<RequestOf[T], 'domain'> & { readonly domain: string },
): Promise<OperationResult> {
  return (await ask(env, type, request)).result();
}

/** Of an operation that runs or has ended. */
export async function timelineOf(env: TenureEnvironment, operation: OperationHandle): Promise<readonly string[]> {
  const { timeline } = await env.client.workflow.getHandle(operation.id).query(getOperation);
  return timeline.map(({ text }) => text);
}

/** How often a command of this name reached the registrar and ran. */
export async function executed(env: TenureEnvironment, command: string, domain: string): Promise<number> {
  const calls = await env.simulator.admin.journal(domain);
  return calls.filter((call) => call.command === command && call.executed).length;
}

export async function atRegistrar(env: TenureEnvironment, domain: string) {
  const found = (await env.simulator.admin.domains()).find((held) => held.name === domain);
  if (found === undefined) throw new Error(`${domain} is not at the simulator`);
  return found;
}
