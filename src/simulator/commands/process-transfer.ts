// PROCESS_TRANSFER: submits a cancelled transfer again, under a new order and a new transfer id (reference 3.22).
import { openOrder } from '../registry/order-book.js';
import { barFor, executeTransfer, transferObstacle } from '../registry/transfer-book.js';
import { barReply, transferRefusedReply, transferReply } from '../registry/transfer-reply.js';
import { failure, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';
import { namedTransfer } from './named-transfer.js';

export function processTransfer(call: Call): Reply {
  const { world, account, at, behaviours } = call;
  const transfer = namedTransfer(call);
  if ('isSuccess' in transfer) return transfer;
  const old = transfer.orderId === undefined ? undefined : world.orders.get(transfer.orderId);
  if (transfer.status !== 'cancelled' || old?.work.kind !== 'transfer')
    return failure(465, `The transfer of ${transfer.domain} is ${transfer.status}; only a cancelled one is processed`);
  const bar = barFor(world, account, old.domain, at);
  if (bar !== undefined) return barReply(bar, world.profile === 'hostile');
  const obstacle = transferObstacle(world, account, old.work.request, old.costCents, undefined, behaviours);
  if (obstacle?.form === 'no_order') return transferRefusedReply(obstacle.reason);
  const { type, domain, work, costCents } = old;
  const order = openOrder(world, account, { type, domain, work, costCents }, at);
  old.replacedBy = order.id;
  // The registrant is asked again, whatever the code (reference 5.2).
  const execution = executeTransfer(world, account, order, at, behaviours, 'always');
  return execution.kind === 'started'
    ? success('Transfer request has been successfully sent', { order_id: order.id })
    : transferReply(order, execution);
}
