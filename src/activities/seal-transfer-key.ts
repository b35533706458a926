// Seals a transfer key to the one-time public key of its asker. docs/reference/sealed-transfer-key.md fixes the format; the
// other half, which opens it, is written apart from this one in src/client, and both are held to the same test vectors.
import {
  type KeyObject,
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** Random in use, fixed in tests. */
export interface SealParts {
  readonly ephemeral: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly nonce: Buffer;
}

/**
 * Undefined when `sealTo` is not a usable X25519 public key: some points give the same secret to everybody.
 *
 * @param domain a-label; bound to the sealed text, so that a key cannot pass for that of another name.
 */
export function sealTransferKey(
  code: string,
  sealTo: string,
  domain: string,
  { ephemeral, nonce }: SealParts = { ephemeral: generateKeyPairSync('x25519'), nonce: randomBytes(12) },
): string | undefined {
  const secret = sharedSecret(ephemeral.privateKey, sealTo);
  if (secret === undefined) return undefined;
  const own = Buffer.from(ephemeral.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const salt = Buffer.concat([own, Buffer.from(sealTo, 'base64url')]);
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'tenure/transfer-key/1', 32));
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(domain, 'utf8'));
  const sealed = Buffer.concat([cipher.update(code, 'utf8'), cipher.final()]);
  return `tk1.${Buffer.concat([own, nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`;
}

function sharedSecret(privateKey: KeyObject, sealTo: string): Buffer | undefined {
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: sealTo }, format: 'jwk' });
    return diffieHellman({ privateKey, publicKey });
  } catch {
    return undefined;
  }
}
