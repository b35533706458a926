// SEND_AUTHCODE: mails the auth code to the admin contact; the key is `domain_name` (reference 3.25).
import { tldOf } from '../registry/tlds.js';
import { failure, success, type Reply } from '../wire/reply.js';
import { withOwnDomain, type Call } from './command.js';

export function sendAuthcode(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    if (tldOf(domain.name)?.hasAuthCode !== true)
      return failure(465, `The registry of ${domain.name} has no auth codes`);
    domain.notes.push({ at: call.at, text: 'The auth code was sent to the admin contact.' });
    return success('Message sent');
  });
}
