// The life of a name after registration (reference 5.4): auto-renewal, expiry, deletion, drop.
import { recordCharge } from '../state/ledger.js';
import { domainEvent, expirationOf } from '../state/events.js';
import { addYears, DAY_MS, isoDate } from '../state/dates.js';
import type { Domain } from '../state/model.js';
import type { World } from '../state/world.js';
import { PARKING_NAMESERVERS } from './hosts.js';
import { priceCents } from './prices.js';
import { tldOf } from './tlds.js';
import { verificationState } from './verification.js';

/** The auto-renew job runs about 30 days before expiry (reference 5.4). */
const AUTO_RENEW_LEAD_MS = 30 * DAY_MS;
/** gTLD timeline; used for all TLDs (ccTLD differences are not modelled). */
const GRACE_MS = 40 * DAY_MS;
/** Day 3: the vendor's parking name servers, restored on renewal. */
const EXPIRY_PARKING_MS = 3 * DAY_MS;
const REDEMPTION_MS = 30 * DAY_MS;
const PENDING_DELETE_MS = 5 * DAY_MS;

/** Puts every coming moment of the name on the schedule; each moment looks again at what is true by then. */
export function scheduleTimeline(world: World, domain: Domain): void {
  const expiry = domain.registrarExpiry;
  const moments = [expiry - AUTO_RENEW_LEAD_MS, expiry, expiry + EXPIRY_PARKING_MS, expiry + GRACE_MS];
  for (const at of new Set([...moments, domain.registryExpiry])) {
    world.schedule.add(Math.max(at, domain.updatedAt), { kind: 'domain_timeline', domain: domain.name });
  }
}

export type Stage = 'active' | 'expired' | 'redemption' | 'pending_delete';

/** Where the name stands in its life; `expired` is the grace in which RENEW still works. */
export function stageOf(domain: Domain, at: number): Stage {
  if (domain.phase === 'deleted')
    return at < (domain.deletedAt ?? at) + REDEMPTION_MS ? 'redemption' : 'pending_delete';
  return domain.registrarExpiry <= at ? 'expired' : 'active';
}

/** Day 0 stops resolving, suspension too; parking answers with the vendor's page, not with the name's own. */
export function doesResolve(domain: Domain, at: number): boolean {
  return stageOf(domain, at) === 'active' && verificationState(domain, at) !== 'suspended';
}

/** What is due for the name at this moment. Runs at exact instants of the schedule and is harmless at any other. */
export function runTimeline(world: World, name: string, at: number): void {
  const domain = world.domains.get(name);
  if (domain === undefined) return;
  if (domain.phase === 'deleted') {
    if (domain.deletedAt !== undefined && at >= domain.deletedAt + REDEMPTION_MS + PENDING_DELETE_MS)
      world.domains.delete(name);
    return;
  }
  if (domain.account === undefined) return;
  const registryRenews = tldOf(name)?.registryRenews ?? false;
  if (at === domain.registrarExpiry - AUTO_RENEW_LEAD_MS && domain.autoRenew && !domain.letExpire)
    autoRenew(world, domain, at);
  if (at === domain.registrarExpiry && registryRenews && !domain.letExpire) autoRenew(world, domain, at);
  if (at === domain.registrarExpiry) {
    domainEvent(world, domain, 'EXPIRED', at, expirationOf(domain));
    // The registry renews by itself in the grace period; its date runs ahead of the registrar's (reference 3.5).
    if (domain.registryExpiry <= at) domain.registryExpiry = addYears(domain.registryExpiry, 1);
  }
  const tld = tldOf(name);
  // A late registry gets the year that was paid when its own date comes (reference 7.4).
  if (tld?.renewsLate === true && at >= domain.registryExpiry && domain.registrarExpiry > domain.registryExpiry)
    domain.registryExpiry = domain.registrarExpiry;
  if (at === domain.registrarExpiry + EXPIRY_PARKING_MS && tld?.isGtld === true) {
    domain.expiryParked = true;
    domain.nameservers = PARKING_NAMESERVERS;
  }
  if (at >= domain.registrarExpiry + GRACE_MS) deleteDomain(world, domain, at, 'expired');
}

function autoRenew(world: World, domain: Domain, at: number): void {
  const account = world.accounts.get(domain.account ?? '');
  const cost = priceCents(domain.name, 'renewal', 1, world.premiumNames.get(domain.name));
  if (account === undefined || cost === undefined) return;
  if (account.balanceCents - account.holdCents < cost) {
    domain.notes.push({ at, text: 'Auto-renewal failed: insufficient funds.' });
    return;
  }
  const purchase = { orderId: undefined, domain: domain.name, operation: 'auto_renewal', periodYears: 1 };
  recordCharge(world.ledger, account, { ...purchase, amountCents: cost }, at);
  extendDomain(world, domain, 1, at);
}

/** Adds years to both dates; late registries (.UK) keep theirs until expiry. */
export function extendDomain(world: World, domain: Domain, years: number, at: number): void {
  const wasAhead = domain.registryExpiry > domain.registrarExpiry;
  const late = tldOf(domain.name)?.renewsLate ?? false;
  domain.registrarExpiry = addYears(domain.registrarExpiry, years);
  if (!late) domain.registryExpiry = wasAhead ? domain.registrarExpiry : addYears(domain.registryExpiry, years);
  domain.updatedAt = at;
  if (domain.expiryParked) {
    domain.expiryParked = false;
    if (!domain.parked) domain.nameservers = domain.savedNameservers;
  }
  domainEvent(world, domain, 'RENEWED', at, { ...expirationOf(domain), period: years });
  scheduleTimeline(world, domain);
}

export function deleteDomain(world: World, domain: Domain, at: number, reason: string): void {
  domain.phase = 'deleted';
  domain.deletedAt = at;
  domain.deletedReason = reason;
  domain.updatedAt = at;
  if (domain.account !== undefined) {
    world.deletions.push({ domain: domain.name, account: domain.account, at, expiry: domain.registrarExpiry, reason });
  }
  domainEvent(world, domain, 'DELETED', at, {
    reason,
    deletion_date: isoDate(at),
    redemption_grace_period_end_date: isoDate(at + REDEMPTION_MS),
  });
  world.schedule.add(at + REDEMPTION_MS + PENDING_DELETE_MS, { kind: 'domain_timeline', domain: domain.name });
}
