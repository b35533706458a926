/** Acting on a transfer under way (opensrs-xcp 3.22). No command approves one: that is done by the registrant or the registry. */
import { orderCommand, writeCommand, type XcpCommand } from '../command.js';

const TRANSFER = 'TRANSFER';

/** Cancels a transfer that waits for the registrant. Safe to repeat. `reseller` is the reseller's user name. */
export function cancelTransferCommand(
  reseller: string,
  which: { readonly orderId: string } | { readonly domain: string },
): XcpCommand {
  const fields = 'orderId' in which ? { order_id: which.orderId } : { domain: which.domain };
  return writeCommand('CANCEL_TRANSFER', { reseller, ...fields }, TRANSFER);
}

/** Orders a **cancelled** transfer again: a **new order** with a new id. Costs money; not safe to repeat. It approves nothing. */
export function processTransferCommand(reseller: string, orderId: string): XcpCommand {
  return orderCommand('PROCESS_TRANSFER', { reseller, order_id: orderId }, TRANSFER);
}

/** Sends the approval mail again. A repeat sends another mail. */
export function resendApprovalCommand(domain: string): XcpCommand {
  return writeCommand('SEND_PASSWORD', { domain_name: domain }, TRANSFER);
}
