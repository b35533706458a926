// A name at another registrar, the order that fetches it, and what the books say afterwards.
import { randomUUID } from 'node:crypto';
import { temporal } from '@temporalio/proto';
import { expect } from 'vitest';
import type { OperationHandle } from '../../../src/client/index.js';
import type { DomainInput, JournalEntryView } from '../../../src/simulator/admin-client.js';
import { isEnded } from '../../../src/domain/operation.js';
import type { OperationStatus } from '../../../src/client/operation-status.js';
import { freshName, registrant } from '../../support/registration-order.js';
import type { TenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

export const CODE = 'Right-Code-77';

/** Held elsewhere, unlocked, old enough, with `CODE` as its auth code. */
export async function nameElsewhere(
  env: TenureEnvironment,
  seed: Partial<DomainInput> = {},
  tld = 'com',
): Promise<string> {
  const domain = freshName(tld);
  await env.simulator.admin.seedDomain({ domain, taken: true, authCode: CODE, ...seed });
  return domain;
}

export function transfer(
  env: TenureEnvironment,
  domain: string,
  request: Readonly<Record<string, unknown>> = {},
): Promise<OperationHandle> {
  const asked = { domain, contacts: { registrant, admin: registrant, billing: registrant }, ...request };
  // As from a bare SDK: the client checks it like anybody's.
  const operation = { type: 'transferDomain', request: asked } as never;
  return env.tenure.request({ requestId: randomUUID(), operation });
}

/** Until it waits for that; an operation that ended instead is shown as it is. */
export async function waiting(operation: OperationHandle, kind: string): Promise<OperationStatus> {
  const seen = await until(
    () => operation.state(),
    ({ waitingFor, state }) => waitingFor.kind === kind || isEnded(state),
  );
  expect(seen.waitingFor).toMatchObject({ kind });
  return seen;
}

/** The registry completes, whoever was waited for. */
export async function letArrive(env: TenureEnvironment, domain: string): Promise<void> {
  await env.simulator.admin.completeTransfer(domain);
}

export async function charges(env: TenureEnvironment, domain: string): Promise<readonly unknown[]> {
  const { entries } = await env.simulator.admin.ledger(domain);
  return entries.filter((entry) => entry.kind === 'charge');
}

export async function callsFor(env: TenureEnvironment, domain: string): Promise<readonly string[]> {
  return (await env.simulator.admin.journal(domain)).map(({ command }: JournalEntryView) => command);
}

export async function eventTypes(env: TenureEnvironment, workflowId: string): Promise<readonly string[]> {
  const { events } = await env.client.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).map(({ eventType }) => temporal.api.enums.v1.EventType[eventType ?? 0] ?? `${eventType}`);
}

export async function update(env: TenureEnvironment, id: string, name: string, input: unknown): Promise<unknown> {
  return env.client.workflow.getHandle(id).executeUpdate(name, { args: [input] });
}

/** Oldest first. */
export async function orderStatuses(env: TenureEnvironment, domain: string): Promise<readonly string[]> {
  return (await env.simulator.admin.orders(domain)).toSorted((a, b) => a.id - b.id).map(({ status }) => status);
}

/** The timeline holds a sentence with these words. */
export async function untilSaid(operation: OperationHandle, words: string): Promise<void> {
  await until(
    () => operation.state(),
    ({ timeline }) => timeline.some(({ text }) => text.includes(words)),
  );
}
