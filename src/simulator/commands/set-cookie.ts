// SET COOKIE: proves the credentials of a profile and opens an end-user session (reference 3.28).
import { waitingChangesOf } from '../registry/queued-changes.js';
import { naiveDate } from '../state/dates.js';
import type { Domain } from '../state/model.js';
import { ordersOf, ownDomain, passwordFits, type World } from '../state/world.js';
import { failure, missing, success, type Reply } from '../wire/reply.js';
import type { ReplyMap } from '../wire/value.js';
import { domainNameOf, type Call } from './command.js';

export function setCookie(call: Call): Reply {
  const name = domainNameOf(call);
  if (name === undefined) return missing('domain');
  const domain = ownDomain(call.world, call.account, name);
  const username = call.attributes.given('reg_username');
  const password = call.attributes.given('reg_password');
  if (username === undefined) return missing('reg_username');
  if (password === undefined) return missing('reg_password');
  const profile = call.world.profiles.find((candidate) => candidate.id === domain?.profileId);
  if (domain === undefined || profile === undefined || !passwordFits(profile, username, password)) {
    return failure(415, 'Authentication Error: the user name or password of the profile is wrong');
  }
  const cookie = `${call.world.random.hex(8)}:${call.world.random.integer(1000, 99_999)}:${call.world.random.integer(1000, 99_999)}`;
  call.world.cookies.set(cookie, { domain: domain.name, username, lastAccessAt: call.at });
  return success('Cookie Set Successfully', {
    cookie,
    ...sessionFields(call.world, domain),
    last_access_time: '',
    last_ip: '',
  });
}

/** What a session tells about the domain and its profile. */
export function sessionFields(world: World, domain: Domain): ReplyMap {
  const siblings = [...world.domains.values()].filter(
    (other) => other.profileId === domain.profileId && other.phase === 'active',
  );
  return {
    domain_count: siblings.length,
    expiredate: naiveDate(domain.registrarExpiry),
    f_owner: '1',
    permission: '31',
    waiting_requests_no:
      ordersOf(world, domain.name).filter((order) => order.status === 'waiting').length +
      waitingChangesOf(world, domain.name).length,
    encoding_type: domain.encodingType,
  };
}
