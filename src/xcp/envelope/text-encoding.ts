/** From the bytes of a reply to its text. */
import { XcpDecodeError } from './codec-error.js';

const DECLARED = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
const CHARSET = /;\s*charset\s*=\s*"?([A-Za-z0-9._-]{1,40})"?/i;

const NAMES: ReadonlyMap<string, 'utf-8' | 'latin1'> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['iso-8859-1', 'latin1'],
  ['iso8859-1', 'latin1'],
  ['latin1', 'latin1'],
  ['latin-1', 'latin1'],
]);

/**
 * Text of a reply. A byte order mark decides first, then the XML declaration, then the charset of `Content-Type`, then UTF-8.
 *
 * The declaration goes before the header, against RFC 7303: the program that wrote the document wrote the declaration, while
 * a charset in the header is often a server default. Bytes that are not valid in the encoding are refused rather than
 * replaced: a contact read with a replacement character would be written back damaged.
 */
export function textFrom(bytes: Uint8Array, contentType: string | undefined): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return utf8(buffer.subarray(3));
  const declared = DECLARED.exec(buffer.toString('latin1', 0, 200))?.[1];
  const name = (declared ?? CHARSET.exec(contentType ?? '')?.[1] ?? 'utf-8').toLowerCase();
  const encoding = NAMES.get(name);
  if (encoding === undefined) {
    throw new XcpDecodeError(
      'encoding',
      `The reply is in an encoding that is not read here (${name}); UTF-8 and ISO-8859-1 are.`,
    );
  }
  return encoding === 'latin1' ? buffer.toString('latin1') : utf8(buffer);
}

function utf8(buffer: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(buffer);
  } catch {
    throw new XcpDecodeError('encoding', 'The reply says UTF-8 but holds bytes that are not; it was not read.');
  }
}
