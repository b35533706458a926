// Registrant verification of gTLD names: 15 days, then suspension (reference 3.24).
import { DAY_MS } from '../state/dates.js';
import { domainEvent } from '../state/events.js';
import type { Contact, Domain } from '../state/model.js';
import type { World } from '../state/world.js';
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

/** After a registration, a transfer or a change of the owner. A combination verified before needs no new mail. */
export function startVerification(world: World, domain: Domain, at: number): void {
  domain.verificationStartedAt = at;
  domain.verifiedAt = world.verifiedRegistrants.has(registrantKey(domain.contacts.owner)) ? at : undefined;
  if (verificationState(domain, at) === 'verifying')
    world.schedule.add(at + VERIFICATION_WINDOW_MS, { kind: 'verification', domain: domain.name });
}

/** The end of a window: names that are still unverified stop resolving, with an event. */
export function runVerification(world: World, name: string, at: number): void {
  const domain = world.domains.get(name);
  if (domain?.phase !== 'active' || at !== domain.verificationStartedAt + VERIFICATION_WINDOW_MS) return;
  if (verificationState(domain, at) !== 'suspended') return;
  domainEvent(world, domain, 'REGISTRANT_VERIFICATION_STATUS_CHANGE', at, { verification_status: 'suspended' });
}

/** The registrant clicked the link: every unverified name with the same owner is verified, suspended ones resolve again. */
export function verifyRegistrant(world: World, domain: Domain, at: number): void {
  const key = registrantKey(domain.contacts.owner);
  world.verifiedRegistrants.add(key);
  for (const other of world.domains.values()) {
    const isSame = other === domain || registrantKey(other.contacts.owner) === key;
    if (!isSame || (other !== domain && (other.verifiedAt !== undefined || other.account !== domain.account))) continue;
    other.verifiedAt = at;
    domainEvent(world, other, 'REGISTRANT_VERIFICATION_STATUS_CHANGE', at, { verification_status: 'verified' });
  }
}
