/** OpenSRS XCP for TypeScript: everything `tenure/xcp` offers. Usable alone; knows nothing of workflows. */
export { createXcpClient } from './client.js';
export type { CallOptions, XcpClient, XcpClientOptions } from './client.js';
export { DEFAULT_LIMITS, type XcpLimits } from './client-limits.js';
export type { XcpCommand } from './command.js';
export type { FaultReason, NotSentReason, UnknownReason, XcpOutcome } from './outcome.js';
export type { XcpReply } from './reply.js';
export type { XcpAssoc, XcpValue } from './value.js';
export { instantFrom } from './dates.js';
export type { XcpExchange } from './exchange.js';
export { redacted, REDACTED } from './redact.js';
export { signatureOf } from './signature.js';
export { DEFAULT_DECODE_LIMITS, decodeEnvelope, type DecodeLimits } from './envelope/decode.js';
export { encodeEnvelope } from './envelope/encode.js';
export { XcpDecodeError, XcpEncodeError, type DecodeProblem } from './envelope/codec-error.js';
export { createHttpsTransport, type CertificateAuthority, type TransportLimits } from './transport/https-transport.js';
export { parseEndpoint, type Endpoint } from './transport/endpoint.js';
export type { ClosableTransport, WireOutcome, WireRequest, XcpTransport } from './transport/transport.js';

export { classify, columnOf, type ClassifyContext, type JudgedCommand } from './classify/classify.js';
export { CODE_TABLE, codeRowFor, type CodeRow, type Column, type Verdict } from './classify/code-table.js';
export type {
  Classification,
  NotDone,
  ParkReason,
  ProgressReason,
  ReadClassification,
  RefusalReason,
} from './classify/classification.js';

export type { ReadResult } from './commands/read-result.js';
export type { Contact, ContactRole, ContactSet, ReadContact, ReadContactSet } from './commands/contact.js';
export type { ReadNameserver } from './commands/nameservers.js';
export type { TldFields } from './commands/tld-fields.js';
export {
  registerCommand,
  registerReplyFrom,
  type DomainLink,
  type PrivacyReport,
  type RegisterOrder,
  type RegisterReply,
  type RegistrantProfile,
} from './commands/register.js';
export { lookupCommand, lookupReplyFrom, type Availability } from './commands/lookup.js';
export { getPriceCommand, getPriceReplyFrom, type Price, type PriceQuestion } from './commands/get-price.js';
export { getBalanceCommand, getBalanceReplyFrom, type Balance } from './commands/get-balance.js';
export {
  getOrdersByDomainCommand,
  getOrdersByDomainReplyFrom,
  ORDER_STATUSES,
  type OrderRow,
  type OrdersQuestion,
  type OrderStatus,
} from './commands/get-orders-by-domain.js';
export { getOrderInfoCommand, getOrderInfoReplyFrom, type OrderInfo } from './commands/get-order-info.js';
export {
  domainAttributesFrom,
  domainAuthCodeFrom,
  domainContactsFrom,
  domainDatesFrom,
  domainInfoFrom,
  domainNameserversFrom,
  domainStatusFrom,
  expireActionFrom,
  getDomainCommand,
  waitingHistoryFrom,
  whoisPrivacyStateFrom,
  type DomainDates,
  type DomainInfo,
  type DomainReadType,
  type DomainStatus,
  type ExpireAction,
  type GetDomainOptions,
  type WaitingRequest,
  type WhoisPrivacyState,
} from './commands/get-domain.js';
export { rawCommand, type RawCommand } from './commands/raw.js';
