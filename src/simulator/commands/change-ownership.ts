// CHANGE OWNERSHIP: moves the domain of a session to another registrant profile (reference 3.23).
import { credentialsFault } from '../registry/parse-registration.js';
import { createProfile, findProfile, ownDomain, passwordFits } from '../state/world.js';
import { failure, missing, notOurs, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

export function changeOwnership(call: Call): Reply {
  const { world, account, attributes, at } = call;
  const cookie = call.top.given('cookie') ?? attributes.given('cookie');
  const session = cookie === undefined ? undefined : world.cookies.get(cookie);
  const domain = session === undefined ? undefined : ownDomain(world, account, session.domain);
  if (domain === undefined) return failure(415, 'Invalid cookie');
  const username = attributes.given('username');
  const password = attributes.given('password');
  if (username === undefined) return missing('username');
  if (password === undefined) return missing('password');
  const fault = credentialsFault({ username, password }, { username: 'username', password: 'password' });
  if (fault !== undefined) return fault;
  const regDomain = attributes.given('reg_domain')?.toLowerCase();
  if (regDomain !== undefined) {
    const sibling = ownDomain(world, account, regDomain);
    const profile = world.profiles.find(({ id }) => id === sibling?.profileId);
    if (sibling === undefined || profile === undefined) return notOurs(regDomain);
    if (!passwordFits(profile, username, password))
      return failure(415, `The credentials are not those of the profile of ${regDomain}`);
    domain.profileId = profile.id;
  } else {
    const profile =
      findProfile(world, account.username, username, password) ??
      createProfile(world, account.username, username, password);
    domain.profileId = profile.id;
  }
  domain.updatedAt = at;
  return success('Ownership changed');
}
