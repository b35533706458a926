/**
 * PROCESS_PENDING (opensrs-xcp 3.9): executes or cancels an order that waits. Executing **costs money** and is not safe to
 * repeat: a declined order is replaced by a **new order with a new id**. Cancelling is safe to repeat.
 */
import { bit, orderCommand, writeCommand, type XcpCommand } from '../command.js';
import { classify, type ClassifyContext } from '../classify/classify.js';
import type { Classification } from '../classify/classification.js';
import type { XcpReply } from '../reply.js';
import { textsOf, wordOf } from '../value.js';

/** What to do with which order. */
export interface ProcessPendingRequest {
  readonly orderId: string;
  /**
   * False executes a pending or declined order (or a cancelled one that was `new` or `transfer`). True cancels a pending one; a
   * second cancellation is refused harmlessly, the order's status tells.
   */
  readonly cancels: boolean;
  /** .DE. */
  readonly isFaxReceived?: boolean;
  /** .DE. */
  readonly ownerAddress?: string;
}

/** Executes or cancels an order. */
export function processPendingCommand(request: ProcessPendingRequest): XcpCommand {
  const { orderId } = request;
  if (request.cancels) return writeCommand('PROCESS_PENDING', { order_id: orderId, command: 'cancel' });
  return orderCommand('PROCESS_PENDING', {
    order_id: orderId,
    fax_received: bit(request.isFaxReceived),
    owner_address: request.ownerAddress,
  });
}

/** A judged answer. */
export interface ProcessPendingReply {
  readonly outcome: Classification;
  /** The order that now stands for the request. May differ from the one that was processed: keep the chain. Absent: read the orders of the name. */
  readonly orderId: string | undefined;
  readonly transferId: string | undefined;
  readonly cancelledOrderIds: readonly string[];
  readonly registrationCode: string | undefined;
}

/** Reads the reply to `command`. */
export function processPendingReplyFrom(
  command: XcpCommand,
  reply: XcpReply,
  context?: ClassifyContext,
): ProcessPendingReply {
  const outcome = classify(command, reply, context);
  return {
    outcome,
    orderId: 'orderId' in outcome ? outcome.orderId : undefined,
    transferId: wordOf(reply.attributes, 'transfer_id'),
    cancelledOrderIds: textsOf(reply.attributes, 'cancelled_orders'),
    registrationCode: wordOf(reply.attributes, 'registration_code'),
  };
}
