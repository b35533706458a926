// CANCEL_PENDING_ORDERS: account-wide, up to a date. The reference calls it dangerous, and it is (3.10).
import { cancelOrder } from '../registry/order-book.js';
import { invalid, missing, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

export function cancelPendingOrders(call: Call): Reply {
  const toDate = call.attributes.given('to_date');
  if (toDate === undefined) return missing('to_date');
  if (!/^\d{1,11}$/.test(toDate)) return invalid('to_date', 'must be epoch seconds');
  const statuses = call.attributes.texts('status') ?? [call.attributes.given('status') ?? 'pending'];
  if (!statuses.every((status) => status === 'pending' || status === 'declined')) {
    return invalid('status', 'must be pending or declined');
  }
  const before = Number(toDate) * 1000;
  const cancelled = [...call.world.orders.values()].filter(
    (order) =>
      order.account === call.account.username &&
      order.createdAt <= before &&
      statuses.some((status) => status === order.status),
  );
  for (const order of cancelled) cancelOrder(call.world, order, call.at, 'Cancelled by CANCEL_PENDING_ORDERS.');
  return success('Command successful', {
    total: cancelled.length,
    cancelled: cancelled.map((order) => ({ domain: order.domain, id: order.id, reg_type: order.type })),
  });
}
