/** GET_ORDER_INFO (opensrs-xcp 3.8): one order, without user name, password and auth code. */
import { readCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { assocOf, flagOf, integerOf, moneyOf, textOf, wordOf, type XcpAssoc } from '../value.js';
import { orderStatusFrom, type OrderStatus } from './get-orders-by-domain.js';
import { readResult, type ReadResult } from './read-result.js';

/** One order. Only `domain`, `type`, `affiliateId` and `status` can be relied on; the rest is given when sent. */
export interface OrderInfo {
  readonly orderId: string | undefined;
  readonly domain: string | undefined;
  readonly status: OrderStatus | 'unknown';
  readonly type: string | undefined;
  /** The marker given with the order, unchanged. */
  readonly affiliateId: string | undefined;
  /** Decimal text. */
  readonly cost: string | undefined;
  readonly periodYears: number | undefined;
  /** Of a renewal: the year that the request named. */
  readonly expiryYear: number | undefined;
  readonly registrarLock: boolean | undefined;
  readonly registrarAutoRenew: boolean | undefined;
  readonly masterOrderId: string | undefined;
  readonly profileDomain: string | undefined;
  readonly transferId: string | undefined;
  readonly orderedAt: string | undefined;
  readonly processedAt: string | undefined;
  readonly completedAt: string | undefined;
  /** Free text of the order. */
  readonly comments: string | undefined;
  readonly notes: string | undefined;
  /** Every field as it came, contacts in flattened form among them: personal data. */
  readonly fields: XcpAssoc;
}

/** Asks for one order. */
export function getOrderInfoCommand(orderId: string): XcpCommand {
  return readCommand('GET_ORDER_INFO', { order_id: orderId });
}

/** Reads the reply. */
export function getOrderInfoReplyFrom(reply: XcpReply): ReadResult<OrderInfo> {
  return readResult({ action: 'GET_ORDER_INFO', object: 'DOMAIN' }, reply, (attributes) =>
    orderFrom(assocOf(attributes, 'field_hash')),
  );
}

function orderFrom(fields: XcpAssoc): OrderInfo {
  return {
    orderId: wordOf(fields, 'id') ?? wordOf(fields, 'order_id'),
    domain: wordOf(fields, 'domain'),
    status: orderStatusFrom(wordOf(fields, 'status')),
    type: wordOf(fields, 'reg_type'),
    affiliateId: wordOf(fields, 'affiliate_id'),
    cost: moneyOf(fields, 'cost'),
    periodYears: integerOf(fields, 'period'),
    expiryYear: integerOf(fields, 'currentexpirationyear'),
    registrarLock: flagOf(fields, 'f_lock_domain'),
    registrarAutoRenew: flagOf(fields, 'f_auto_renew'),
    masterOrderId: wordOf(fields, 'master_order_id'),
    profileDomain: wordOf(fields, 'reg_domain'),
    transferId: wordOf(fields, 'transfer_id'),
    orderedAt: instantFrom(textOf(fields, 'order_date')),
    processedAt: instantFrom(textOf(fields, 'processed_date')),
    completedAt: instantFrom(textOf(fields, 'completed_date')),
    comments: textOf(fields, 'comments'),
    notes: textOf(fields, 'notes'),
    fields,
  };
}
