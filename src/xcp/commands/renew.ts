/**
 * RENEW (opensrs-xcp 3.17). **Costs money, final, no refund.** The expiry year in the request makes it a compare-and-set: the
 * same request sent again is refused instead of adding a second term. That holds only while the year is the one read before
 * the first attempt; a year read anew buys another term.
 */
import { bit, digits, orderCommand, yesNo, type XcpCommand } from '../command.js';
import { classify } from '../classify/classify.js';
import type { Classification } from '../classify/classification.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { flagOf, textOf, wordOf } from '../value.js';

/** One renewal. */
export interface RenewOrder {
  readonly domain: string;
  /** Year of the registry's expiry before the renewal, taken once into the intent. */
  readonly expiryYear: number;
  /** 1 to 10. */
  readonly periodYears: number;
  readonly handle: 'process' | 'save';
  /** Flag to leave on the name afterwards; OpenSRS requires it. */
  readonly registrarAutoRenew: boolean;
  readonly affiliateId?: string;
  readonly parkedPage?: boolean;
  readonly notes?: string;
  /** Registry premium names: `nnn.nn`. */
  readonly premiumPrice?: string;
}

/** The command for a renewal. */
export function renewCommand(order: RenewOrder): XcpCommand {
  return orderCommand('RENEW', {
    domain: order.domain,
    currentexpirationyear: digits(order.expiryYear),
    period: digits(order.periodYears),
    handle: order.handle,
    auto_renew: bit(order.registrarAutoRenew),
    affiliate_id: order.affiliateId,
    f_parkp: yesNo(order.parkedPage),
    notes: order.notes,
    premium_price_to_verify: order.premiumPrice,
  });
}

/** A judged answer. "Already renewed" (541, 555, some 465) is `in_progress` because of `year_already_moved`: read the expiry, never send again. */
export interface RenewReply {
  readonly outcome: Classification;
  readonly orderId: string | undefined;
  /** What the reply says the expiry now is; the read afterwards is what counts. */
  readonly expiresAt: string | undefined;
  readonly registrarAutoRenew: boolean | undefined;
  readonly queueRequestId: string | undefined;
}

/** Reads the reply to `command`. */
export function renewReplyFrom(command: XcpCommand, reply: XcpReply): RenewReply {
  const outcome = classify(command, reply);
  return {
    outcome,
    orderId: 'orderId' in outcome ? outcome.orderId : undefined,
    expiresAt: instantFrom(textOf(reply.attributes, 'registration expiration date')),
    registrarAutoRenew: flagOf(reply.attributes, 'auto_renew'),
    queueRequestId: wordOf(reply.attributes, 'queue_request_id'),
  };
}
