// GET USERINFO: tells a session whether an action is waiting on its domain (reference 3.28, seed).
import { ownDomain } from '../state/world.js';
import { failure, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';
import { sessionFields } from './set-cookie.js';

export function getUserinfo(call: Call): Reply {
  const cookie = call.top.given('cookie') ?? call.attributes.given('cookie');
  const session = cookie === undefined ? undefined : call.world.cookies.get(cookie);
  const domain = session === undefined ? undefined : ownDomain(call.world, call.account, session.domain);
  if (session === undefined || domain === undefined) return failure(415, 'Invalid cookie');
  session.lastAccessAt = call.at;
  return success('Query Successful', {
    username: session.username,
    domain: domain.name,
    ...sessionFields(call.world, domain),
  });
}
