// Restoring a deleted name while it is in redemption (reference 3.18, 5.4).
import { domainEvent, expirationOf } from '../state/events.js';
import { recordCharge } from '../state/ledger.js';
import type { Account, Domain } from '../state/model.js';
import type { World } from '../state/world.js';
import { priceCents, RESTORE_FEE_CENTS } from './prices.js';
import { extendDomain, scheduleTimeline, stageOf } from './timeline.js';
import { tldOf } from './tlds.js';

export interface RedemptionRefusal {
  readonly code: 400 | 440;
  readonly why: string;
}

/** Fee and, for a name that had expired, the year that it comes back with (inferred: there is no restore price to ask for). */
function costOf(world: World, domain: Domain, years: number): number {
  const renewal =
    years === 0 ? 0 : (priceCents(domain.name, 'renewal', years, world.premiumNames.get(domain.name)) ?? 0);
  return RESTORE_FEE_CENTS + renewal;
}

function yearsOf(domain: Domain, at: number): number {
  return domain.registrarExpiry <= at ? 1 : 0;
}

export function redemptionRefusal(
  world: World,
  account: Account,
  domain: Domain,
  at: number,
): RedemptionRefusal | undefined {
  const stage = stageOf(domain, at);
  if (world.profile === 'horizon') return { code: 400, why: 'Redemption is not possible in the test environment' };
  if (tldOf(domain.name)?.canRedeem !== true)
    return { code: 400, why: `Redemption is not supported for the TLD of ${domain.name}` };
  if (stage !== 'redemption') return { code: 400, why: `${domain.name} cannot be redeemed: it is ${WORDS[stage]}` };
  return account.balanceCents - account.holdCents < costOf(world, domain, yearsOf(domain, at))
    ? { code: 440, why: 'Insufficient funds in the reseller account' }
    : undefined;
}

const WORDS = {
  active: 'active',
  expired: 'expired but not deleted',
  redemption: 'in redemption',
  pending_delete: 'pending deletion',
} as const;

/** Brings the name back, charged at once, with a `created` event (reference 3.29). */
export function redeem(world: World, account: Account, domain: Domain, at: number): void {
  const years = yearsOf(domain, at);
  const purchase = { orderId: undefined, domain: domain.name, operation: 'redemption', periodYears: years };
  recordCharge(world.ledger, account, { ...purchase, amountCents: costOf(world, domain, years) }, at);
  domain.phase = 'active';
  domain.deletedAt = undefined;
  domain.deletedReason = undefined;
  domain.updatedAt = at;
  // A name that exists again is not among the deleted ones (inferred).
  const row = world.deletions.findLastIndex((deletion) => deletion.domain === domain.name);
  if (row >= 0) world.deletions.splice(row, 1);
  if (years > 0) extendDomain(world, domain, years, at);
  else scheduleTimeline(world, domain);
  domain.notes.push({ at, text: 'Redeemed.' });
  domainEvent(world, domain, 'CREATED', at, expirationOf(domain));
}
