// SEND_PASSWORD: on a transfer, the approval message again; on a domain, the credentials of its profile (reference 3.22).
import { latestTransfer } from '../state/world.js';
import { failure, missing, success, type Reply } from '../wire/reply.js';
import { domainNameOf, withOwnDomain, type Call } from './command.js';

/** The message goes out again; the registrant's five days do not begin anew (inferred). */
export function sendTransferPassword(call: Call): Reply {
  const name = domainNameOf(call);
  if (name === undefined) return missing('domain_name');
  const transfer = latestTransfer(call.world, call.account.username, name, 'in');
  if (transfer === undefined) return failure(480, `Transfer not found: ${name}`);
  if (transfer.status !== 'pending_owner')
    return failure(465, `The transfer of ${name} is ${transfer.status}; nobody is asked to approve it`);
  transfer.notes.push({ at: call.at, text: 'The approval message was sent again.' });
  return success('Message sent');
}

export function sendDomainPassword(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    domain.notes.push({ at: call.at, text: 'The credentials of the profile were sent to the registrant.' });
    return success('Message sent');
  });
}
