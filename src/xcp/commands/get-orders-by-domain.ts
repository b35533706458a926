/** GET_ORDERS_BY_DOMAIN (opensrs-xcp 3.7): the orders of one name. The first thing to read when an answer was lost. */
import { digits, readCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { assocsOf, textOf, wordOf } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

/** Statuses of an order (opensrs-xcp 5.1). */
export const ORDER_STATUSES = [
  'completed',
  'pending',
  'declined',
  'cancelled',
  'deleted',
  'waiting',
  'processed',
  'pending_fax',
  'ca_owner_approval',
] as const;

/** One of `ORDER_STATUSES`. */
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Which orders. */
export interface OrdersQuestion {
  readonly domain: string;
  /** `YYYY-MM-DD`. */
  readonly orderedFrom?: string;
  /** `YYYY-MM-DD`. */
  readonly orderedTo?: string;
  readonly status?: OrderStatus;
  readonly type?: 'new' | 'premium' | 'renewal' | 'sunrise' | 'transfer' | 'whois_privacy';
  /** @default 40 */
  readonly limit?: number;
  /** From 1. */
  readonly page?: number;
}

/** One order in the list. */
export interface OrderRow {
  readonly orderId: string;
  /** `unknown` for a word that is not in `ORDER_STATUSES`. */
  readonly status: OrderStatus | 'unknown';
  readonly type: string | undefined;
  readonly orderedAt: string | undefined;
}

/** Asks for the orders of a name. */
export function getOrdersByDomainCommand(question: OrdersQuestion): XcpCommand {
  return readCommand('GET_ORDERS_BY_DOMAIN', {
    domain: question.domain,
    order_from: question.orderedFrom,
    order_to: question.orderedTo,
    status: question.status,
    type: question.type,
    limit: digits(question.limit),
    page: digits(question.page),
  });
}

/** Reads the reply; rows without an id are left out, since nothing can be done with them. */
export function getOrdersByDomainReplyFrom(reply: XcpReply): ReadResult<readonly OrderRow[]> {
  return readResult({ action: 'GET_ORDERS_BY_DOMAIN', object: 'DOMAIN' }, reply, (attributes) =>
    assocsOf(attributes, 'orders').flatMap((row) => {
      const orderId = wordOf(row, 'id') ?? wordOf(row, 'order_id');
      if (orderId === undefined) return [];
      const status = orderStatusFrom(wordOf(row, 'status'));
      return [{ orderId, status, type: wordOf(row, 'type'), orderedAt: instantFrom(textOf(row, 'order_date')) }];
    }),
  );
}

/** A status word as one of the known ones. */
export function orderStatusFrom(word: string | undefined): OrderStatus | 'unknown' {
  const wanted = word?.toLowerCase();
  return ORDER_STATUSES.find((status) => status === wanted) ?? 'unknown';
}
