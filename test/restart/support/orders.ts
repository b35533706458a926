// What is asserted of every order in these stories: the simulator's books and order list, and the operation's own result.
import { expect } from 'vitest';
import type { OperationHandle, OperationResult } from '../../../src/client/index.js';
import type { FaultInput } from '../../../src/simulator/admin-client.js';
import { until } from '../../support/until.js';
import type { Stage } from './stage.js';

export type Registered = Extract<OperationResult, { outcome: 'registered' }>;

/** The longest wait is for a read that died with its worker: 45 s until the server gives it to another. */
const PATIENCE_MS = 150_000;

/** Succeeds when the operation ends registered, with one order at the registrar and one charge in its books. */
export async function expectOneOrder(stage: Stage, operation: OperationHandle): Promise<Registered> {
  const result = await operation.result({ timeoutMs: PATIENCE_MS });
  if (result.outcome !== 'registered') throw new Error(`${operation.domain} ended as ${JSON.stringify(result)}`);
  const { charge } = result;
  if (charge === undefined) throw new Error(`${operation.domain} has no charge`);
  const { orderId } = charge;
  expect(result.orderIds).toEqual([orderId]);
  expect(await ordersAndCharges(stage, operation.domain)).toEqual({
    orders: [{ id: orderId, status: 'completed' }],
    charges: [{ orderId, amount: charge.amount }],
  });
  return result;
}

export interface OrdersAndCharges {
  readonly orders: readonly { readonly id: string; readonly status: string }[];
  readonly charges: readonly { readonly orderId: string; readonly amount: string }[];
}

export async function ordersAndCharges({ simulator }: Stage, domain: string): Promise<OrdersAndCharges> {
  const [orders, { entries }] = await Promise.all([simulator.admin.orders(domain), simulator.admin.ledger(domain)]);
  return {
    orders: orders.map(({ id, status }) => ({ id: String(id), status })),
    charges: entries
      .filter(({ kind }) => kind === 'charge')
      .map(({ orderId, amount }) => ({ orderId: String(orderId), amount })),
  };
}

export interface HeldCall {
  /** Resolves when the simulator holds the call; `after: commit` then means that it was executed. */
  readonly reached: () => Promise<void>;
  readonly release: () => Promise<number>;
}

/** Holds the first such call of a name until it is released. */
export async function holdCall(
  { simulator }: Stage,
  domain: string,
  command: string,
  after: 'before' | 'commit',
): Promise<HeldCall> {
  const fault: FaultInput = { on: { command, domain }, after, action: { kind: 'hold' } };
  const { id } = await simulator.admin.addFault(fault);
  const held = async (): Promise<number> =>
    (await simulator.admin.faults()).find((other) => other.id === id)?.held ?? 0;
  return {
    reached: async () => void (await until(held, (calls) => calls === 1)),
    release: () => simulator.admin.releaseFault(id),
  };
}
