// REDEEM: brings a deleted name of the account back from redemption, for a fee (reference 3.18).
import { SUBMITTED } from '../registry/change-reply.js';
import { addToQueue, waitingChangesOf } from '../registry/queued-changes.js';
import { redeem, redemptionRefusal } from '../registry/redeem.js';
import { failure, missing, notOurs, success, type Reply } from '../wire/reply.js';
import { domainNameOf, type Call } from './command.js';

export function redeemDomain(call: Call): Reply {
  const { world, account, at } = call;
  const name = domainNameOf(call);
  if (name === undefined) return missing('domain');
  const domain = world.domains.get(name);
  if (domain?.account !== account.username) return notOurs(name);
  if (waitingChangesOf(world, name).length > 0) return failure(437, `Another request is waiting on ${name}`);
  const refusal = redemptionRefusal(world, account, domain, at);
  if (refusal !== undefined) return failure(refusal.code, refusal.why);
  const later = call.behaviours.asynchronous;
  if (later === undefined) {
    redeem(world, account, domain, at);
    return success('Command successful');
  }
  const request = { world, domain, account: account.username, action: 'redeem', at };
  const queued = addToQueue(request, later.reason, later, {
    contacts: undefined,
    undo: () => undefined,
    apply: (moment) => {
      if (world.domains.get(name) !== domain || redemptionRefusal(world, account, domain, moment) !== undefined)
        return false;
      redeem(world, account, domain, moment);
      return true;
    },
  });
  return success(SUBMITTED, { queue_request_id: queued.id, async_reason: queued.asyncReason }, 250);
}
