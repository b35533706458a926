/** GET_TRANSFERS_IN and GET_TRANSFERS_AWAY (opensrs-xcp 3.21). Without a filter they return everything ever: always filter. */
import { digits, readCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { assocsOf, integerOf, textOf, wordOf, type XcpAssoc } from '../value.js';
import { transferStatusFrom, type TransferStatus } from './check-transfer.js';
import { readResult, type ReadResult } from './read-result.js';

/** Filters that both directions share. Dates are `YYYY-MM-DD`. */
export interface TransfersQuestion {
  readonly domain?: string;
  readonly transferId?: string;
  readonly status?: string;
  readonly completedFrom?: string;
  readonly completedTo?: string;
  readonly requestedFrom?: string;
  readonly requestedTo?: string;
  /** A pattern with `*`. */
  readonly losingRegistrar?: string;
  /** A pattern with `*`. */
  readonly gainingRegistrar?: string;
  /** At most 40. */
  readonly limit?: number;
  readonly page?: number;
}

/** Filters of transfers in. */
export interface TransfersInQuestion extends TransfersQuestion {
  readonly orderId?: string;
  readonly orderedFrom?: string;
  readonly orderedTo?: string;
}

const shared = (question: TransfersQuestion) => ({
  domain: question.domain,
  transfer_id: question.transferId,
  status: question.status,
  completed_from: question.completedFrom,
  completed_to: question.completedTo,
  req_from: question.requestedFrom,
  req_to: question.requestedTo,
  losing_registrar: question.losingRegistrar,
  gaining_registrar: question.gainingRegistrar,
  limit: digits(question.limit),
  page: digits(question.page),
});

/** Asks for transfers to us. */
export function getTransfersInCommand(question: TransfersInQuestion): XcpCommand {
  return readCommand('GET_TRANSFERS_IN', {
    ...shared(question),
    order_id: question.orderId,
    order_from: question.orderedFrom,
    order_to: question.orderedTo,
  });
}

/** Asks for transfers away from us. */
export function getTransfersAwayCommand(question: TransfersQuestion): XcpCommand {
  return readCommand('GET_TRANSFERS_AWAY', shared(question));
}

/** One transfer. */
export interface TransferRow {
  readonly domain: string | undefined;
  readonly transferId: string | undefined;
  readonly orderId: string | undefined;
  readonly status: TransferStatus;
  readonly orderedAt: string | undefined;
  readonly completedAt: string | undefined;
  readonly losingRegistrar: string | undefined;
  readonly gainingRegistrar: string | undefined;
  readonly affiliateId: string | undefined;
  /** Personal data. */
  readonly requestAddress: string | undefined;
}

/** One page. */
export interface TransfersPage {
  readonly transfers: readonly TransferRow[];
  readonly total: number | undefined;
}

/** Reads a page of either direction. */
export function getTransfersReplyFrom(reply: XcpReply): ReadResult<TransfersPage> {
  return readResult({ action: 'GET_TRANSFERS_IN', object: 'DOMAIN' }, reply, (attributes) => ({
    transfers: assocsOf(attributes, 'transfers').map(rowFrom),
    total: integerOf(attributes, 'total'),
  }));
}

function rowFrom(row: XcpAssoc): TransferRow {
  return {
    domain: wordOf(row, 'domain'),
    transferId: wordOf(row, 'transfer_id'),
    orderId: wordOf(row, 'order_id'),
    status: transferStatusFrom(wordOf(row, 'status')),
    orderedAt: instantFrom(textOf(row, 'order_date')),
    completedAt: instantFrom(wordOf(row, 'completed_date_epoch') ?? textOf(row, 'completed_date')),
    losingRegistrar: wordOf(row, 'losing_registrar'),
    gainingRegistrar: wordOf(row, 'gaining_registrar'),
    affiliateId: wordOf(row, 'affiliate_id'),
    requestAddress: wordOf(row, 'request_address'),
  };
}
