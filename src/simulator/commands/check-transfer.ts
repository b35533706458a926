// CHECK_TRANSFER: can the name come, and how is the transfer that this account started (reference 3.20)?
import { barFor, later } from '../registry/transfer-book.js';
import { ACCELERATED_NOTICE_MS } from '../registry/transfer-rules.js';
import { cTime } from '../state/dates.js';
import { latestTransfer } from '../state/world.js';
import { invalid, missing, success, type Reply } from '../wire/reply.js';
import { domainNameOf, type Call } from './command.js';

export function checkTransfer(call: Call): Reply {
  const { world, account, at, attributes } = call;
  const name = domainNameOf(call);
  if (name === undefined) return missing('domain');
  for (const key of ['check_status', 'get_request_address']) {
    const text = attributes.given(key);
    if (text !== undefined && text !== '0' && text !== '1') return invalid(key, 'must be 0 or 1');
  }
  const latest = latestTransfer(world, account.username, name, 'in');
  const transfer = latest !== undefined && latest.visibleAt <= at ? latest : undefined;
  const bar = barFor(world, account, name, at);
  const wantsStatus = attributes.given('check_status') === '1';
  // The registry has moved the name already: asking brings its completion nearer.
  if (wantsStatus && transfer?.status === 'pending_registry' && transfer.movedAt !== undefined)
    later(world, transfer, at + ACCELERATED_NOTICE_MS, 'move_noticed');
  return success('Query successful', {
    transferrable: bar === undefined ? 1 : 0,
    noservice: bar?.code === 701 ? 1 : 0,
    reason: bar?.reason,
    status: transfer?.status ?? (wantsStatus ? 'undef' : undefined),
    type: world.domains.get(name)?.account === undefined ? 'reg2reg' : 'rsp2rsp',
    ...(transfer === undefined
      ? {}
      : {
          request_address: attributes.given('get_request_address') === '1' ? transfer.requestAddress : '',
          timestamp: cTime(transfer.updatedAt),
          unixtime: Math.floor(transfer.updatedAt / 1000),
        }),
  });
}
