// A name leaves (reference 5.3): the owner's yes or five days of silence releases it, a no keeps it.
import { isoDate } from '../state/dates.js';
import { domainEvent, transferEvent } from '../state/events.js';
import type { Domain, Transfer } from '../state/model.js';
import type { TransferMoment } from '../state/schedule.js';
import type { World } from '../state/world.js';
import { OTHER_REGISTRAR, OUR_REGISTRAR } from './register.js';
import { tldOf } from './tlds.js';
import { OWNER_WINDOW_MS, transferBar } from './transfer-rules.js';

export type Departure =
  { readonly kind: 'started'; readonly transfer: Transfer } | { readonly kind: 'refused'; readonly why: string };

/** The gaining registrar asks for the name with the right auth code. */
export function startDeparture(world: World, domain: Domain, gainingRegistrar: string, at: number): Departure {
  if (domain.account === undefined || domain.phase !== 'active')
    return { kind: 'refused', why: `${domain.name} is not in an account of this simulator.` };
  const hasOpen = [...world.transfers.values()].some(
    ({ domain: name, status }) => name === domain.name && status !== 'completed' && status !== 'cancelled',
  );
  const bar = transferBar(domain.name, domain, '', hasOpen, at);
  if (bar !== undefined) return { kind: 'refused', why: `${domain.name} cannot leave: ${bar.reason}.` };
  // Privacy must be off before a name can leave (reference 7.2).
  if (domain.privacy !== 'disabled')
    return { kind: 'refused', why: `${domain.name} cannot leave: WHOIS privacy is ${domain.privacy}.` };
  const transfer = openDeparture(world, domain, domain.account, gainingRegistrar, at);
  transferEvent(world, transfer, at);
  world.schedule.add(at + OWNER_WINDOW_MS, { kind: 'transfer', transferId: transfer.id, moment: 'owner_silent' });
  return { kind: 'started', transfer };
}

function openDeparture(world: World, domain: Domain, account: string, gainingRegistrar: string, at: number): Transfer {
  const transfer: Transfer = {
    id: world.nextTransferId(),
    account,
    domain: domain.name,
    direction: 'away',
    type: 'reg2reg',
    orderId: undefined,
    createdAt: at,
    visibleAt: at,
    requestAddress: domain.contacts.owner?.['email'] ?? '',
    losingRegistrar: OUR_REGISTRAR,
    gainingRegistrar,
    hasStaffReview: false,
    status: 'pending_owner',
    authCode: undefined,
    updatedAt: at,
    ownerConfirmedAt: undefined,
    registryRequestedAt: at,
    movedAt: undefined,
    refusedAt: undefined,
    completedAt: undefined,
    notes: [{ at, text: `Transfer to ${gainingRegistrar} requested; the owner was asked.` }],
  };
  world.transfers.set(transfer.id, transfer);
  return transfer;
}

/** The name moves to the gaining registrar, which adds its year. */
export function completeDeparture(world: World, transfer: Transfer, at: number, why: string): void {
  const domain = world.domains.get(transfer.domain);
  if (domain === undefined || domain.account !== transfer.account || domain.phase !== 'active')
    return cancelDeparture(world, transfer, at, 'Cancelled: the domain is not in the account any more.');
  transfer.movedAt = at;
  transfer.completedAt = at;
  setDeparture(world, transfer, 'completed', at, why);
  recordDeparture(world, domain, at);
  domain.account = undefined;
  domain.registrar = transfer.gainingRegistrar;
  domain.profileId = undefined;
  domain.orderId = undefined;
  domain.transferredAt = at;
  domain.updatedAt = at;
}

export function cancelDeparture(world: World, transfer: Transfer, at: number, why: string): void {
  setDeparture(world, transfer, 'cancelled', at, why);
}

export function departureMoment(world: World, transfer: Transfer, moment: TransferMoment, at: number): void {
  if (moment === 'owner_silent' && transfer.status === 'pending_owner')
    completeDeparture(world, transfer, at, 'The owner did not answer in five days; released.');
}

/** A .UK name follows its tag at once; the change is the whole transfer (reference 7.3). */
export function leaveByTag(world: World, domain: Domain, account: string, tag: string, at: number): void {
  const transfer = openDeparture(world, domain, account, tag, at);
  completeDeparture(world, transfer, at, `The IPS tag was changed to ${tag}.`);
}

/** What the account is left with: a row among the deleted names and a `deleted` event with reason `transfered`. */
export function recordDeparture(world: World, domain: Domain, at: number): void {
  if (domain.account === undefined) return;
  const reason = 'transfered';
  world.deletions.push({ domain: domain.name, account: domain.account, at, expiry: domain.registrarExpiry, reason });
  domainEvent(world, domain, 'DELETED', at, { reason, deletion_date: isoDate(at) });
}

function setDeparture(world: World, transfer: Transfer, status: Transfer['status'], at: number, why: string): void {
  transfer.status = status;
  transfer.updatedAt = at;
  transfer.notes.push({ at, text: why });
  transferEvent(world, transfer, at);
}

/** Where a name goes when nobody says where. */
export const DEFAULT_GAINING_REGISTRAR = OTHER_REGISTRAR;

/** True for the TLDs whose names move by tag instead of by code. */
export function movesByTag(domain: Domain): boolean {
  return tldOf(domain.name)?.movesByTag === true;
}
