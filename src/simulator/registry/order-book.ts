// The life of an order: opened, held for, charged, cancelled. No XCP here.
import type { Behaviours } from '../faults/behaviours.js';
import { recordCharge } from '../state/ledger.js';
import { orderEvent } from '../state/events.js';
import { DAY_MS } from '../state/dates.js';
import type { Account, Order, OrderStatus, OrderType, OrderWork } from '../state/model.js';
import { addOrder, ordersOf, type World } from '../state/world.js';

/** Pending orders are cancelled after 30 days without activity (reference 5.1). */
export const DRAFT_LIFE_MS = 30 * DAY_MS;

export interface NewOrder {
  readonly type: OrderType;
  readonly domain: string;
  readonly work: OrderWork;
  readonly costCents: number;
}

export function openOrder(world: World, account: Account, order: NewOrder, at: number): Order {
  const opened: Order = {
    id: world.nextOrderId(),
    account: account.username,
    ...order,
    createdAt: at,
    status: 'pending',
    updatedAt: at,
    completedAt: undefined,
    holdCents: 0,
    parkedFor: undefined,
    queueRequestId: undefined,
    asyncReason: undefined,
    replacedBy: undefined,
    notes: [],
  };
  addOrder(world, opened);
  world.schedule.add(at + DRAFT_LIFE_MS, { kind: 'expire_draft', orderId: opened.id });
  return opened;
}

const HOLDING: ReadonlySet<OrderStatus> = new Set([
  'pending',
  'pending_fax',
  'ca_owner_approval',
  'waiting',
  'processed',
]);

export function setStatus(world: World, order: Order, status: OrderStatus, at: number, note: string): void {
  order.status = status;
  order.updatedAt = at;
  // Only orders that may still be carried out hold money, by whatever road they got here.
  const account = world.accounts.get(order.account);
  if (account !== undefined && !HOLDING.has(status)) releaseHold(account, order);
  if (status === 'completed') order.completedAt = at;
  order.notes.push({ at, text: note });
  orderEvent(world, order, at);
}

/** What the account could spend on this order: its own hold counts as available. */
export function availableCents(account: Account, order: Order | undefined): number {
  return account.balanceCents - account.holdCents + (order?.holdCents ?? 0);
}

/** Saved and waiting orders hold funds (reference 3.3), as far as there are any. */
export function holdFunds(account: Account, order: Order): void {
  if (order.holdCents > 0 || availableCents(account, order) < order.costCents) return;
  order.holdCents = order.costCents;
  account.holdCents += order.costCents;
}

/** Code 250: the order holds its funds, and the registry answers later, or never. */
export function submitToRegistry(
  world: World,
  account: Account,
  order: Order,
  later: NonNullable<Behaviours['asynchronous']>,
  at: number,
): void {
  holdFunds(account, order);
  order.queueRequestId = world.nextQueueId();
  order.asyncReason = later.reason;
  setStatus(world, order, 'waiting', at, 'Submitted to the asynchronous registry.');
  if (later.outcome === 'never') return;
  world.schedule.add(at + later.afterSeconds * 1000, {
    kind: 'finish_order',
    orderId: order.id,
    outcome: later.outcome,
  });
}

export function releaseHold(account: Account, order: Order): void {
  account.holdCents -= order.holdCents;
  order.holdCents = 0;
}

export function chargeOrder(world: World, account: Account, order: Order, at: number): void {
  releaseHold(account, order);
  const periodYears = order.work.request.periodYears;
  const purchase = { orderId: order.id, domain: order.domain, operation: order.type, periodYears };
  recordCharge(world.ledger, account, { ...purchase, amountCents: order.costCents }, at);
}

export function cancelOrder(world: World, order: Order, at: number, why: string): void {
  setStatus(world, order, 'cancelled', at, why);
}

/** Other pending orders for the name that a success makes pointless; their ids go into `cancelled_orders`. */
export function cancelCompeting(world: World, winner: Order, at: number): readonly number[] {
  const losers = ordersOf(world, winner.domain).filter(
    (order) =>
      order.id !== winner.id &&
      order.account === winner.account &&
      order.type !== 'renewal' &&
      order.type !== 'trade' &&
      (order.status === 'pending' || order.status === 'pending_fax' || order.status === 'ca_owner_approval'),
  );
  for (const order of losers) cancelOrder(world, order, at, `Cancelled: order ${winner.id} registered the domain.`);
  return losers.map((order) => order.id);
}
