/** What can become of a call. The kinds differ by money: only `not_sent` may be repeated without looking first. */
import type { XcpReply } from './reply.js';

/** Why a request provably never reached OpenSRS. */
export type NotSentReason =
  | 'name_not_resolved'
  | 'connection_refused'
  | 'connection_failed'
  | 'tls_failed'
  | 'connect_timeout'
  | 'no_free_connection'
  | 'too_late'
  | 'aborted';

/** Why nothing is known although bytes of the request may have left. */
export type UnknownReason =
  | 'deadline'
  | 'connection_lost'
  | 'reply_cut'
  | 'reply_too_large'
  | 'http_status'
  | 'undecodable'
  | 'not_a_reply'
  | 'aborted';

/** What a person has to put right before any call can work. */
export type FaultReason = 'http_auth' | 'key_unavailable' | 'invalid_request';

/**
 * The outcome of `XcpClient.call`.
 *
 * - `answered`: OpenSRS answered; whether it said yes is for `classify` or the command's reader to tell.
 * - `not_sent`: proved by the socket; the same request may be sent again.
 * - `unknown`: the request may have been executed. A write must be settled by reading; a read may be repeated.
 * - `fault`: configuration or a request that cannot be written; the same request will fail again. Nothing was executed.
 *
 * Messages are sentences safe for logs: no personal data, no secret, no part of a document.
 */
export type XcpOutcome =
  | { readonly kind: 'answered'; readonly reply: XcpReply }
  | { readonly kind: 'not_sent'; readonly reason: NotSentReason; readonly message: string }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly message: string }
  | { readonly kind: 'fault'; readonly reason: FaultReason; readonly message: string };
