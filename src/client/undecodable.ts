// A payload that the codec could not decrypt arrives as a marker instead of its content (docs/reference/payload-format.md).
import { TenureUndecodableError } from './errors.js';

/** Returns the value, or throws {@link TenureUndecodableError} if it is a marker. */
export function decoded<T>(value: T, what: string): T {
  const marker = value as { readonly $tenure?: unknown; readonly keyId?: unknown } | null | undefined;
  if (typeof marker !== 'object' || marker === null || marker.$tenure !== 'undecodable') return value;
  const key = typeof marker.keyId === 'string' && /^[\w.-]{1,64}$/.test(marker.keyId) ? ` (key ${marker.keyId})` : '';
  throw new TenureUndecodableError(
    `${what} cannot be read here: it is encrypted${key} and the key ring of this process does not open it. ` +
      'Give the key ring file that the worker uses (keysFile, or TENURE_KEYS_FILE).',
  );
}
