/**
 * PROCESS_PENDING (opensrs-xcp 3.9): executes or cancels an order that waits. Executing **costs money** and is not safe to
 * repeat: a declined order is replaced by a **new order with a new id**. Cancelling is safe to repeat.
 */
import { bit, orderCommand, writeCommand, type XcpCommand } from '../command.js';
import { classify, type ClassifyContext } from '../classify/classify.js';
import type { Classification } from '../classify/classification.js';
import type { XcpReply } from '../reply.js';
import { textsOf, wordOf } from '../value.js';

/** .DE extras. */
export interface ProcessOrderOptions {
  readonly isFaxReceived?: boolean;
  readonly ownerAddress?: string;
}

/** Executes a pending or declined order (or a cancelled one that was `new` or `transfer`). */
export function processOrderCommand(orderId: string, options: ProcessOrderOptions = {}): XcpCommand {
  return orderCommand('PROCESS_PENDING', {
    order_id: orderId,
    fax_received: bit(options.isFaxReceived),
    owner_address: options.ownerAddress,
  });
}

/** Cancels a pending order. A second cancellation is refused harmlessly; the order's status tells. */
export function cancelOrderCommand(orderId: string): XcpCommand {
  return writeCommand('PROCESS_PENDING', { order_id: orderId, command: 'cancel' });
}

/** A judged answer. */
export interface ProcessOrderReply {
  readonly outcome: Classification;
  /** The order that now stands for the request. May differ from the one that was processed: keep the chain. Absent: read the orders of the name. */
  readonly orderId: string | undefined;
  readonly transferId: string | undefined;
  readonly cancelledOrderIds: readonly string[];
  readonly registrationCode: string | undefined;
}

/** Reads the reply to either command. */
export function processOrderReplyFrom(
  command: XcpCommand,
  reply: XcpReply,
  context?: ClassifyContext,
): ProcessOrderReply {
  const outcome = classify(command, reply, context);
  return {
    outcome,
    orderId: 'orderId' in outcome ? outcome.orderId : undefined,
    transferId: wordOf(reply.attributes, 'transfer_id'),
    cancelledOrderIds: textsOf(reply.attributes, 'cancelled_orders'),
    registrationCode: wordOf(reply.attributes, 'registration_code'),
  };
}
