// SW_REGISTER: the registration order (reference 2). Transfers are known and not modelled yet.
import { priceCents } from '../registry/prices.js';
import { openOrder, holdFunds, setStatus } from '../registry/order-book.js';
import { parseRegistration, type ParsedRegistration } from '../registry/parse-registration.js';
import { executeRegistration, findObstacle, waitingOrderOf } from '../registry/register.js';
import { refusedReply, registrationReply, savedReply } from '../registry/registration-reply.js';
import { moneyText, parseMoney } from '../state/money.js';
import type { Profile } from '../state/model.js';
import { createProfile, findProfile, ownDomain, passwordFits } from '../state/world.js';
import { failure, invalid, missing, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';
import { notModelled } from './not-modelled.js';

export function swRegister(call: Call): Reply {
  if (call.attributes.given('reg_type') === 'transfer') return notModelled('SW_REGISTER with reg_type=transfer');
  const parsed = parseRegistration(call.attributes, call.top, call.account);
  if (parsed.kind === 'wrong') return parsed.reply;
  const { request } = parsed;
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

type ProfileChoice = { readonly found: Profile | undefined } | Reply;

/** The profile that the name joins: that of reg_domain, of the group's first order, or of the same credentials. */
function profileFor(call: Call, parsed: ParsedRegistration): ProfileChoice {
  const { world, account } = call;
  const { username, password } = parsed.credentials;
  const { regDomain, masterOrderId } = parsed.request;
  if (regDomain !== undefined) {
    const profileId = ownDomain(world, account, regDomain)?.profileId;
    const profile = world.profiles.find((candidate) => candidate.id === profileId);
    if (profile === undefined)
      return failure(480, `reg_domain not found or not owned by this reseller: ${regDomain}`, { error: 'reg_domain' });
    return passwordFits(profile, username, password)
      ? { found: profile }
      : failure(415, `The credentials are not those of the profile of ${regDomain}`, { error: 'reg_username' });
  }
  if (masterOrderId !== undefined) {
    const master = world.orders.get(masterOrderId);
    if (master?.account !== account.username || master.work.kind !== 'registration') {
      return invalid('master_order_id', `unknown order ${masterOrderId}`);
    }
    // A dead order has no group to join; followers of a head that was reissued must name its new id (reference 2.4).
    if (master.status === 'cancelled' || master.status === 'declined' || master.status === 'deleted') {
      return invalid('master_order_id', `order ${masterOrderId} is ${master.status}`);
    }
    const profileId = master.work.profileId;
    return { found: world.profiles.find((candidate) => candidate.id === profileId) };
  }
  return { found: findProfile(world, account.username, username, password) };
}
