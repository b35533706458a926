// The payload codec of every client, worker and codec server: seals all payloads, reads sealed and plain ones.
import { randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import type { KeyRing } from './key-ring.js';
import { isSealed, keyIdOf, nonceBytes, seal, unseal } from './sealed-payload.js';
import { undecodablePayload } from './undecodable.js';

/**
 * AES-256-GCM with keys from a ring. Encoding rejects with `KeyRingError` if the current key is missing: nothing leaves in
 * clear. Decoding never rejects: a payload that cannot be read becomes a marker (`Undecodable`), one that was never
 * encrypted passes through (a signal typed in the Temporal UI).
 */
export class EncryptionCodec implements PayloadCodec {
  readonly #keyRing: KeyRing;

  constructor(keyRing: KeyRing) {
    this.#keyRing = keyRing;
  }

  async encode(payloads: readonly Payload[]): Promise<Payload[]> {
    if (payloads.length === 0) return [];
    const { id, key } = await this.#keyRing.current();
    // Random nonces: safe for 2^32 payloads per key, which docs/reference/payload-format.md turns into a rotation rule.
    return payloads.map((payload) => seal(payload, id, key, randomBytes(nonceBytes)));
  }

  async decode(payloads: readonly Payload[]): Promise<Payload[]> {
    return await Promise.all(payloads.map((payload) => this.#decodeOne(payload)));
  }

  async #decodeOne(payload: Payload): Promise<Payload> {
    if (!isSealed(payload)) return payload;
    const keyId = keyIdOf(payload);
    const key = await this.#keyRing.find(keyId);
    if (key === undefined) return undecodablePayload('unknown_key', keyId);
    return unseal(payload, key) ?? undecodablePayload('damaged', keyId);
  }
}
