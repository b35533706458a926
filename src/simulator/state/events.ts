// The event queue (reference 3.29). Events stay until they are acknowledged.
import type { Domain, Order, QueuedEvent, Transfer } from './model.js';
import { isoDate } from './dates.js';
import type { World } from './world.js';

/** A queue that nobody polls must not grow for ever. */
const MAX_EVENTS = 50_000;

function push(world: World, event: Omit<QueuedEvent, 'id'>): void {
  world.events.push({ id: world.random.hex(32), ...event });
  if (world.events.length > MAX_EVENTS) world.events.splice(0, world.events.length - MAX_EVENTS);
}

/** Names are upper case on the wire, as in the vendor's sample; the catalogue writes them in lower case. */
export function domainEvent(
  world: World,
  domain: Domain,
  event: string,
  at: number,
  data: Readonly<Record<string, string | number | readonly string[]>> = {},
): void {
  if (domain.account === undefined) return;
  const common = { domain_name: domain.name, domain_id: domain.orderId ?? 0 };
  push(world, { account: domain.account, event, object: 'DOMAIN', at, data: { ...common, ...data } });
}

export function expirationOf(domain: Domain): { readonly expiration_date: string } {
  return { expiration_date: isoDate(domain.registrarExpiry) };
}

export function orderEvent(world: World, order: Order, at: number): void {
  const data = {
    order_id: order.id,
    domain_name: order.domain,
    order_status: order.status,
    order_reg_type: order.type,
  };
  push(world, { account: order.account, event: 'STATUS_CHANGE', object: 'ORDER', at, data });
}

export function transferEvent(world: World, transfer: Transfer, at: number): void {
  const data = {
    transfer_id: transfer.id,
    order_id: transfer.orderId ?? '',
    domain_name: transfer.domain,
    transfer_status: transfer.status,
  };
  push(world, { account: transfer.account, event: 'STATUS_CHANGE', object: 'TRANSFER', at, data });
}
