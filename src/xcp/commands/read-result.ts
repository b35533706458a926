/** The shape of every typed read: the value, or why there is none. */
import { classify, type JudgedCommand } from '../classify/classify.js';
import type { NotDone } from '../classify/classification.js';
import type { XcpReply } from '../reply.js';
import type { XcpAssoc } from '../value.js';

/** What a read gave. `unknown` and `retry_later` may be repeated at once or after a pause; a read costs nothing. */
export type ReadResult<T> = { readonly kind: 'read'; readonly value: T } | NotDone;

/** Judges the reply of a read and turns its attributes into a value. */
export function readResult<T>(
  command: Pick<JudgedCommand, 'action' | 'object'>,
  reply: XcpReply,
  valueFrom: (attributes: XcpAssoc, reply: XcpReply) => T,
): ReadResult<T> {
  const judged = classify({ ...command, kind: 'read', createsOrder: false, attributes: {} }, reply);
  switch (judged.kind) {
    case 'done':
      return { kind: 'read', value: valueFrom(reply.attributes, reply) };
    case 'refused':
    case 'retry_later':
    case 'config':
    case 'unknown':
      return judged;
    case 'in_progress':
    case 'parked':
    case 'saved':
    case 'transfer_started':
      // Meanings of writes; a read that gets one has been misunderstood by one of the two sides.
      return { kind: 'unknown', code: reply.code, text: reply.text };
  }
}
