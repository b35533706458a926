// REVOKE: deletes the name at the registry; a refund only inside the add grace (reference 3.19).
import { deleteDomain } from '../registry/timeline.js';
import { tldOf } from '../registry/tlds.js';
import { DAY_MS } from '../state/dates.js';
import { recordRefund } from '../state/ledger.js';
import { moneyText } from '../state/money.js';
import { failure, missing, success, type Reply } from '../wire/reply.js';
import { withOwnDomain, type Call } from './command.js';

/** gTLDs: four days (reference 3.19). The fee and the tenth of all registrations are not modelled. */
const ADD_GRACE_MS = 4 * DAY_MS;

export function revoke(call: Call): Reply {
  const reseller = call.attributes.given('reseller');
  if (reseller === undefined) return missing('reseller');
  if (reseller !== call.account.username) return failure(435, 'Permission denied: the reseller is not the caller');
  return withOwnDomain(call, (domain) => {
    const order = domain.orderId === undefined ? undefined : call.world.orders.get(domain.orderId);
    const isInGrace = tldOf(domain.name)?.isGtld === true && call.at - domain.createdAt < ADD_GRACE_MS;
    deleteDomain(call.world, domain, call.at, 'delete-domain-api');
    const text = `Domain ${domain.name} revoked successfully.`;
    if (!isInGrace || order === undefined) return success(text, { charge: 1, price: 'undef' });
    const purchase = { orderId: order.id, domain: domain.name, operation: 'revoke', periodYears: undefined };
    recordRefund(call.world.ledger, call.account, { ...purchase, amountCents: order.costCents }, call.at);
    // Deleted in the add grace, a name has no redemption: it is free at once.
    call.world.domains.delete(domain.name);
    return success(text, { charge: 0, price: moneyText(order.costCents) });
  });
}
