// CANCEL_TRANSFER: takes an inbound transfer back while the registrant is still asked (reference 3.22).
import { cancelTransfer as cancel } from '../registry/transfer-book.js';
import { failure, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';
import { namedTransfer } from './named-transfer.js';

export function cancelTransfer(call: Call): Reply {
  const transfer = namedTransfer(call);
  if ('isSuccess' in transfer) return transfer;
  // Later states refuse (inferred): what the registry has, the registrar cannot take back.
  if (transfer.status !== 'pending_owner' && transfer.status !== 'pending_admin')
    return failure(465, `The transfer of ${transfer.domain} is ${transfer.status} and cannot be cancelled`);
  cancel(call.world, transfer, call.at, 'Cancelled by the reseller.');
  return success(`Transfer with order id: ${transfer.orderId} has been canceled.`);
}
