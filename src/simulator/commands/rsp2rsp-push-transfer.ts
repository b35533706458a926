// RSP2RSP_PUSH_TRANSFER: gives a name to another reseller: free, at once, for good (reference 3.23).
import { waitingFault } from '../registry/changes.js';
import { credentialsFault } from '../registry/parse-registration.js';
import { recordDeparture } from '../registry/transfer-away.js';
import { domainEvent, expirationOf } from '../state/events.js';
import { createProfile, findProfile } from '../state/world.js';
import { failure, invalid, missing, success, type Reply } from '../wire/reply.js';
import { withOwnDomain, type Call } from './command.js';

export function rsp2rspPushTransfer(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    const { world, account, at, attributes } = call;
    const grsp = attributes.given('grsp');
    const username = attributes.given('username');
    const password = attributes.given('password');
    if (grsp === undefined) return missing('grsp');
    if (username === undefined) return missing('username');
    if (password === undefined) return missing('password');
    const fault = credentialsFault({ username, password }, { username: 'username', password: 'password' });
    if (fault !== undefined) return fault;
    const gaining = world.accounts.get(grsp);
    if (gaining === undefined || gaining === account) return invalid('grsp', 'not another reseller of this registrar');
    if (!gaining.acceptsPushesFrom.includes(account.username))
      return failure(435, `Permission denied: ${grsp} accepts no pushes from ${account.username}`);
    const waiting = waitingFault(world, domain);
    if (waiting !== undefined) return waiting;
    recordDeparture(world, domain, at);
    const profile = findProfile(world, grsp, username, password) ?? createProfile(world, grsp, username, password);
    domain.account = grsp;
    domain.profileId = profile.id;
    domain.orderId = undefined;
    domain.updatedAt = at;
    domainEvent(world, domain, 'CREATED', at, expirationOf(domain));
    return success('Domain pushed successfully');
  });
}
