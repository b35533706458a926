// setRegistrarLock: the lock against transfers to another registrar.
import { withoutUndefined } from '../contact.js';
import type { Parsed, Problem } from '../problem.js';
import type { PinnedSettings } from '../settings.js';
import { type Consent, readConsent } from './consent.js';
import { type Named, readNamed } from './named.js';

export interface LockRequest extends Named {
  readonly locked: boolean;
  /** Needed for unlocking. */
  readonly consent?: Consent;
}

export function parseLockRequest(input: unknown): Parsed<LockRequest> {
  const { reader, domain } = readNamed(input);
  const locked = reader.optionalFlag('locked');
  if (locked === undefined && !reader.has('locked'))
    reader.problem('locked', 'locked is missing: true locks the name, false unlocks it.');
  const needsConsent = locked === false || reader.has('consent');
  const consent = needsConsent ? readConsent(reader, 'unlocking a name') : undefined;
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined({ domain, locked: locked ?? true, consent }));
}

export function lockProblems(_request: LockRequest, { policy }: PinnedSettings): readonly Problem[] {
  if (policy.capability.registrarLock) return [];
  return [{ field: 'operation.type', sentence: `setRegistrarLock: .${policy.tld} has no registrar lock.` }];
}
