// The wire format of an encrypted payload (docs/reference/payload-format.md). Pure: the nonce is an argument.
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import type { Payload } from '@temporalio/common';
// A default import on purpose: `import * as proto` type-checks and leaves `proto.temporal` undefined at run time.
import proto from '@temporalio/proto';

const ProtoPayload = proto.temporal.api.common.v1.Payload;

export const sealedEncoding = 'binary/encrypted';
export const keyIdField = 'encryption-key-id';
export const nonceBytes = 12;
const tagBytes = 16;
const cipher = 'aes-256-gcm';

/** The whole payload, metadata included, as ciphertext. A nonce must never be used twice with one key. */
export function seal(payload: Payload, keyId: string, key: KeyObject, nonce: Uint8Array): Payload {
  const encryption = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  const plaintext = ProtoPayload.encode(payload).finish();
  const data = Buffer.concat([nonce, encryption.update(plaintext), encryption.final(), encryption.getAuthTag()]);
  return { metadata: { encoding: Buffer.from(sealedEncoding), [keyIdField]: Buffer.from(keyId) }, data };
}

/** True for payloads in our format, whoever sealed them. */
export function isSealed(payload: Payload): boolean {
  return textOf(payload.metadata?.['encoding']) === sealedEncoding;
}

/** The key id a sealed payload names; empty if it names none. */
export function keyIdOf(payload: Payload): string {
  return textOf(payload.metadata?.[keyIdField]);
}

/** The original payload, or `undefined` if the bytes are not what was sealed with this key. Never throws for what is in `data`. */
export function unseal(payload: Payload, key: KeyObject): Payload | undefined {
  const data = payload.data ?? new Uint8Array();
  if (data.length < nonceBytes + tagBytes) return undefined;
  const nonce = data.subarray(0, nonceBytes);
  const tag = data.subarray(data.length - tagBytes);
  const decryption = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  decryption.setAuthTag(tag);
  try {
    const ciphertext = data.subarray(nonceBytes, data.length - tagBytes);
    const plaintext = Buffer.concat([decryption.update(ciphertext), decryption.final()]);
    return ProtoPayload.decode(plaintext);
  } catch {
    // A wrong tag, or a plaintext that is no Payload: to the reader both are the same, and neither may stop a workflow.
    return undefined;
  }
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return bytes === null || bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
}
