/** REVOKE (opensrs-xcp 3.19): **deletes the name at the registry.** Refunded only inside the add grace; undone only by a restore. */
import { writeCommand, type XcpCommand } from '../command.js';
import { classify } from '../classify/classify.js';
import type { Classification } from '../classify/classification.js';
import type { XcpReply } from '../reply.js';
import { flagOf, moneyOf } from '../value.js';

/** Deletes a name. `reseller` is the reseller's user name. Read GET_DELETED_DOMAINS before repeating. */
export function revokeCommand(domain: string, reseller: string, notes?: string): XcpCommand {
  return writeCommand('REVOKE', { domain, reseller, notes });
}

/** A judged answer. */
export interface RevokeReply {
  readonly outcome: Classification;
  readonly isCharged: boolean | undefined;
  /** Decimal text; `undefined` where the registrar says `undef`. */
  readonly price: string | undefined;
}

/** Reads the reply to `command`. */
export function revokeReplyFrom(command: XcpCommand, reply: XcpReply): RevokeReply {
  return {
    outcome: classify(command, reply),
    isCharged: flagOf(reply.attributes, 'charge'),
    price: moneyOf(reply.attributes, 'price'),
  };
}
