import { createHash } from 'node:crypto';
import type { OrderIdentity } from '../domain/order-match.js';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32, lower case: no letters that look like digits
const LENGTH = 26;

/**
 * What goes into `affiliate_id`, so that an order is known to be ours: 130 bits of a hash of the operation id. The id itself
 * would tell a reader of the control panel our request ids.
 */
export function orderMarker(operationId: string): string {
  let bits = BigInt(`0x${createHash('sha256').update(`tenure order\n${operationId}`, 'utf8').digest('hex')}`);
  let marker = '';
  for (let index = 0; index < LENGTH; index++) {
    marker += ALPHABET[Number(bits & 31n)] ?? '';
    bits >>= 5n;
  }
  return marker;
}

/** What stands in `affiliate_id`: the caller's own, which always wins, or the marker of the operation, where orders carry one. */
export function markerOrOwn(own: string | undefined, { marker }: OrderIdentity): string | undefined {
  return own ?? (marker === undefined ? undefined : orderMarker(marker));
}
