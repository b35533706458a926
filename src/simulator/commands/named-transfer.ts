// The transfer that CANCEL_TRANSFER and PROCESS_TRANSFER mean: by order, or the latest of a name.
import type { Transfer } from '../state/model.js';
import { latestTransfer } from '../state/world.js';
import { failure, missing, type Reply } from '../wire/reply.js';
import { domainNameOf, type Call } from './command.js';

export function namedTransfer(call: Call): Transfer | Reply {
  const { world, account, attributes } = call;
  // Only refused when it names somebody else: whether it is obligatory was not verified (inferred).
  const reseller = attributes.given('reseller');
  if (reseller !== undefined && reseller !== account.username)
    return failure(435, 'Permission denied: the reseller is not the caller');
  const orderId = attributes.given('order_id');
  const name = domainNameOf(call);
  if (orderId === undefined && name === undefined) return missing('order_id');
  const found =
    orderId === undefined
      ? latestTransfer(world, account.username, name ?? '', 'in')
      : [...world.transfers.values()].find(
          (transfer) => transfer.account === account.username && String(transfer.orderId) === orderId,
        );
  return found ?? failure(480, `Transfer not found: ${orderId ?? name}`);
}
