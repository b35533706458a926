/** The reply of OpenSRS as it stands in the envelope, before anybody judges it. */
import { assocOf, textOf, wordOf, type XcpAssoc } from './value.js';

/** A decoded reply. `attributes` holds the wire's own names; the readers in `commands/` turn them into the field's words. */
export interface XcpReply {
  readonly isSuccess: boolean;
  /** Three or four digits, as text. */
  readonly code: string;
  /** For people. May hold personal data and line feeds; never decide by it except through `classify/`. */
  readonly text: string;
  readonly attributes: XcpAssoc;
  /** For support tickets; it cannot be used to correlate (opensrs-xcp 1.7). */
  readonly transactionId: string | undefined;
  readonly object: string | undefined;
}

/** The reply in a message; `undefined` when it lacks a readable `is_success` or `response_code`, and so answers nothing. */
export function replyFrom(message: XcpAssoc): XcpReply | undefined {
  const code = wordOf(message, 'response_code');
  const success = wordOf(message, 'is_success');
  if (code === undefined || !/^\d{1,5}$/.test(code) || (success !== '0' && success !== '1')) return undefined;
  return {
    isSuccess: success === '1',
    code,
    text: textOf(message, 'response_text') ?? '',
    attributes: assocOf(message, 'attributes'),
    transactionId: wordOf(message, 'transaction_id'),
    object: wordOf(message, 'object'),
  };
}
