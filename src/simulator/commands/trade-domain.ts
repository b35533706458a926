// TRADE_DOMAIN: a new owner through the registry, for TLDs that know a trade (reference 3.23; the reply is inferred).
import { SUBMITTED } from '../registry/change-reply.js';
import { waitingFault } from '../registry/changes.js';
import { contactFault } from '../registry/parse-contacts.js';
import { priceCents } from '../registry/prices.js';
import { tldOf } from '../registry/tlds.js';
import { submitTrade } from '../registry/trade.js';
import type { Contact, Domain } from '../state/model.js';
import { failure, missing, success, type Reply } from '../wire/reply.js';
import { withOwnDomain, type Call } from './command.js';

const OBLIGATORY = ['first_name', 'last_name', 'org_name', 'email'] as const;
const FIELDS = [
  ...OBLIGATORY, 'address1', 'address2', 'address3', 'city', 'state', 'postal_code', 'country', 'phone', 'fax',
] as const; // prettier-ignore

export function tradeDomain(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    const { world, account, at, behaviours } = call;
    const tld = tldOf(domain.name);
    if (tld?.canTrade !== true) return failure(470, `Trades are not supported for ${domain.name}`);
    for (const name of OBLIGATORY) if (call.attributes.given(name) === undefined) return missing(name);
    const owner = ownerFrom(call, domain);
    const fault = contactFault('owner', owner, { tld, required: [], isOrgOptional: false });
    if (fault !== undefined) return fault;
    const waiting = waitingFault(world, domain);
    if (waiting !== undefined) return waiting;
    const costCents = priceCents(domain.name, 'trade', 1, world.premiumNames.get(domain.name)) ?? 0;
    if (account.balanceCents - account.holdCents < costCents)
      return failure(440, 'Insufficient funds in the reseller account');
    const order = submitTrade(world, account, { domain, owner, costCents }, at, behaviours.asynchronous);
    return success(
      SUBMITTED,
      { id: order.id, order_id: order.id, queue_request_id: order.queueRequestId, async_reason: order.asyncReason },
      250,
    );
  });
}

/** What the request names replaces the owner's; address and phone stay when they are not sent (inferred). */
function ownerFrom(call: Call, domain: Domain): Contact {
  const given = FIELDS.flatMap((name) => {
    const text = call.attributes.given(name);
    return text === undefined ? [] : [[name, text] as const];
  });
  return { ...domain.contacts.owner, ...Object.fromEntries(given) };
}
