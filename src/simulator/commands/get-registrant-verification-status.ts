// GET_REGISTRANT_VERIFICATION_STATUS: the countdown to suspension (reference 3.24).
import { verificationState, VERIFICATION_WINDOW_MS } from '../registry/verification.js';
import { DAY_MS, naiveDate } from '../state/dates.js';
import { success, type Reply } from '../wire/reply.js';
import { withOwnDomain, type Call } from './command.js';

export function getRegistrantVerificationStatus(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    const state = verificationState(domain, call.at);
    const deadline = domain.verificationStartedAt + VERIFICATION_WINDOW_MS;
    const countdown = {
      verification_deadline: naiveDate(deadline),
      days_to_suspend: Math.floor((deadline - call.at) / DAY_MS),
      email_bounced: '0',
    };
    return success('Query successful', {
      registrant_verification_status: state,
      ...(state === 'verified' ? {} : countdown),
    });
  });
}
