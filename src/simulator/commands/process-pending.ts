// PROCESS_PENDING: releases or cancels an order; a declined or cancelled one is replaced by a new order (reference 3.9).
import { cancelOrder, openOrder, setStatus } from '../registry/order-book.js';
import { executeRegistration, findObstacle, waitingOrderOf } from '../registry/register.js';
import { refusedReply, registrationReply } from '../registry/registration-reply.js';
import { barFor, executeTransfer, transferObstacle } from '../registry/transfer-book.js';
import { barReply, transferReply, transferRefusedReply } from '../registry/transfer-reply.js';
import { executeRenewal, renewalRefusal } from '../registry/renew.js';
import { renewalReply } from '../registry/renewal-reply.js';
import type { Order } from '../state/model.js';
import { ownDomain } from '../state/world.js';
import { failure, invalid, missing, notOurs, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

export function processPending(call: Call): Reply {
  const id = call.attributes.given('order_id');
  if (id === undefined) return missing('order_id');
  const order = /^\d{1,12}$/.test(id) ? call.world.orders.get(Number(id)) : undefined;
  if (order === undefined || order.account !== call.account.username) return failure(480, `Order ${id} not found`);
  const command = call.attributes.given('command');
  if (command === 'cancel') return cancel(call, order);
  if (command !== undefined && command !== 'process') return invalid('command', 'must be cancel or absent');
  return process(call, order);
}

function cancel(call: Call, order: Order): Reply {
  switch (order.status) {
    case 'pending':
    case 'pending_fax':
    case 'ca_owner_approval':
    case 'declined':
      cancelOrder(call.world, order, call.at, 'Cancelled by the reseller.');
      return success(`Order ${order.id} has been cancelled`, { order_id: order.id, domain: order.domain });
    case 'waiting':
    case 'processed':
      return failure(437, `Order ${order.id} is being processed and cannot be cancelled`);
    case 'completed':
    case 'cancelled':
    case 'deleted':
      return failure(465, `Order ${order.id} is ${order.status} and cannot be cancelled`);
  }
}

function process(call: Call, order: Order): Reply {
  switch (order.status) {
    case 'pending':
    case 'pending_fax':
    case 'ca_owner_approval':
      return execute(call, order, undefined);
    case 'declined':
      return order.work.kind === 'trade'
        ? failure(465, `Order ${order.id} is a declined trade; order a new one`)
        : execute(call, order, order);
    case 'cancelled':
      return order.work.kind === 'registration' || order.work.kind === 'transfer'
        ? execute(call, order, order)
        : failure(465, `Order ${order.id} is cancelled and cannot be processed`);
    case 'waiting':
    case 'processed':
      return failure(437, `Order ${order.id} is already being processed`);
    case 'completed':
    case 'deleted':
      return failure(465, `Order ${order.id} is ${order.status} and cannot be processed`);
  }
}

/** `replaced` is set when a new order takes the place of the named one. */
function execute(call: Call, order: Order, replaced: Order | undefined): Reply {
  const { world, account, at, behaviours } = call;
  const work = order.work;
  const open = (): Order => (replaced === undefined ? order : replace(call, replaced));
  if (work.kind === 'registration') {
    if (waitingOrderOf(world, order.domain) !== undefined)
      return failure(437, `Another request is waiting on ${order.domain}`);
    const obstacle = findObstacle(world, account, work.request, order.costCents, order, behaviours);
    if (obstacle?.form === 'no_order') return refusedReply(obstacle.reason);
    const target = open();
    return withOrderId(
      registrationReply(world, target, executeRegistration(world, account, target, at, behaviours)),
      target,
    );
  }
  if (work.kind === 'transfer') {
    const bar = barFor(world, account, order.domain, at);
    if (bar !== undefined) return barReply(bar, world.profile === 'hostile');
    const obstacle = transferObstacle(world, account, work.request, order.costCents, order, behaviours);
    if (obstacle?.form === 'no_order') return transferRefusedReply(obstacle.reason);
    const target = open();
    const execution = executeTransfer(world, account, target, at, behaviours, 'unless_code_right');
    return withOrderId(transferReply(target, execution), target);
  }
  if (work.kind === 'trade') return failure(465, `Order ${order.id} is a trade and cannot be processed`);
  const domain = ownDomain(world, account, order.domain);
  if (domain === undefined) return notOurs(order.domain);
  const refusal = renewalRefusal(world, domain, work.request, at, order);
  if (refusal !== undefined) return failure(refusal.code, refusal.text);
  const target = open();
  return withOrderId(
    renewalReply(target, executeRenewal(world, account, target, work.request, at, behaviours)),
    target,
  );
}

function replace(call: Call, old: Order): Order {
  const fresh = openOrder(
    call.world,
    call.account,
    { type: old.type, domain: old.domain, work: old.work, costCents: old.costCents },
    call.at,
  );
  old.replacedBy = fresh.id;
  if (old.status !== 'cancelled') setStatus(call.world, old, 'cancelled', call.at, `Replaced by order ${fresh.id}.`);
  return fresh;
}

/** Beside the attributes of SW_REGISTER the reply names the order, which may be a new one. */
function withOrderId(reply: Reply, order: Order): Reply {
  const attributes = {
    ...reply.attributes,
    order_id: order.id,
    id: order.id,
    f_auto_renew: order.work.request.autoRenew ? 'Y' : 'N',
  };
  return { ...reply, attributes };
}
