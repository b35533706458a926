/** The one answer that lies about success: an order pushed to the pending queue (opensrs-xcp 2.7 rule 3). */
import type { XcpReply } from '../reply.js';
import { textOf, wordOf } from '../value.js';
import type { Classification, ParkReason } from './classification.js';
import { codeRowFor } from './code-table.js';
import { plainText } from './text-rules.js';

/** The parked order of a reply with a `forced_pending` that is neither empty nor `0`; whatever the rest of it claims. */
export function parkedFrom(reply: XcpReply): Extract<Classification, { kind: 'parked' }> | undefined {
  const forced = wordOf(reply.attributes, 'forced_pending');
  if (forced === undefined || forced === '0') return undefined;
  const registrationCode = wordOf(reply.attributes, 'registration_code');
  const code = registrationCode !== undefined && !isSuccessCode(registrationCode) ? registrationCode : reply.code;
  const text = reasonText(reply);
  return { kind: 'parked', orderId: orderIdFrom(forced, reply), reason: parkReasonFrom(code, text), code, text };
}

/** Some replies say only `1` (or a word) instead of the order id; the order then stands in `id`. */
function orderIdFrom(forced: string, reply: XcpReply): string | undefined {
  if (forced !== '1' && /^\d+$/.test(forced)) return forced;
  return wordOf(reply.attributes, 'order_id') ?? wordOf(reply.attributes, 'id');
}

/** Registry's text, then `error`, then the outer text: the first that says something. */
function reasonText(reply: XcpReply): string {
  const candidates = [textOf(reply.attributes, 'registration_text'), textOf(reply.attributes, 'error'), reply.text];
  return candidates.map((text) => plainText(text ?? '')).find((text) => text !== '') ?? '';
}

function parkReasonFrom(code: string, text: string): ParkReason {
  const words = text.toLowerCase();
  if (/insufficient|not enough funds|low funds/.test(words)) return 'insufficient_funds';
  if (isSuccessCode(code)) return 'insufficient_funds_likely';
  // A parked 435 is a name server that the registry does not know (opensrs-xcp 2.8), unless the text speaks of permission.
  if (code === '435') return /permission|authori[sz]/.test(words) ? 'not_permitted' : 'nameserver_missing';
  return codeRowFor('', '', code)?.refusal ?? 'unstated';
}

function isSuccessCode(code: string): boolean {
  return /^2\d\d$/.test(code);
}
