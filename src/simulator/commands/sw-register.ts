// SW_REGISTER: the registration order (reference 2); transfers go on in transfer-order.ts.
import { priceCents } from '../registry/prices.js';
import { openOrder, holdFunds, setStatus } from '../registry/order-book.js';
import { parseRegistration, type ParsedRegistration } from '../registry/parse-registration.js';
import { executeRegistration, findObstacle, waitingOrderOf } from '../registry/register.js';
import { refusedReply, registrationReply, savedReply } from '../registry/registration-reply.js';
import { moneyText, parseMoney } from '../state/money.js';
import { createProfile } from '../state/world.js';
import { failure, invalid, missing, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';
import { profileFor } from './profile-choice.js';
import { orderTransfer } from './transfer-order.js';

export function swRegister(call: Call): Reply {
  const parsed = parseRegistration(call.attributes, call.top, call.account);
  if (parsed.kind === 'wrong') return parsed.reply;
  const { request } = parsed;
  if (request.regType === 'transfer') return orderTransfer(call, parsed);
  const premium = call.world.premiumNames.get(request.domain);
  const cost = priceCents(request.domain, 'new', request.periodYears, premium);
  if (cost === undefined) return failure(701, `The TLD of ${request.domain} is not supported`);
  const fault = premiumFault(call, parsed);
  if (fault !== undefined) return fault;
  if (waitingOrderOf(call.world, request.domain) !== undefined) {
    return failure(437, `Another request is waiting on ${request.domain}`);
  }
  const profile = profileFor(call, parsed);
  if ('isSuccess' in profile) return profile;

  if (!parsed.shouldSave) {
    const obstacle = findObstacle(call.world, call.account, request, cost, undefined, call.behaviours);
    if (obstacle?.form === 'no_order') return refusedReply(obstacle.reason);
  }
  const owner =
    profile.found ??
    createProfile(call.world, call.account.username, parsed.credentials.username, parsed.credentials.password);
  const work = { kind: 'registration', request, profileId: owner.id } as const;
  const order = openOrder(
    call.world,
    call.account,
    { type: request.regType, domain: request.domain, work, costCents: cost },
    call.at,
  );
  if (parsed.shouldSave) {
    holdFunds(call.account, order);
    setStatus(call.world, order, 'pending', call.at, 'Order saved.');
    return savedReply(order);
  }
  return registrationReply(
    call.world,
    order,
    executeRegistration(call.world, call.account, order, call.at, call.behaviours),
  );
}

/** A premium name needs its price verified, and the price must be the list's (reference 2.1). */
function premiumFault(call: Call, parsed: ParsedRegistration): Reply | undefined {
  const premium = call.world.premiumNames.get(parsed.request.domain);
  const given = parsed.premiumPrice;
  if (premium === undefined || !premium.isEnabled) {
    return parsed.request.regType === 'premium'
      ? invalid('reg_type', 'the domain is not a premium name of this account')
      : undefined;
  }
  if (given === undefined) return missing('premium_price_to_verify');
  const list = priceCents(parsed.request.domain, 'new', parsed.request.periodYears, premium);
  return parseMoney(given) === list
    ? undefined
    : invalid('premium_price_to_verify', `does not match the list price ${moneyText(list ?? 0)}`);
}
