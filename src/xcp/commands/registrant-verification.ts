/** Verification of the registrant's address (opensrs-xcp 3.24): fifteen days, then the registry is told to suspend. */
import { readCommand, writeCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { flagOf, integerOf, textOf, wordOf } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

const STATUSES = [
  'unverified',
  'pending',
  'verifying',
  'verified',
  'not_verified',
  'suspended',
  'admin_reviewing',
] as const;

/** State of the verification; `unknown` for an unlisted word. */
export type VerificationStatus = (typeof STATUSES)[number] | 'unknown';

/** What is known of it. */
export interface RegistrantVerification {
  readonly status: VerificationStatus;
  readonly deadline: string | undefined;
  /** Negative once suspended. @format days */
  readonly daysToSuspend: number | undefined;
  readonly hasMailBounced: boolean | undefined;
}

/** Asks for one name. */
export function getRegistrantVerificationCommand(domain: string): XcpCommand {
  return readCommand('GET_REGISTRANT_VERIFICATION_STATUS', { domain });
}

/** Reads the reply. */
export function getRegistrantVerificationReplyFrom(reply: XcpReply): ReadResult<RegistrantVerification> {
  return readResult({ action: 'GET_REGISTRANT_VERIFICATION_STATUS', object: 'DOMAIN' }, reply, (attributes) => {
    const word = wordOf(attributes, 'registrant_verification_status')?.toLowerCase();
    return {
      status: STATUSES.find((status) => status === word) ?? 'unknown',
      deadline: instantFrom(textOf(attributes, 'verification_deadline')),
      daysToSuspend: integerOf(attributes, 'days_to_suspend'),
      hasMailBounced: flagOf(attributes, 'email_bounced'),
    };
  });
}

/** Sends the verification mail to the registrant again; a repeat sends another. */
export function sendRegistrantVerificationCommand(domain: string): XcpCommand {
  return writeCommand('SEND_REGISTRANT_VERIFICATION_EMAIL', { domain });
}
