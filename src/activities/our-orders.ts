// Finds the orders that an operation placed, newest first. The marker in `affiliate_id` shows only in the order itself.
import { type OrderIdentity, type OrderSeen, isOurs, mayBeOurs } from '../domain/order-match.js';
import type { XcpClient } from '../xcp/client.js';
import { type OrderInfo, getOrderInfoCommand, getOrderInfoReplyFrom } from '../xcp/commands/get-order-info.js';
import {
  type OrderRow,
  type OrderStatus,
  getOrdersByDomainCommand,
  getOrdersByDomainReplyFrom,
} from '../xcp/commands/get-orders-by-domain.js';
import { type Answer, ask } from './ask-registrar.js';
import { orderMarker } from './order-marker.js';
import { failureOfRead } from './registrar-failure.js';

export interface OurOrder {
  readonly orderId: string;
  readonly status: OrderStatus | 'unknown';
  readonly info: OrderInfo | undefined;
}

/** The identity as the wire has it: the operation id in it becomes its hash. */
export function onWire(identity: OrderIdentity): OrderIdentity {
  return identity.marker === undefined ? identity : { ...identity, marker: orderMarker(identity.marker) };
}

/**
 * The marker tells our orders at any age, and an order may be older than the operation that looks for it: a request that is
 * repeated after the database was restored is accepted anew, days after its order was placed.
 */
const EVER = '2000-01-01T00:00:00.000Z';

/** The newest order of this operation; undefined when there is none. Throws like `ask`. */
export async function newestOfOurs(
  client: XcpClient,
  domain: string,
  identity: OrderIdentity,
  types: readonly string[],
  signal?: AbortSignal,
): Promise<OurOrder | undefined> {
  const search = identity.marker === undefined ? identity : { ...identity, since: EVER };
  const rows = await readOrders(client, domain, search.since, signal);
  const listed = new Set(rows.map((row) => row.orderId));
  const unlisted = identity.known
    .filter((orderId) => !listed.has(orderId))
    .map((orderId): OrderSeen => ({ orderId, type: '' }));
  const candidates = [...rows.map(seenFrom), ...unlisted]
    .filter((order) => mayBeOurs(order, search, types))
    .toSorted(newestFirst);
  for (const candidate of candidates) {
    const info = await readOrder(client, candidate.orderId, signal);
    // Listed, but not readable: whose it is cannot be told, and "not ours" would be a licence to send again.
    // Of old orders that can be assumed; not of one that this operation can have placed since it was accepted.
    const mustBeTold = listed.has(candidate.orderId) && mayBeOurs(candidate, identity, types);
    if (info === undefined && mustBeTold && !isOurs(candidate, identity, types))
      throw failureOfRead({ kind: 'unknown', code: NOT_FOUND, text: '' }, 'GET_ORDER_INFO of a listed order');
    const seen = info?.affiliateId === undefined ? candidate : { ...candidate, affiliateId: info.affiliateId };
    if (!isOurs(seen, identity, types) || isOfAnotherName(info, domain)) continue;
    const row = rows.find((other) => other.orderId === candidate.orderId);
    return {
      orderId: candidate.orderId,
      status: info?.status === undefined || info.status === 'unknown' ? (row?.status ?? 'unknown') : info.status,
      info,
    };
  }
  return undefined;
}

/** A known order that is alive is read alone; the list is asked only where another order may have taken its place. */
export async function latestOfOurs(
  client: XcpClient,
  { domain, identity }: { readonly domain: string; readonly identity: OrderIdentity },
  types: readonly string[],
  signal?: AbortSignal,
): Promise<OurOrder | undefined> {
  const latest = identity.known.at(-1);
  if (latest !== undefined) {
    const info = await readOrder(client, latest, signal);
    const status = isOfAnotherName(info, domain) ? 'unknown' : (info?.status ?? 'unknown');
    if (status === 'completed' || status === 'pending' || status === 'waiting')
      return { orderId: latest, status, info };
  }
  return newestOfOurs(client, domain, onWire(identity), types, signal);
}

/** An id that came with a refusal may mean anything; the order itself says which name it is for. */
export function isOfAnotherName(info: OrderInfo | undefined, domain: string): boolean {
  return info?.domain !== undefined && info.domain.toLowerCase() !== domain;
}

export async function readOrder(
  client: XcpClient,
  orderId: string,
  signal?: AbortSignal,
): Promise<OrderInfo | undefined> {
  return foundOrNone(await ask(client, getOrderInfoCommand(orderId), getOrderInfoReplyFrom, signal), 'GET_ORDER_INFO');
}

const NOT_FOUND = '480';

/** Only "not found" says that there is nothing. Any other refusal of a read says nothing, and must not pass for an empty answer. */
function foundOrNone<T>(answer: Answer<T>, what: string): T | undefined {
  if (answer.kind === 'read') return answer.value;
  if (answer.code === NOT_FOUND) return undefined;
  throw failureOfRead({ kind: 'unknown', code: answer.code, text: answer.text }, what);
}

/** Every order of the name since a day before; a name that the registrar does not know has none. */
export async function readOrders(
  client: XcpClient,
  domain: string,
  since: string,
  signal?: AbortSignal,
): Promise<readonly OrderRow[]> {
  const orderedFrom = new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10);
  const answer = await ask(
    client,
    getOrdersByDomainCommand({ domain, orderedFrom, limit: 40 }),
    getOrdersByDomainReplyFrom,
    signal,
  );
  return foundOrNone(answer, 'GET_ORDERS_BY_DOMAIN') ?? [];
}

export function seenFrom(row: OrderRow): OrderSeen {
  return {
    orderId: row.orderId,
    type: row.type ?? '',
    ...(row.orderedAt === undefined ? {} : { orderedAt: row.orderedAt }),
  };
}

/** Ids grow, so the longer and then the larger is the newer. */
function newestFirst(left: OrderSeen, right: OrderSeen): number {
  return right.orderId.length - left.orderId.length || (right.orderId > left.orderId ? 1 : -1);
}
