// X-Signature: lower-case hex of MD5(MD5(body + key) + key) over the raw bytes (reference 1.3).
import { createHash, timingSafeEqual } from 'node:crypto';

export function signatureOf(body: Uint8Array, key: string): string {
  const inner = createHash('md5').update(body).update(key, 'utf8').digest('hex');
  return createHash('md5').update(inner, 'ascii').update(key, 'utf8').digest('hex');
}

/** True for exactly the lower-case hex form: the vendor names capitals among the causes of a refusal. */
export function signatureMatches(given: string, body: Uint8Array, key: string): boolean {
  const expected = Buffer.from(signatureOf(body, key), 'ascii');
  const received = Buffer.from(given, 'utf8');
  return expected.length === received.length && timingSafeEqual(expected, received);
}
