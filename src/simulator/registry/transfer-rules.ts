// What an inbound transfer may and will do (reference 2.2, 5.2): pure decisions, no effects.
import { DAY_MS } from '../state/dates.js';
import type { ContactSet, Domain, RegistrationRequest } from '../state/model.js';
import { tldOf } from './tlds.js';

/** The registrant has five days, and so has the losing registrar (reference 5.2). */
export const OWNER_WINDOW_MS = 5 * DAY_MS;
export const REGISTRAR_WINDOW_MS = 5 * DAY_MS;
/** After the five days the status text counts to about seven: the move is noticed two days late (inferred). */
export const NOTICE_MS = 2 * DAY_MS;
/** `check_status=1` brings completion to about five minutes once the registry has moved the name (reference 3.20). */
export const ACCELERATED_NOTICE_MS = 5 * 60_000;
/** Staff review took 24 to 48 hours (reference 5.2). */
export const STAFF_REVIEW_MS = DAY_MS;
const MOVE_LOCK_MS = 60 * DAY_MS;

export interface TransferBar {
  readonly code: 485 | 487 | 552 | 701;
  readonly reason: string;
}

/** Why the name cannot be transferred to the account now; reasons are inferred, codes are those of reference 4. */
export function transferBar(
  name: string,
  domain: Domain | undefined,
  account: string,
  hasOpenTransfer: boolean,
  at: number,
): TransferBar | undefined {
  const tld = tldOf(name);
  if (tld === undefined) return { code: 701, reason: 'The TLD is not supported' };
  if (domain === undefined) return { code: 487, reason: 'Domain is not registered' };
  if (domain.account === account && domain.phase === 'active')
    return { code: 485, reason: 'Domain already belongs to this reseller' };
  if (hasOpenTransfer) return { code: 487, reason: 'Transfer in progress' };
  if (domain.phase === 'deleted') return { code: 552, reason: 'Domain is deleted' };
  const since = domain.transferredAt ?? domain.createdAt;
  if (tld.hasSixtyDayRule && at < since + MOVE_LOCK_MS)
    return { code: 552, reason: 'Domain was registered or transferred less than 60 days ago' };
  if (domain.lock && tld.canLock) return { code: 552, reason: 'Domain is locked' };
  return undefined;
}

/** A code that the registry would accept. */
export function isCodeRight(domain: Domain | undefined, code: string | undefined): boolean {
  return domain !== undefined && code !== undefined && domain.authCode === code;
}

/** `change_contact` decides here (reference 2.1); elsewhere the contacts of the order always apply, for .CA never. */
const CHANGE_CONTACT_DECIDES = new Set('org info biz be cn eu it me mobi uk co.uk me.uk us'.split(' '));

export function contactsAfterTransfer(before: ContactSet, request: RegistrationRequest): ContactSet {
  const tld = tldOf(request.domain)?.name ?? '';
  const isApplied = tld !== 'ca' && (!CHANGE_CONTACT_DECIDES.has(tld) || request.extra['change_contact'] === '1');
  return isApplied || before.owner === undefined ? { ...before, ...request.contacts } : before;
}

export function nameserversAfterTransfer(before: readonly string[], request: RegistrationRequest): readonly string[] {
  return request.extra['custom_transfer_nameservers'] === '1' && request.nameservers.length > 0
    ? request.nameservers
    : before;
}

/** Where the approval mail goes: the address of the order where the registry's rules want one, else the registrant's. */
export function requestAddressFor(domain: Domain | undefined, request: RegistrationRequest): string {
  return (
    request.extra['owner_confirm_address'] ??
    domain?.contacts.owner?.['email'] ??
    request.contacts.owner?.['email'] ??
    ''
  );
}
