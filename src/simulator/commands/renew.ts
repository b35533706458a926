// RENEW: a renewal order, guarded by the expiry year that the request names (reference 3.17).
import { holdFunds, openOrder, setStatus } from '../registry/order-book.js';
import { priceCents } from '../registry/prices.js';
import { renewalReply } from '../registry/renewal-reply.js';
import { executeRenewal, renewalRefusal } from '../registry/renew.js';
import { moneyText, parseMoney } from '../state/money.js';
import type { Domain, RenewalRequest } from '../state/model.js';
import { failure, invalid, missing, success, type Reply } from '../wire/reply.js';
import { withOwnDomain, type Call } from './command.js';

export function renew(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    const fault = fieldFault(call);
    return fault ?? renewDomain(call, domain);
  });
}

function fieldFault(call: Call): Reply | undefined {
  const { attributes } = call;
  for (const name of ['currentexpirationyear', 'period', 'handle', 'auto_renew']) {
    if (attributes.given(name) === undefined) return missing(name);
  }
  if (!/^\d{4}$/.test(attributes.given('currentexpirationyear') ?? ''))
    return invalid('currentexpirationyear', 'must be YYYY');
  if (!/^([1-9]|10)$/.test(attributes.given('period') ?? '')) return invalid('period', 'must be 1 to 10');
  const handle = attributes.given('handle');
  if (handle !== 'process' && handle !== 'save') return invalid('handle', 'must be save or process');
  const autoRenew = attributes.given('auto_renew');
  if (autoRenew !== '0' && autoRenew !== '1') return invalid('auto_renew', 'must be 0 or 1');
  const parking = attributes.given('f_parkp');
  if (parking !== undefined && parking !== 'Y' && parking !== 'N') return invalid('f_parkp', 'must be Y or N');
  return (attributes.text('affiliate_id') ?? '').length > 256
    ? invalid('affiliate_id', 'longer than 256 characters')
    : undefined;
}

function renewDomain(call: Call, domain: Domain): Reply {
  const { world, account, at, attributes } = call;
  const request: RenewalRequest = {
    domain: domain.name,
    currentExpirationYear: Number(attributes.given('currentexpirationyear')),
    periodYears: Number(attributes.given('period')),
    autoRenew: attributes.given('auto_renew') === '1',
    affiliateId: attributes.given('affiliate_id') ?? '',
    notes: attributes.given('notes') ?? '',
  };
  const refusal = renewalRefusal(world, domain, request, at, undefined);
  if (refusal !== undefined) return failure(refusal.code, refusal.text);
  const premium = world.premiumNames.get(domain.name);
  const cost = priceCents(domain.name, 'renewal', request.periodYears, premium);
  if (cost === undefined) return failure(701, `The TLD of ${domain.name} is not supported`);
  const verified = attributes.given('premium_price_to_verify');
  if (premium?.isEnabled === true && verified === undefined) return missing('premium_price_to_verify');
  if (verified !== undefined && parseMoney(verified) !== cost) {
    return invalid('premium_price_to_verify', `does not match the list price ${moneyText(cost)}`);
  }
  const park = call.behaviours.park;
  if (park?.reason === 'funds' && park.form === 'no_order')
    return failure(440, 'Insufficient funds in the reseller account');
  const order = openOrder(
    world,
    account,
    { type: 'renewal', domain: domain.name, work: { kind: 'renewal', request }, costCents: cost },
    at,
  );
  if (attributes.given('handle') === 'save') {
    holdFunds(account, order);
    setStatus(world, order, 'pending', at, 'Renewal saved.');
    return success('Renewal order saved', { order_id: order.id, id: order.id });
  }
  return renewalReply(order, executeRenewal(world, account, order, request, at, call.behaviours));
}
