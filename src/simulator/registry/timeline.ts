// The life of a name after registration (reference 5.4): auto-renewal, expiry, deletion, drop.
import { recordCharge } from '../state/ledger.js';
import { domainEvent, expirationOf } from '../state/events.js';
import { addYears, DAY_MS, isoDate } from '../state/dates.js';
import type { Domain } from '../state/model.js';
import type { World } from '../state/world.js';
import { priceCents } from './prices.js';
import { tldOf } from './tlds.js';

/** The auto-renew job runs about 30 days before expiry (reference 5.4). */
const AUTO_RENEW_LEAD_MS = 30 * DAY_MS;
/** gTLD timeline; used for all TLDs (ccTLD differences are not modelled). */
const GRACE_MS = 40 * DAY_MS;
const REDEMPTION_MS = 30 * DAY_MS;
const PENDING_DELETE_MS = 5 * DAY_MS;

/** Puts every coming moment of the name on the schedule; each moment looks again at what is true by then. */
export function scheduleTimeline(world: World, domain: Domain): void {
  const expiry = domain.registrarExpiry;
  for (const at of [expiry - AUTO_RENEW_LEAD_MS, expiry, expiry + GRACE_MS]) {
    world.schedule.add(Math.max(at, domain.updatedAt), { kind: 'domain_timeline', domain: domain.name });
  }
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
