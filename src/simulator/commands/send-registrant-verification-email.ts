// SEND_REGISTRANT_VERIFICATION_EMAIL: sends the mail again; the window does not move (reference 3.24).
import { success, type Reply } from '../wire/reply.js';
import { withOwnDomain, type Call } from './command.js';

export function sendRegistrantVerificationEmail(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    domain.notes.push({ at: call.at, text: 'The verification e-mail was sent again.' });
    return success('Verification email has been resent successfully.');
  });
}
