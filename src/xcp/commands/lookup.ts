/** LOOKUP (opensrs-xcp 3.1): may the name be registered? One name a call; excessive look-ups may be charged by contract. */
import { bit, readCommand, type XcpCommand } from '../command.js';
import type { XcpReply } from '../reply.js';
import { flagOf, wordOf } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

/** What a look-up found. Decided by the code; `is_success` is 1 for taken names too. */
export interface Availability {
  /** `being_registered`: taken by a registration that still waits at an asynchronous registry, perhaps our own. */
  readonly status: 'available' | 'taken' | 'being_registered';
  /** Free text; premium names mention it. A premium name looks taken unless the account has its tier enabled. */
  readonly reason: string | undefined;
  /** A trademark claim exists: the registrant must confirm first. */
  readonly hasClaim: boolean;
}

/** Asks for one name. `skipsCache` asks the registry itself: use it right before an order and while reconciling. */
export function lookupCommand(domain: string, options: { readonly skipsCache?: boolean } = {}): XcpCommand {
  return readCommand('LOOKUP', { domain, no_cache: bit(options.skipsCache) });
}

/** Reads the reply. A name that is being processed this second answers 486, which is `retry_later`. */
export function lookupReplyFrom(reply: XcpReply): ReadResult<Availability> {
  const result = readResult({ action: 'LOOKUP', object: 'DOMAIN' }, reply, (attributes) => ({
    status: statusFrom(reply),
    reason: wordOf(attributes, 'reason'),
    hasClaim: flagOf(attributes, 'has_claim') ?? false,
  }));
  if (result.kind !== 'read') return result;
  const { status, ...rest } = result.value;
  // A success with neither a known code nor a status says nothing about the name.
  if (status === undefined) return { kind: 'unknown', code: reply.code, text: reply.text };
  return { kind: 'read', value: { status, ...rest } };
}

function statusFrom(reply: XcpReply): Availability['status'] | undefined {
  switch (reply.code) {
    case '210':
      return 'available';
    case '211':
      return 'taken';
    case '221':
      return 'being_registered';
    default: {
      const word = wordOf(reply.attributes, 'status')?.toLowerCase();
      return word === 'available' || word === 'taken' ? word : undefined;
    }
  }
}
