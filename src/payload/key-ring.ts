// The keys that payloads are sealed with: one current key for new payloads, any number of old ones to read with.
import { createSecretKey, type KeyObject } from 'node:crypto';

/** Gives the codec its keys. A key with the current id may be missing while somebody edits the file: `current` then rejects. */
export interface KeyRing {
  /** The key that new payloads are sealed with. Rejects with {@link KeyRingError}. */
  current(): Promise<{ readonly id: string; readonly key: KeyObject }>;
  /** Any key by its id; `undefined` if this ring does not have it. Never rejects. */
  find(id: string): Promise<KeyObject | undefined>;
}

/** The parsed content of a key ring file. `KeyObject` does not print its bytes, whatever it is logged with. */
export interface ParsedKeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

/** A key ring that cannot be used. Its message never contains key material. */
export class KeyRingError extends Error {
  override readonly name = 'KeyRingError';
}

/** AES-256: 32 bytes. */
export const keyBytes = 32;

/** Ids stand in clear in the metadata of every payload, so they are short and plain. */
const keyIdPattern = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * Reads `{ "current": "k1", "keys": { "k1": "<base64 of 32 bytes>" } }`. Throws {@link KeyRingError} with a sentence that names
 * `origin` (a path, say) and the key id, never the key. A missing current key is not an error here: reading is still possible.
 */
export function parseKeyRing(text: string, origin: string): ParsedKeyRing {
  const document = parseJson(text, origin);
  if (!isRecord(document) || typeof document['current'] !== 'string' || !isRecord(document['keys'])) {
    throw new KeyRingError(
      `The key ring ${origin} must be a JSON object with "current" (a key id) and "keys" (an object of key ids and base64 keys).`,
    );
  }
  const keys = new Map<string, KeyObject>();
  for (const [id, encoded] of Object.entries(document['keys'])) {
    if (!keyIdPattern.test(id)) {
      throw new KeyRingError(
        `The key ring ${origin} has a key id that is not 1 to 64 letters, digits, dots, hyphens or underscores.`,
      );
    }
    keys.set(id, parseKey(encoded, id, origin));
  }
  return { current: document['current'], keys };
}

/** A ring that never changes: tests, or keys that come from somewhere else than a file. */
export function fixedKeyRing(ring: ParsedKeyRing): KeyRing {
  return {
    current: () => Promise.resolve().then(() => currentOf(ring, 'given')),
    find: (id) => Promise.resolve(ring.keys.get(id)),
  };
}

/** Throws {@link KeyRingError} if the ring does not have the key it calls current. */
export function currentOf(ring: ParsedKeyRing, origin: string): { readonly id: string; readonly key: KeyObject } {
  const key = ring.keys.get(ring.current);
  if (key === undefined) {
    throw new KeyRingError(
      `The key ring ${origin} has no key with the id that it calls current (${JSON.stringify(ring.current.slice(0, 64))}): nothing can be encrypted until that key is added or "current" names one that is there.`,
    );
  }
  return { id: ring.current, key };
}

function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The cause is left out on purpose: the parser quotes the text around the fault, and that may be a key.
    throw new KeyRingError(`The key ring ${origin} is not valid JSON.`);
  }
}

function parseKey(encoded: unknown, id: string, origin: string): KeyObject {
  const bytes = typeof encoded === 'string' ? Buffer.from(encoded, 'base64') : Buffer.alloc(0);
  if (bytes.length !== keyBytes || bytes.toString('base64') !== encoded) {
    throw new KeyRingError(
      `Key ${id} of the key ring ${origin} is not the base64 form of ${keyBytes} bytes (make one with: openssl rand -base64 ${keyBytes}).`,
    );
  }
  return createSecretKey(bytes);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
