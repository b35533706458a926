// GET_ORDERS_BY_DOMAIN: the orders of one name, newest first (reference 3.7).
import { DAY_MS, naiveDate, parseDay } from '../state/dates.js';
import { ORDER_STATUSES } from '../state/model.js';
import { ordersOf } from '../state/world.js';
import { invalid, missing, success, type Reply } from '../wire/reply.js';
import { domainNameOf, pageOf, pageSlice, type Call } from './command.js';

const TYPES: ReadonlySet<string> = new Set([
  'new',
  'premium',
  'renewal',
  'sunrise',
  'transfer',
  'whois_privacy',
  'landrush',
]);
const STATUSES: ReadonlySet<string> = new Set(ORDER_STATUSES);

export function getOrdersByDomain(call: Call): Reply {
  const name = domainNameOf(call);
  if (name === undefined) return missing('domain');
  const type = call.attributes.given('type');
  if (type !== undefined && !TYPES.has(type)) return invalid('type', 'unknown order type');
  const status = call.attributes.given('status');
  if (status !== undefined && !STATUSES.has(status)) return invalid('status', 'unknown order status');
  const from = dayOf(call, 'order_from');
  const to = dayOf(call, 'order_to');
  if (from === 'wrong') return invalid('order_from', 'must be YYYY-MM-DD');
  if (to === 'wrong') return invalid('order_to', 'must be YYYY-MM-DD');
  const matching = ordersOf(call.world, name)
    .filter((order) => order.account === call.account.username && order.status !== 'deleted')
    .filter((order) => type === undefined || order.type === type)
    .filter((order) => status === undefined || order.status === status)
    .filter((order) => from === undefined || order.createdAt >= from)
    .filter((order) => to === undefined || order.createdAt < to + DAY_MS)
    .toReversed();
  const page = pageOf(call, 40, 100);
  const isHostile = call.world.profile === 'hostile';
  return success('Command successful', {
    orders: pageSlice(matching, page).map((order) => ({
      id: order.id,
      // The reference shows no format; the hostile profile takes the other one that clients must accept.
      order_date: isHostile ? Math.floor(order.createdAt / 1000) : naiveDate(order.createdAt),
      status: order.status,
      type: order.type,
    })),
    page_size: page.limit,
  });
}

function dayOf(call: Call, key: string): number | 'wrong' | undefined {
  const text = call.attributes.given(key);
  return text === undefined ? undefined : (parseDay(text) ?? 'wrong');
}
