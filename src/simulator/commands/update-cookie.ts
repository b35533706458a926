// UPDATE COOKIE: moves a session to another domain of the same profile (reference 3.28; shape inferred).
import { parseDomain } from '../registry/tlds.js';
import { ownDomain } from '../state/world.js';
import { failure, missing, notOurs, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';
import { sessionFields } from './set-cookie.js';

export function updateCookie(call: Call): Reply {
  const cookie = call.attributes.given('cookie') ?? call.top.given('cookie');
  const session = cookie === undefined ? undefined : call.world.cookies.get(cookie);
  if (cookie === undefined || session === undefined) return failure(415, 'Invalid cookie');
  const wanted = call.attributes.given('domain_new') ?? call.attributes.given('domain');
  if (wanted === undefined) return missing('domain_new');
  const target = ownDomain(call.world, call.account, parseDomain(wanted) ?? wanted);
  if (target === undefined) return notOurs(wanted);
  if (target.profileId !== ownDomain(call.world, call.account, session.domain)?.profileId) {
    return failure(435, `${target.name} belongs to another profile`);
  }
  call.world.cookies.set(cookie, { domain: target.name, username: session.username, lastAccessAt: call.at });
  return success('Cookie updated successfully', { ...sessionFields(call.world, target) });
}
