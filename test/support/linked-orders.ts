// Groups of linked orders as a backend would ask for them, and how to look at their members.
import { randomUUID } from 'node:crypto';
import type { LinkedDomainsHandle, LinkedDomainsView, LinkedOrder, OperationHandle } from '../../src/client/index.js';
import { freshName, orderFor } from './registration-order.js';
import type { TenureEnvironment } from './tenure-environment.js';
import { until } from './until.js';

export function freshNames(count: number): readonly string[] {
  return Array.from({ length: count }, () => freshName());
}

export function groupOf(domains: LinkedOrder['domains'], changes: Partial<LinkedOrder> = {}): LinkedOrder {
  const { domain: _, requestId: __, linkTo: ___, ...common } = orderFor('example.com');
  return { ...common, requestId: randomUUID(), domains, ...changes };
}

/** Resolves when the first name is under way and all others wait for it. */
export function waitsForHead(group: LinkedDomainsHandle): Promise<LinkedDomainsView> {
  return until(
    () => group.state(),
    ({ waitingFor, members }) => waitingFor.kind === 'linked_master' && members[0]?.state === 'in_progress',
  );
}

/** The operation of the member at this place, and its parked order, once a person has to act on it. */
export async function parkedMember(
  env: TenureEnvironment,
  group: LinkedDomainsHandle,
  index: number,
): Promise<{ readonly operation: OperationHandle; readonly orderId: string }> {
  const view = await until(
    () => group.state(),
    ({ members }) => members[index]?.state === 'in_progress',
  );
  const member = view.members[index];
  const operation = env.tenure.operation(member?.state === 'in_progress' ? member.operationId : '');
  const status = await until(
    () => operation.state(),
    ({ state }) => state === 'action_required',
  );
  return { operation, orderId: status.orderIds.at(-1) ?? '' };
}

export async function chargesOf(env: TenureEnvironment, domain: string): Promise<number> {
  return (await env.simulator.admin.ledger(domain)).entries.filter((entry) => entry.kind === 'charge').length;
}
