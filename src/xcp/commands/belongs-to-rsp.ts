/** BELONGS_TO_RSP (opensrs-xcp 3.4): is the name in this reseller's account? */
import { readCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { flagOf, textOf } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

/** Ownership as read. False alone does not prove a loss: names that have just expired can answer so, and still be restorable. */
export interface Ownership {
  readonly isOurs: boolean | undefined;
  readonly expiresAt: string | undefined;
}

/** Asks for one name. */
export function belongsToRspCommand(domain: string): XcpCommand {
  return readCommand('BELONGS_TO_RSP', { domain });
}

/** Reads the reply. */
export function belongsToRspReplyFrom(reply: XcpReply): ReadResult<Ownership> {
  return readResult({ action: 'BELONGS_TO_RSP', object: 'DOMAIN' }, reply, (attributes) => ({
    isOurs: flagOf(attributes, 'belongs_to_rsp'),
    expiresAt: instantFrom(textOf(attributes, 'domain_expdate')),
  }));
}
