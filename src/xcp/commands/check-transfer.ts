/** CHECK_TRANSFER (opensrs-xcp 3.20): may a name be transferred in, and how far is our transfer? */
import { bit, readCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { flagOf, wordOf } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

/** Statuses of a transfer (opensrs-xcp 3.20 and 5.2). `pending_admin` is deprecated and still parsed. */
export const TRANSFER_STATUSES = [
  'pending_owner',
  'pending_admin',
  'pending_registry',
  'completed',
  'cancelled',
] as const;

/** `none`: no transfer is known (`undef` on the wire; right after an order possibly only late). `unknown`: an unlisted word. */
export type TransferStatus = (typeof TRANSFER_STATUSES)[number] | 'none' | 'unknown';

/** What is known of a transfer. Only transfers this reseller started are reported. */
export interface TransferCheck {
  readonly isTransferable: boolean | undefined;
  /** The TLD is not served, or not at this moment. */
  readonly isServed: boolean;
  /** Why not; free text. */
  readonly reason: string | undefined;
  readonly status: TransferStatus;
  /** Where the approval mail goes. Personal data. */
  readonly requestAddress: string | undefined;
  /** When the status was reached, from `unixtime`. */
  readonly statusAt: string | undefined;
  /** `reg2reg` or `rsp2rsp`. */
  readonly type: string | undefined;
}

/** Options of the question. */
export interface CheckTransferOptions {
  /** Asks for the latest transfer's state; for one the registry has finished, this also hurries its completion. */
  readonly withStatus?: boolean;
  readonly withRequestAddress?: boolean;
}

/** Asks for one name. */
export function checkTransferCommand(domain: string, options: CheckTransferOptions = {}): XcpCommand {
  return readCommand('CHECK_TRANSFER', {
    domain,
    check_status: bit(options.withStatus),
    get_request_address: bit(options.withRequestAddress),
  });
}

/** Reads the reply. */
export function checkTransferReplyFrom(reply: XcpReply): ReadResult<TransferCheck> {
  return readResult({ action: 'CHECK_TRANSFER', object: 'DOMAIN' }, reply, (attributes) => ({
    isTransferable: flagOf(attributes, 'transferrable'),
    isServed: flagOf(attributes, 'noservice') !== true,
    reason: wordOf(attributes, 'reason'),
    status: transferStatusFrom(wordOf(attributes, 'status')),
    requestAddress: wordOf(attributes, 'request_address'),
    statusAt: instantFrom(wordOf(attributes, 'unixtime')),
    type: wordOf(attributes, 'type'),
  }));
}

/** A status word as one of the known ones; absent and `undef` are `none`. */
export function transferStatusFrom(word: string | undefined): TransferStatus {
  if (word === undefined) return 'none';
  const wanted = word.toLowerCase();
  return TRANSFER_STATUSES.find((status) => status === wanted) ?? 'unknown';
}
