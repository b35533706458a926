// Which order at the registrar is the one that this operation placed. OpenSRS has no idempotency key, so this is decided here.
import type { Instant } from './instant.js';

/** How an operation knows its own orders. Stored in its history before anything is sent. */
export interface OrderIdentity {
  /** Carried in `affiliate_id`. Absent where the caller uses affiliate ids itself, or the registrar record says `none`. */
  readonly marker?: string;
  /** When the operation was accepted. */
  readonly since: Instant;
  /** Orders of this name that were there before: never ours. Used without a marker only. */
  readonly before: readonly string[];
  /** Ids the registrar gave us in replies: always ours. */
  readonly known: readonly string[];
}

export interface OrderSeen {
  readonly orderId: string;
  /** Empty when the registrar gave none. */
  readonly type: string;
  /** Absent when the registrar gave no readable date. */
  readonly orderedAt?: Instant;
  /** From the order itself; absent while it has not been read. */
  readonly affiliateId?: string;
}

/** Clocks differ. For the snapshot only: there, a date that is taken too widely would make an older order ours. */
const SKEW_MS = 5 * 60_000;
/**
 * Order dates carry no zone and may be Toronto's (XCP reference 1.8): read as UTC, an order of this minute then seems hours old.
 * Where the marker or the snapshot tells our orders apart anyway, nothing that new is dropped for its date.
 */
const ZONE_DOUBT_MS = 86_400_000;

export function isOurs(order: OrderSeen, identity: OrderIdentity, types: readonly string[]): boolean {
  if (identity.known.includes(order.orderId)) return true;
  if (!isOfType(order, types)) return false;
  if (identity.marker !== undefined) return order.affiliateId === identity.marker;
  return !identity.before.includes(order.orderId) && isSince(order, identity.since, ZONE_DOUBT_MS);
}

/** Worth reading in full before `isOurs` can tell. */
export function mayBeOurs(order: OrderSeen, identity: OrderIdentity, types: readonly string[]): boolean {
  if (identity.marker === undefined || identity.known.includes(order.orderId)) return isOurs(order, identity, types);
  return isOfType(order, types) && isSince(order, identity.since, ZONE_DOUBT_MS);
}

/**
 * The snapshot taken before sending. Orders dated after the operation was accepted are left out: after a reset or a restored
 * database the snapshot is taken a second time, and such an order is then our own.
 */
export function ordersBefore(orders: readonly OrderSeen[], since: Instant): readonly string[] {
  return orders.filter((order) => !isSince(order, since, SKEW_MS)).map((order) => order.orderId);
}

/** A list that leaves the type out does not rule the order out. */
function isOfType(order: OrderSeen, types: readonly string[]): boolean {
  return order.type === '' || types.includes(order.type);
}

function isSince(order: OrderSeen, since: Instant, doubtMs: number): boolean {
  if (order.orderedAt === undefined) return true;
  const coarse = order.orderedAt.endsWith('T00:00:00.000Z') ? 86_400_000 : 0;
  return Date.parse(order.orderedAt) + coarse >= Date.parse(since) - doubtMs;
}
