// Registrant verification of gTLD names: 15 days, then suspension (reference 3.24).
import { DAY_MS } from '../state/dates.js';
import type { Contact, Domain } from '../state/model.js';
import { tldOf } from './tlds.js';

export const VERIFICATION_WINDOW_MS = 15 * DAY_MS;

export type VerificationState = 'verifying' | 'verified' | 'suspended';

/** ccTLD names need no verification and count as verified (inferred). */
export function verificationState(domain: Domain, at: number): VerificationState {
  if (domain.verifiedAt !== undefined || tldOf(domain.name)?.isGtld !== true) return 'verified';
  return at < domain.verificationStartedAt + VERIFICATION_WINDOW_MS ? 'verifying' : 'suspended';
}

/** First name, last name and e-mail: a combination verified once is verified for every name. */
export function registrantKey(owner: Contact | undefined): string {
  return [owner?.['first_name'], owner?.['last_name'], owner?.['email']].join('\u0000').toLowerCase();
}
