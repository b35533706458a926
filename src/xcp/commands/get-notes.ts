/** GET_NOTES (opensrs-xcp 3.27): what people and machines wrote beside a name or order. Evidence for people, never for decisions. */
import { digits, readCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { assocsOf, integerOf, textOf, textsOf } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

/** Notes of a name, of one order, or of one transfer. */
export interface NotesQuestion {
  readonly domain: string;
  readonly about?: { readonly orderId: string } | { readonly transferId: string };
  readonly limit?: number;
  readonly page?: number;
}

/** One note. May hold personal data. */
export interface Note {
  readonly text: string;
  readonly at: string | undefined;
}

/** Notes and their number. */
export interface NotesPage {
  readonly notes: readonly Note[];
  readonly total: number | undefined;
}

/** Asks for notes. */
export function getNotesCommand(question: NotesQuestion): XcpCommand {
  const about = question.about;
  const type = about === undefined ? 'domain' : 'orderId' in about ? 'order' : 'transfer';
  return readCommand('GET_NOTES', {
    domain: question.domain,
    type,
    order_id: about !== undefined && 'orderId' in about ? about.orderId : undefined,
    transfer_id: about !== undefined && 'transferId' in about ? about.transferId : undefined,
    limit: digits(question.limit),
    page: digits(question.page),
  });
}

/** Reads the reply; rows may be maps (key names inferred) or plain texts. */
export function getNotesReplyFrom(reply: XcpReply): ReadResult<NotesPage> {
  return readResult({ action: 'GET_NOTES', object: 'DOMAIN' }, reply, (attributes) => ({
    notes: [
      ...assocsOf(attributes, 'notes').map((row) => ({
        text: textOf(row, 'note') ?? '',
        at: instantFrom(textOf(row, 'timestamp')),
      })),
      ...textsOf(attributes, 'notes').map((text) => ({ text, at: undefined })),
    ],
    total: integerOf(attributes, 'total'),
  }));
}
