// The marker that stands for a payload nobody can read. A throw instead would fail the domain's workflow task for ever.
import type { Payload } from '@temporalio/common';

/** `unknown_key`: this process does not have the key. `damaged`: it has, but the bytes are not what was sealed. */
export type UndecodableReason = 'unknown_key' | 'damaged';

/** What the reader of an undecodable payload gets in place of the value. */
export interface Undecodable {
  readonly $tenure: 'undecodable';
  readonly reason: UndecodableReason;
  /** The id that the payload named, cut at 64 characters; empty if it named none. */
  readonly keyId: string;
}

export function undecodablePayload(reason: UndecodableReason, keyId: string): Payload {
  const marker: Undecodable = { $tenure: 'undecodable', reason, keyId: keyId.slice(0, 64) };
  return { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(JSON.stringify(marker)) };
}
