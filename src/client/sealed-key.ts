// Opens a transfer key that was sealed to its asker. docs/reference/sealed-transfer-key.md fixes the format.
import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto';
import { TenureInputError } from './errors.js';

/** For one request only. Keep `privateKey` where the answer is opened, and nowhere else. */
export interface SealKey {
  /** Goes into the request. 32 bytes in base64url. */
  readonly sealTo: string;
  /** A secret. 32 bytes in base64url. */
  readonly privateKey: string;
}

/** A new pair for one `retrieveTransferKey`. */
export function newSealKey(): SealKey {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    sealTo: publicKey.export({ format: 'jwk' }).x ?? '',
    privateKey: privateKey.export({ format: 'jwk' }).d ?? '',
  };
}

const PREFIX = 'tk1.';
const PUBLIC = 32;
const NONCE = 12;
const TAG = 16;
/** What stands before a raw X25519 private key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/**
 * The transfer key in clear: a secret, never to be logged.
 *
 * @param domain the name it was asked for, in a-label form
 * Throws {@link TenureInputError} when it was sealed to another key, for another name, or is damaged.
 */
export function openSealedKey(sealed: string, privateKey: string, domain: string): string {
  const bytes = sealed.startsWith(PREFIX) ? Buffer.from(sealed.slice(PREFIX.length), 'base64url') : Buffer.alloc(0);
  const raw = Buffer.from(privateKey, 'base64url');
  if (bytes.length < PUBLIC + NONCE + TAG || raw.length !== PUBLIC) throw unopened();
  try {
    const own = createPrivateKey({ key: Buffer.concat([PKCS8, raw]), format: 'der', type: 'pkcs8' });
    const theirs = bytes.subarray(0, PUBLIC);
    const ours = Buffer.from(createPublicKey(own).export({ format: 'jwk' }).x ?? '', 'base64url');
    const ephemeral = createPublicKey({
      key: { kty: 'OKP', crv: 'X25519', x: theirs.toString('base64url') },
      format: 'jwk',
    });
    const secret = diffieHellman({ privateKey: own, publicKey: ephemeral });
    const key = Buffer.from(hkdfSync('sha256', secret, Buffer.concat([theirs, ours]), 'tenure/transfer-key/1', 32));
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(PUBLIC, PUBLIC + NONCE), {
      authTagLength: TAG,
    });
    decipher.setAAD(Buffer.from(domain.toLowerCase(), 'utf8')).setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(PUBLIC + NONCE, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    // Neither key nor text in the error.
    throw unopened();
  }
}

function unopened(): TenureInputError {
  const sentence =
    'sealed cannot be opened: it was sealed to another key or for another name, or it is damaged. Ask for the transfer key anew.';
  return new TenureInputError([{ field: 'sealed', sentence }]);
}
