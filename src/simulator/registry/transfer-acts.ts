// Registrant, losing registrar and registry acting on a transfer. Answers a sentence when the act does not fit its state.
import type { Transfer } from '../state/model.js';
import type { World } from '../state/world.js';
import { cancelDeparture, completeDeparture, departureMoment } from './transfer-away.js';
import {
  approveInbound,
  cancelTransfer,
  finishInbound,
  inboundMoment,
  isOpen,
  moveAtRegistry,
  refuseAtRegistry,
  toRegistry,
} from './transfer-book.js';
import type { TransferMoment } from '../state/schedule.js';

/** A sentence when the act was refused, undefined when it was done. */
export type ActRefusal = string | undefined;

const unfit = (transfer: Transfer, act: string, wants: string): string =>
  `Transfer ${transfer.id} of ${transfer.domain} is ${transfer.status}; ${act} is possible while it is ${wants}.`;

export function approveByOwner(world: World, transfer: Transfer, at: number, code: string | undefined): ActRefusal {
  if (transfer.status !== 'pending_owner') return unfit(transfer, 'the approval of the registrant', 'pending_owner');
  if (transfer.direction === 'away') completeDeparture(world, transfer, at, 'Approved by the owner.');
  else approveInbound(world, transfer, at, code);
  return undefined;
}

export function declineByOwner(world: World, transfer: Transfer, at: number): ActRefusal {
  if (transfer.status !== 'pending_owner') return unfit(transfer, 'the refusal of the registrant', 'pending_owner');
  if (transfer.direction === 'away') cancelDeparture(world, transfer, at, 'Declined by the owner.');
  else cancelTransfer(world, transfer, at, 'Declined by the registrant.');
  return undefined;
}

/** The losing registrar says yes (or sets the IPS tag); completion follows when it is noticed. */
export function acceptByRegistrar(world: World, transfer: Transfer, at: number): ActRefusal {
  const found = waitsForRegistrar(transfer, 'the consent of the losing registrar');
  if (found === undefined) moveAtRegistry(world, transfer, at, 'Accepted by the losing registrar.');
  return found;
}

export function refuseByRegistrar(
  world: World,
  transfer: Transfer,
  at: number,
  refusal: { readonly reason: string; readonly noticedAfterMs: number },
): ActRefusal {
  const found = waitsForRegistrar(transfer, 'the refusal of the losing registrar');
  if (found === undefined) refuseAtRegistry(world, transfer, at, refusal);
  return found;
}

/** The registry completes, whoever was to be waited for; a wrong code is refused by the registry even so. */
export function completeByRegistry(world: World, transfer: Transfer, at: number): ActRefusal {
  if (!isOpen(transfer)) return unfit(transfer, 'completion', 'open');
  if (transfer.direction === 'away') {
    completeDeparture(world, transfer, at, 'Completed by the registry.');
    return undefined;
  }
  if (transfer.status === 'pending_owner') approveInbound(world, transfer, at, undefined);
  if (transfer.status === 'pending_admin') toRegistry(world, transfer, at);
  if (transfer.status === 'pending_registry') finishInbound(world, transfer, at);
  return undefined;
}

function waitsForRegistrar(transfer: Transfer, act: string): ActRefusal {
  const isWaiting =
    transfer.direction === 'in' && transfer.status === 'pending_registry' && transfer.refusedAt === undefined;
  if (!isWaiting) return unfit(transfer, act, 'inbound and pending_registry');
  return transfer.movedAt === undefined ? undefined : `Transfer ${transfer.id} was accepted already.`;
}

export function transferMoment(world: World, transferId: number, moment: TransferMoment, at: number): void {
  const transfer = world.transfers.get(transferId);
  if (transfer === undefined) return;
  if (transfer.direction === 'away') departureMoment(world, transfer, moment, at);
  else inboundMoment(world, transfer, moment, at);
}
