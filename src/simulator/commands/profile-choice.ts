// Which registrant profile an order joins (reference 2.4).
import type { ParsedRegistration } from '../registry/parse-registration.js';
import type { Profile } from '../state/model.js';
import { findProfile, ownDomain, passwordFits } from '../state/world.js';
import { failure, invalid, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

export type ProfileChoice = { readonly found: Profile | undefined } | Reply;

/** The profile that the name joins: that of reg_domain, of the group's first order, or of the same credentials. */
export function profileFor(call: Call, parsed: ParsedRegistration): ProfileChoice {
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
