/** OpenSRS XCP for TypeScript: everything `tenure/xcp` offers. Usable alone; knows nothing of workflows. */
export { createXcpClient } from './client.js';
export type { CallOptions, XcpClient, XcpClientOptions } from './client.js';
export { DEFAULT_LIMITS, type XcpLimits } from './client-limits.js';
export { messageOf, type XcpCommand } from './command.js';
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
export { writeReplyFrom, type WriteReply } from './commands/write-reply.js';
export { belongsToRspCommand, belongsToRspReplyFrom, type Ownership } from './commands/belongs-to-rsp.js';
export {
  domainListCommand,
  domainListReplyFrom,
  type DomainListPage,
  type DomainListQuestion,
  type DomainListRow,
} from './commands/domain-list.js';
export { getDomainsContactsCommand, getDomainsContactsReplyFrom } from './commands/get-domains-contacts.js';
export {
  cancelOrderCommand,
  processOrderCommand,
  processOrderReplyFrom,
  type ProcessOrderOptions,
  type ProcessOrderReply,
} from './commands/process-pending.js';
export {
  cancelActiveProcessCommand,
  queryQueuedRequestCommand,
  queryQueuedRequestReplyFrom,
  type QueuedRequest,
} from './commands/queued-request.js';
export {
  modifyAuthCodeCommand,
  modifyCiraRegistrantCommand,
  modifyContactsCommand,
  modifyExpireActionCommand,
  modifyForwardingEmailCommand,
  modifyIpsTagCommand,
  modifyParkedPageCommand,
  modifyRegistrarLockCommand,
  modifyRegistryFieldsCommand,
  modifyResellerWhoisCommand,
  modifyTldDataCommand,
  modifyWhoisDisplayCommand,
  modifyWhoisPrivacyCommand,
  type ExpireBehaviour,
} from './commands/modify.js';
export { updateContactsCommand } from './commands/update-contacts.js';
export { updateAllInfoCommand } from './commands/update-all-info.js';
export { assignNameserversCommand } from './commands/assign-nameservers.js';
export {
  addHostToRegistryCommand,
  checkHostAtRegistryCommand,
  checkHostAtRegistryReplyFrom,
  createHostCommand,
  deleteHostCommand,
  getHostsCommand,
  getHostsReplyFrom,
  modifyHostCommand,
  type Host,
  type HostAddresses,
} from './commands/nameserver-hosts.js';
export { renewCommand, renewReplyFrom, type RenewOrder, type RenewReply } from './commands/renew.js';
export { redeemCommand } from './commands/redeem.js';
export { revokeCommand, revokeReplyFrom, type RevokeReply } from './commands/revoke.js';
export {
  checkTransferCommand,
  checkTransferReplyFrom,
  TRANSFER_STATUSES,
  type CheckTransferOptions,
  type TransferCheck,
  type TransferStatus,
} from './commands/check-transfer.js';
export {
  getTransfersAwayCommand,
  getTransfersInCommand,
  getTransfersReplyFrom,
  type TransferRow,
  type TransfersInQuestion,
  type TransfersPage,
  type TransfersQuestion,
} from './commands/get-transfers.js';
export { cancelTransferCommand, processTransferCommand, resendApprovalCommand } from './commands/transfer-orders.js';
export { pushToResellerCommand, tradeDomainCommand } from './commands/ownership.js';
export { sendAuthcodeCommand } from './commands/send-authcode.js';
export { sendProfilePasswordCommand } from './commands/send-profile-password.js';
export {
  getDeletedDomainsCommand,
  getDeletedDomainsReplyFrom,
  getDomainsByExpireDateCommand,
  getDomainsByExpireDateReplyFrom,
  type DeletedDomain,
  type DeletedQuestion,
  type ExpiringDomain,
  type ExpiringPage,
  type ExpiringQuestion,
} from './commands/domain-lists.js';
export {
  getRegistrantVerificationCommand,
  getRegistrantVerificationReplyFrom,
  sendRegistrantVerificationCommand,
  type RegistrantVerification,
  type VerificationStatus,
} from './commands/registrant-verification.js';
export {
  getNotesCommand,
  getNotesReplyFrom,
  type Note,
  type NotesPage,
  type NotesQuestion,
} from './commands/get-notes.js';
export {
  deleteCookieCommand,
  getUserInfoCommand,
  getUserInfoReplyFrom,
  setCookieCommand,
  setCookieReplyFrom,
  type EndUserSession,
  type UserInfo,
} from './commands/end-user-session.js';
export { ackCommand, pollCommand, pollReplyFrom, type EventsPage, type RegistrarEvent } from './commands/events.js';
export { rawCommand, type RawCommand } from './commands/raw.js';
