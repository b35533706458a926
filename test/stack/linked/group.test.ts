// Groups of linked orders against the simulator: who leads, who waits, and what the registrar's books say afterwards.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LinkedDomainsHandle, LinkedDomainsView, LinkedOrder } from '../../../src/client/index.js';
import type { FaultInput } from '../../../src/simulator/admin-client.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

const freshNames = (count: number): readonly string[] => Array.from({ length: count }, () => freshName());

function groupOf(domains: LinkedOrder['domains'], changes: Partial<LinkedOrder> = {}): LinkedOrder {
  const { domain: _, requestId: __, linkTo: ___, ...common } = orderFor('example.com');
  return { ...common, requestId: randomUUID(), domains, ...changes };
}

/** Applies to the first SW_REGISTER of this name only. */
const onRegister = (domain: string, action: FaultInput['action'], after: 'before' | 'commit' = 'before') =>
  env.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, after, action });

const waitsForHead = (group: LinkedDomainsHandle): Promise<LinkedDomainsView> =>
  until(
    () => group.state(),
    ({ waitingFor, members }) => waitingFor.kind === 'linked_master' && members[0]?.state === 'in_progress',
  );

/** The operation of the member at this place, once it shows this state. */
async function memberIn(group: LinkedDomainsHandle, index: number, state: string) {
  const operationId = await until(
    async () => {
      const member = (await group.state()).members[index];
      return member !== undefined && 'operationId' in member ? member.operationId : undefined;
    },
    (id) => id !== undefined,
  );
  const operation = env.tenure.operation(operationId ?? '');
  const status = await until(
    () => operation.state(),
    (now) => now.state === state,
  );
  return { operation, status };
}

const chargesOf = async (domain: string): Promise<number> =>
  (await env.simulator.admin.ledger(domain)).entries.filter((entry) => entry.kind === 'charge').length;

const commandsOf = async (domain: string): Promise<readonly string[]> =>
  (await env.simulator.admin.journal(domain)).map((entry) => entry.command);

test.concurrent(
  'R-24: of twelve names with the first one parked for a while and the fourth one taken, eleven are registered',
  async () => {
    const names = freshNames(12);
    const [head = '', second = '', , taken = ''] = names;
    await onRegister(head, { kind: 'park', reason: 'nameserver' });
    await env.simulator.admin.seedDomain({ domain: taken, taken: true });
    const group = await env.tenure.link(groupOf(names, { reference: 'shop-12' }));
    const { operation, status } = await memberIn(group, 0, 'action_required');
    const waiting = await waitsForHead(group);
    expect(waiting.members.slice(1).map((member) => member.state)).toEqual(Array.from({ length: 11 }, () => 'pending'));
    expect(await commandsOf(second)).toEqual([]);
    await operation.processOrder({ orderId: status.orderIds[0] ?? '' });

    const result = await group.result();
    expect(result).toMatchObject({ outcome: 'partial', heads: [head], masterOrderId: status.orderIds[0] });
    expect(result.members.map((member) => member.state)).toEqual(
      names.map((name) => (name === taken ? 'failed' : 'succeeded')),
    );
    expect(result.members[3]).toMatchObject({ domain: taken, outcome: 'taken' });
    const held = (await env.simulator.admin.domains()).filter(
      (other) => names.includes(other.name) && other.name !== taken,
    );
    expect(held).toHaveLength(11);
    expect(new Set(held.map((domain) => domain.profileId)).size).toBe(1);
    const charges = await Promise.all(names.map(chargesOf));
    expect(charges).toEqual(names.map((name) => (name === taken ? 0 : 1)));
    const orders = await Promise.all(names.slice(1).map((name) => env.simulator.admin.orders(name)));
    expect(new Set(orders.flat().map((order) => String(order.masterOrderId)))).toEqual(new Set([status.orderIds[0]]));
  },
);
