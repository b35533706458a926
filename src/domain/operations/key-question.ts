import type { RegistrarAddress } from '../registration-intent.js';

export interface KeyQuestion extends RegistrarAddress {
  readonly domain: string;
  /** X25519 public key of the asker, 32 bytes in base64url. */
  readonly sealTo: string;
}

/** Never the key itself. `refused`: the registrar does not give it out; `none`: it has none for this name. */
export type KeyReading =
  | { readonly kind: 'sealed'; readonly sealed: string }
  | { readonly kind: 'none' }
  /** `sealTo` is no point that anything can be sealed to. */
  | { readonly kind: 'unusable' }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string };

export interface KeyMailIntent extends RegistrarAddress {
  readonly operationId: string;
  readonly domain: string;
}
