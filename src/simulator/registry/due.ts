// Runs what the virtual clock has made due. Called before every command and every admin request, so nothing is seen late.
import { NO_BEHAVIOURS } from '../faults/behaviours.js';
import type { Order } from '../state/model.js';
import type { Task } from '../state/schedule.js';
import type { World } from '../state/world.js';
import { cancelOrder, DRAFT_LIFE_MS, setStatus } from './order-book.js';
import { finishChange } from './queued-changes.js';
import { completeRegistration } from './register.js';
import { completeRenewal } from './renew.js';
import { runTimeline } from './timeline.js';
import { completeTrade } from './trade.js';
import { transferMoment } from './transfer-acts.js';
import { runVerification } from './verification.js';

export function runDue(world: World): void {
  const now = world.clock.now();
  for (let due = world.schedule.takeDue(now); due !== undefined; due = world.schedule.takeDue(now)) {
    runTask(world, due.task, due.at);
  }
}

function runTask(world: World, task: Task, at: number): void {
  switch (task.kind) {
    case 'finish_order': {
      const order = world.orders.get(task.orderId);
      if (order !== undefined) finishOrder(world, order, task.outcome, at);
      return;
    }
    case 'finish_change': {
      const change = world.changes.get(task.changeId);
      if (change !== undefined) finishChange(change, task.outcome, at);
      return;
    }
    case 'expire_draft':
      expireDraft(world, task.orderId, at);
      return;
    case 'domain_timeline':
      runTimeline(world, task.domain, at);
      return;
    case 'verification':
      runVerification(world, task.domain, at);
      return;
    case 'transfer':
      transferMoment(world, task.transferId, task.moment, at);
      return;
  }
}

/** The registry's late answer to a waiting order. False when the order waits for nothing. */
export function finishOrder(world: World, order: Order, outcome: 'completed' | 'declined', at: number): boolean {
  const account = world.accounts.get(order.account);
  // A transfer is answered by registrant, losing registrar and registry, not by its order.
  if (order.status !== 'waiting' || account === undefined || order.work.kind === 'transfer') return false;
  if (outcome === 'declined') {
    setStatus(world, order, 'declined', at, 'Declined by the registry.');
    return true;
  }
  if (order.work.kind === 'renewal')
    return completeRenewal(world, account, order, order.work.request, at) !== undefined;
  if (order.work.kind === 'trade') {
    completeTrade(world, account, order, order.work.request.owner, at);
    return true;
  }
  if (world.domains.has(order.domain)) {
    setStatus(world, order, 'declined', at, 'Declined by the registry: domain taken.');
    return true;
  }
  completeRegistration(world, account, order, at, NO_BEHAVIOURS);
  return true;
}

function expireDraft(world: World, orderId: number, at: number): void {
  const order = world.orders.get(orderId);
  if (order === undefined || order.status !== 'pending') return;
  const dueAt = order.updatedAt + DRAFT_LIFE_MS;
  if (at >= dueAt) cancelOrder(world, order, at, 'Cancelled: pending for 30 days without activity.');
  else world.schedule.add(dueAt, { kind: 'expire_draft', orderId });
}
