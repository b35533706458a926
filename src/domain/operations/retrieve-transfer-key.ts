// retrieveTransferKey: the code with which a name can be taken to another registrar. A secret: never in clear in any history.
import { withoutUndefined } from '../contact.js';
import type { Parsed, Problem } from '../problem.js';
import type { PinnedSettings } from '../settings.js';
import { type Consent, readConsent } from './consent.js';
import { type Named, readNamed } from './named.js';

export interface TransferKeyRequest extends Named {
  /** `seal`: encrypted to `sealTo`, for the asker alone. `mail`: the registrar mails it to the administrative contact. */
  readonly deliver: 'seal' | 'mail';
  /** A one-time X25519 public key: 32 bytes in base64url. Its private half never leaves the asker. */
  readonly sealTo?: string;
  readonly consent: Consent;
}

export function parseTransferKeyRequest(input: unknown): Parsed<TransferKeyRequest> {
  const { reader, domain } = readNamed(input);
  const deliver = reader.choice('deliver', ['seal', 'mail'], 'seal');
  const sealTo = reader.optionalText('sealTo', {
    max: 43,
    pattern: /^[A-Za-z0-9_-]{43}$/,
    shape: 'must be an X25519 public key: 32 bytes in base64url',
  });
  if (deliver === 'seal' && !reader.has('sealTo'))
    reader.problem('sealTo', 'sealTo is missing: the public key that the transfer key is sealed to.');
  if (deliver === 'mail' && reader.has('sealTo'))
    reader.problem('sealTo', 'sealTo has no use with deliver "mail": the registrar mails the key to the owner.');
  const consent = readConsent(reader, 'giving out a transfer key') ?? { by: '' };
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined({ domain, deliver, sealTo, consent }));
}

export function transferKeyProblems(_request: TransferKeyRequest, { policy }: PinnedSettings): readonly Problem[] {
  if (policy.capability.authCodeReadable) return [];
  const sentence = `retrieveTransferKey: the transfer key of a .${policy.tld} name cannot be had through the registrar.`;
  return [{ field: 'operation.type', sentence }];
}
