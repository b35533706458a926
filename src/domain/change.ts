// What a write wants to be true of a name. Declared, so that "did it happen" is answered by reading the name (and our order).
import { assertNever } from './assert-never.js';
import type { Contact, ContactSet } from './contact.js';
import { type NameAspect, type NameTruth, paidUntil } from './name-truth.js';
import type { OrderIdentity } from './order-match.js';
import type { ParkedReason } from './parked-order.js';
import type { RegistrarAddress } from './registration-intent.js';

export type Change =
  | {
      readonly kind: 'renewal';
      /** Year of the expiry read once, before the first attempt; every repeat carries the same one. */
      readonly expiryYear: number;
      /**
       * Year of the registrar's own date then. It may be an earlier one: a registry that extends names by itself shows a year
       * that nobody has paid for, and only the registrar's date moving on shows a renewal.
       */
      readonly paidUntilYear: number;
      readonly periodYears: number;
      readonly registrarAutoRenew: boolean;
      readonly premiumPrice?: string;
      /** The registry shows the new date only later: a completed order is then the proof. */
      readonly dateMovesLater?: boolean;
    }
  | { readonly kind: 'restore' }
  | { readonly kind: 'deletion' }
  | { readonly kind: 'at_expiry'; readonly behaviour: 'renew' | 'lapse' | 'notify' }
  | { readonly kind: 'lock'; readonly locked: boolean }
  | { readonly kind: 'privacy'; readonly enabled: boolean }
  | {
      readonly kind: 'name_servers';
      readonly hosts: readonly string[];
      /** The registry tests the hosts after the registrar has said yes, and shows the old ones meanwhile. */
      readonly comesLater?: boolean;
    }
  | {
      readonly kind: 'contacts';
      readonly contacts: Partial<ContactSet>;
      /** People may be asked after the registrar has said yes. */
      readonly comesLater?: boolean;
    }
  /** A new registrant by an order at the registry, which may be charged. */
  | { readonly kind: 'trade'; readonly registrant: Contact };

export type ChangeKind = Change['kind'];

export interface ChangeIntent extends RegistrarAddress {
  readonly operationId: string;
  readonly domain: string;
  readonly change: Change;
  readonly identity: OrderIdentity;
  /** Absent for a change that costs nothing. */
  readonly agreedPrice?: string;
  readonly attempt: number;
}

export interface ChangeQuestion extends RegistrarAddress {
  readonly domain: string;
  readonly change: Change;
  readonly identity: OrderIdentity;
  readonly parkedReason?: ParkedReason;
  /** The registrar has said yes: what comes later and is not to be seen yet is then under way. */
  readonly accepted?: true;
  /** Before sending: contacts are as asked only if they hold nothing beyond it either. */
  readonly exactly?: true;
}

export interface ChangeWatch extends ChangeQuestion {
  readonly whileKind: 'parked' | 'in_progress' | 'declined' | 'unsettled';
  readonly orderId?: string;
}

/** Whether the registrar makes an order of it; every other change is known by what the name itself shows. */
export function makesOrder(change: Change): boolean {
  return change.kind === 'renewal' || change.kind === 'trade';
}

/** Contacts are compared where they are read, and never leave that place. */
export type ContactChange = Extract<Change, { kind: 'contacts' | 'trade' }>;

export function isContactChange(change: Change): change is ContactChange {
  return change.kind === 'contacts' || change.kind === 'trade';
}

export function contactsOf(change: ContactChange): Partial<ContactSet> {
  return change.kind === 'contacts' ? change.contacts : { registrant: change.registrant };
}

/** Which calls beside `all_info` a change is confirmed by. */
export function aspectsOf(change: Change): readonly NameAspect[] {
  switch (change.kind) {
    case 'lock':
      return ['status'];
    case 'privacy':
      return ['privacy'];
    default:
      return [];
  }
}

export type Seen = 'done' | 'under_way' | 'not_done' | 'unclear';

/** Whether a name in the account already is as the change wants it. */
export function seenIn(truth: NameTruth, change: Exclude<Change, ContactChange>): Seen {
  switch (change.kind) {
    case 'renewal':
      return doneIf(yearOf(paidUntil(truth)) > change.paidUntilYear);
    case 'restore':
      return 'done';
    case 'deletion':
      return 'not_done';
    case 'at_expiry':
      return truth.atExpiry === 'unknown' ? 'unclear' : doneIf(truth.atExpiry === change.behaviour);
    case 'lock':
      return truth.registrarLock === 'unknown' ? 'unclear' : doneIf(truth.registrarLock === change.locked);
    case 'privacy':
      return privacySeen(truth, change.enabled);
    case 'name_servers':
      return doneIf(sameHosts(truth.nameServers, change.hosts));
    default:
      return assertNever(change);
  }
}

function privacySeen({ whoisPrivacy }: NameTruth, enabled: boolean): Seen {
  switch (whoisPrivacy) {
    case 'unknown':
      return 'unclear';
    case 'enabling':
      return enabled ? 'under_way' : 'not_done';
    case 'disabling':
      return enabled ? 'not_done' : 'under_way';
    default:
      return doneIf((whoisPrivacy === 'enabled') === enabled);
  }
}

function doneIf(isSo: boolean): Seen {
  return isSo ? 'done' : 'not_done';
}

/** Order matters: the first is the primary one with some registries. */
export function sameHosts(left: readonly string[], right: readonly string[]): boolean {
  return (
    left.length === right.length && left.every((host, index) => host.toLowerCase() === right[index]?.toLowerCase())
  );
}

export function yearOf(instant: string): number {
  return Number(instant.slice(0, 4));
}
