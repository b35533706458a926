/** The request signature of XCP (opensrs-xcp 1.3): two rounds of MD5 over exactly the bytes that are sent. */
import { createHash } from 'node:crypto';

/**
 * `X-Signature` for a body: `md5hex(md5hex(body + key) + key)`, lower case.
 *
 * Takes bytes, not text, so that what is signed cannot differ from what is sent. MD5 is the vendor's choice; it protects
 * against an accidental mix-up of keys, and TLS protects the rest.
 */
export function signatureOf(body: Uint8Array, key: string): string {
  const keyBytes = Buffer.from(key, 'utf8');
  const inner = createHash('md5').update(body).update(keyBytes).digest('hex');
  return createHash('md5').update(inner, 'ascii').update(keyBytes).digest('hex');
}
