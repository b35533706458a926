// The life of an inbound transfer: started, approved, at the registry, moved, cancelled (reference 5.2).
import type { Behaviours } from '../faults/behaviours.js';
import { transferEvent } from '../state/events.js';
import type { Account, Order, RegistrationRequest, Transfer, TransferStatus } from '../state/model.js';
import type { TransferMoment } from '../state/schedule.js';
import type { ParkForm, World } from '../state/world.js';
import { isHostKnown } from './hosts.js';
import { availableCents, holdFunds, setStatus } from './order-book.js';
import { OTHER_REGISTRAR, OUR_REGISTRAR } from './register.js';
import { tldOf } from './tlds.js';
import { completeTransfer } from './transfer-completion.js';
import {
  isCodeRight,
  NOTICE_MS,
  OWNER_WINDOW_MS,
  REGISTRAR_WINDOW_MS,
  requestAddressFor,
  STAFF_REVIEW_MS,
  transferBar,
  type TransferBar,
} from './transfer-rules.js';

export type TransferExecution =
  | { readonly kind: 'started'; readonly transfer: Transfer }
  | { readonly kind: 'parked'; readonly reason: 'funds' | 'nameserver'; readonly form: ParkForm }
  | { readonly kind: 'declined'; readonly code: number; readonly why: string };

export interface TransferObstacle {
  readonly reason: 'funds' | 'nameserver';
  readonly form: ParkForm;
}

export function isOpen(transfer: Transfer): boolean {
  return transfer.status !== 'completed' && transfer.status !== 'cancelled';
}

/** Why the account cannot have the name; an open transfer of anybody is in the way. */
export function barFor(world: World, account: Account, name: string, at: number): TransferBar | undefined {
  // The vendor's test environment cannot do transfers (reference 1.1); how it says so is inferred.
  if (world.profile === 'horizon') return { code: 487, reason: 'Transfers are not possible in the test environment' };
  const hasOpen = [...world.transfers.values()].some((transfer) => transfer.domain === name && isOpen(transfer));
  return transferBar(name, world.domains.get(name), account.username, hasOpen, at);
}

/** The gaining reseller needs the money of the added year, and the registry the name servers. */
export function transferObstacle(
  world: World,
  account: Account,
  request: RegistrationRequest,
  costCents: number,
  order: Order | undefined,
  behaviours: Behaviours,
): TransferObstacle | undefined {
  const forced = behaviours.park?.reason === 'taken' ? undefined : behaviours.park;
  const natural = (): TransferObstacle['reason'] | undefined => {
    const names = request.extra['custom_transfer_nameservers'] === '1' ? request.nameservers : [];
    if (tldOf(request.domain)?.hasHostObjects === true && !names.every((host) => isHostKnown(world, host)))
      return 'nameserver';
    return availableCents(account, order) < costCents ? 'funds' : undefined;
  };
  const reason = forced?.reason === 'funds' || forced?.reason === 'nameserver' ? forced.reason : natural();
  return reason === undefined
    ? undefined
    : { reason, form: forced?.form ?? behaviours.parkForm ?? world.parkForms[reason] };
}

/** Executes a transfer order that was judged by `barFor`. `always` asks the owner even with a right code. */
export function executeTransfer(
  world: World,
  account: Account,
  order: Order,
  at: number,
  behaviours: Behaviours,
  ownerMail: 'unless_code_right' | 'always',
): TransferExecution {
  if (order.work.kind !== 'transfer') return { kind: 'declined', code: 465, why: 'not a transfer order' };
  const { request, authCode } = order.work;
  const obstacle = transferObstacle(world, account, request, order.costCents, order, behaviours);
  if (obstacle !== undefined) {
    order.parkedFor = obstacle.reason;
    setStatus(world, order, 'pending', at, `Forced to the pending queue: ${PARK_WORDS[obstacle.reason]}.`);
    return { kind: 'parked', ...obstacle };
  }
  if (behaviours.decline !== undefined) {
    const { code, text } = behaviours.decline;
    setStatus(world, order, 'declined', at, `Declined: ${text}.`);
    return { kind: 'declined', code, why: text };
  }
  order.parkedFor = undefined;
  holdFunds(account, order);
  const transfer = openTransfer(world, account, order, at, behaviours, authCode);
  setStatus(world, order, 'waiting', at, 'Transfer started.');
  const path = behaviours.transferPath;
  const domain = world.domains.get(order.domain);
  const skipsOwner =
    tldOf(order.domain)?.movesByTag === true ||
    (ownerMail === 'unless_code_right' && path?.ownerMail !== 'always' && isCodeRight(domain, authCode));
  if (skipsOwner) toRegistry(world, transfer, at);
  else {
    note(transfer, at, 'The approval message was sent to the registrant.');
    move(world, transfer, 'pending_owner', at);
    later(world, transfer, at + OWNER_WINDOW_MS, 'owner_silent');
  }
  return { kind: 'started', transfer };
}

const PARK_WORDS = { funds: 'insufficient funds', nameserver: 'name servers do not exist at the registry' } as const;

function openTransfer(
  world: World,
  account: Account,
  order: Order,
  at: number,
  behaviours: Behaviours,
  authCode: string | undefined,
): Transfer {
  const domain = world.domains.get(order.domain);
  const isPush = domain?.account !== undefined;
  const transfer: Transfer = {
    id: world.nextTransferId(),
    account: account.username,
    domain: order.domain,
    direction: 'in',
    type: isPush ? 'rsp2rsp' : 'reg2reg',
    orderId: order.id,
    createdAt: at,
    visibleAt: at + (behaviours.transferPath?.lagSeconds ?? 0) * 1000,
    requestAddress: order.work.kind === 'transfer' ? requestAddressFor(domain, order.work.request) : '',
    losingRegistrar: domain?.registrar ?? OTHER_REGISTRAR,
    gainingRegistrar: OUR_REGISTRAR,
    hasStaffReview: behaviours.transferPath?.staffReview ?? false,
    status: 'pending_owner',
    authCode,
    updatedAt: at,
    ownerConfirmedAt: undefined,
    registryRequestedAt: undefined,
    movedAt: undefined,
    refusedAt: undefined,
    completedAt: undefined,
    notes: [],
  };
  world.transfers.set(transfer.id, transfer);
  return transfer;
}

/** The registrant said yes on the approval page, perhaps with another code than the order's. */
export function approveInbound(world: World, transfer: Transfer, at: number, code: string | undefined): void {
  transfer.ownerConfirmedAt = at;
  // Without a code in the order the page asks for it, and its owner has it.
  transfer.authCode = code ?? transfer.authCode ?? world.domains.get(transfer.domain)?.authCode;
  note(transfer, at, 'Approved by the registrant.');
  if (!transfer.hasStaffReview) return toRegistry(world, transfer, at);
  move(world, transfer, 'pending_admin', at);
  later(world, transfer, at + STAFF_REVIEW_MS, 'staff_done');
}

/** The request reaches the registry, which refuses a wrong code and a name that was locked meanwhile. */
export function toRegistry(world: World, transfer: Transfer, at: number): void {
  const domain = world.domains.get(transfer.domain);
  const tld = tldOf(transfer.domain);
  if (domain === undefined || domain.phase === 'deleted')
    return cancelTransfer(world, transfer, at, 'Refused by the registry: the domain does not exist any more.');
  if (tld?.movesByTag !== true && !isCodeRight(domain, transfer.authCode))
    return cancelTransfer(world, transfer, at, 'Refused by the registry: the auth code is wrong.');
  if (domain.lock && tld?.canLock === true)
    return cancelTransfer(world, transfer, at, 'Refused by the registry: the domain is locked.');
  transfer.registryRequestedAt = at;
  const order = transfer.orderId === undefined ? undefined : world.orders.get(transfer.orderId);
  if (order !== undefined) setStatus(world, order, 'processed', at, 'Submitted to the registry.');
  note(transfer, at, 'Submitted to the registry.');
  move(world, transfer, 'pending_registry', at);
  later(world, transfer, at + REGISTRAR_WINDOW_MS, 'registrar_silent');
}

/** The registry shows the gaining registrar now; the order completes when that is noticed. */
export function moveAtRegistry(world: World, transfer: Transfer, at: number, why: string): void {
  transfer.movedAt = at;
  note(transfer, at, why);
  later(world, transfer, at + NOTICE_MS, 'move_noticed');
}

/** Up to nine days can pass between the refusal and the cancellation (reference 5.2). */
export function refuseAtRegistry(
  world: World,
  transfer: Transfer,
  at: number,
  refusal: { readonly reason: string; readonly noticedAfterMs: number },
): void {
  transfer.refusedAt = at;
  if (refusal.noticedAfterMs > 0) {
    note(transfer, at, `Refused by the losing registrar: ${refusal.reason}`);
    return later(world, transfer, at + refusal.noticedAfterMs, 'refusal_noticed');
  }
  cancelTransfer(world, transfer, at, `Refused by the losing registrar: ${refusal.reason}`);
}

export function cancelTransfer(world: World, transfer: Transfer, at: number, why: string): void {
  const order = transfer.orderId === undefined ? undefined : world.orders.get(transfer.orderId);
  if (order !== undefined) setStatus(world, order, 'cancelled', at, why);
  note(transfer, at, why);
  move(world, transfer, 'cancelled', at);
}

/** The name arrives; a transfer of a name that is gone meanwhile is cancelled. */
export function finishInbound(world: World, transfer: Transfer, at: number): void {
  if (!completeTransfer(world, transfer, at))
    return cancelTransfer(world, transfer, at, 'Cancelled: the domain does not exist any more.');
  transfer.completedAt = at;
  note(transfer, at, 'Transfer completed.');
  move(world, transfer, 'completed', at);
}

/** What a moment of the schedule does to an inbound transfer; harmless when it has moved on. */
export function inboundMoment(world: World, transfer: Transfer, moment: TransferMoment, at: number): void {
  switch (moment) {
    case 'owner_silent':
      if (transfer.status === 'pending_owner')
        cancelTransfer(world, transfer, at, 'Cancelled: the registrant did not answer in five days.');
      return;
    case 'staff_done':
      if (transfer.status === 'pending_admin') toRegistry(world, transfer, at);
      return;
    case 'registrar_silent':
      if (transfer.status !== 'pending_registry' || transfer.movedAt !== undefined || transfer.refusedAt !== undefined)
        return;
      // Nobody can take a .UK name without the losing registrar's tag; elsewhere silence is consent.
      if (tldOf(transfer.domain)?.movesByTag === true)
        return cancelTransfer(world, transfer, at, 'Cancelled: the losing registrar did not set the IPS tag.');
      return moveAtRegistry(world, transfer, at, 'The losing registrar did not answer in five days.');
    case 'move_noticed':
      if (transfer.status === 'pending_registry' && transfer.movedAt !== undefined) finishInbound(world, transfer, at);
      return;
    case 'refusal_noticed':
      if (transfer.status === 'pending_registry')
        cancelTransfer(world, transfer, at, 'Cancelled: refused by the losing registrar.');
      return;
  }
}

function move(world: World, transfer: Transfer, status: TransferStatus, at: number): void {
  transfer.status = status;
  transfer.updatedAt = at;
  transferEvent(world, transfer, at);
}

function note(transfer: Transfer, at: number, text: string): void {
  transfer.notes.push({ at, text });
}

export function later(world: World, transfer: Transfer, at: number, moment: TransferMoment): void {
  world.schedule.add(at, { kind: 'transfer', transferId: transfer.id, moment });
}
