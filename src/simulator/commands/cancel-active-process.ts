// CANCEL_ACTIVE_PROCESS: takes back a request that waits at an asynchronous registry. Wholly inferred (reference 3, level ?).
import { cancelOrder } from '../registry/order-book.js';
import { waitingOrderOf } from '../registry/register.js';
import { failure, missing, success, type Reply } from '../wire/reply.js';
import { domainNameOf, type Call } from './command.js';

export function cancelActiveProcess(call: Call): Reply {
  const id = call.attributes.given('order_id');
  const name = domainNameOf(call);
  if (id === undefined && name === undefined) return missing('order_id');
  const order = id === undefined ? waitingOrderOf(call.world, name ?? '') : call.world.orders.get(Number(id));
  if (order === undefined || order.account !== call.account.username)
    return failure(480, 'No active process was found');
  if (order.type === 'transfer') return failure(465, `Order ${order.id} is a transfer; CANCEL_TRANSFER takes it back`);
  if (order.status !== 'waiting')
    return failure(465, `Order ${order.id} is ${order.status}; there is no active process`);
  cancelOrder(call.world, order, call.at, 'The active process was cancelled by the reseller.');
  return success('Active process cancelled', { order_id: order.id, domain: order.domain });
}
