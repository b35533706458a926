/** GET DOMAIN (opensrs-xcp 3.5): one command with many types; each type has its builder and its reader. */
import { bit, readCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { assocOf, flagOf, isAssoc, textOf, wordOf, type XcpAssoc, type XcpValue } from '../value.js';
import { contactSetFrom, type ReadContactSet } from './contact.js';
import { nameserversFrom, type ReadNameserver } from './nameservers.js';
import { readResult, type ReadResult } from './read-result.js';

const GET_DOMAIN = { action: 'GET', object: 'DOMAIN' } as const;

/** Types of GET that have no options of their own. `waiting_history` and the rest return maps whose shape is theirs. */
export type DomainReadType =
  | 'all_info'
  | 'status'
  | 'whois_privacy_state'
  | 'expire_action'
  | 'nameservers'
  | 'owner'
  | 'admin'
  | 'billing'
  | 'tech'
  | 'domain_auth_info'
  | 'registry_dates'
  | 'waiting_history'
  | 'xpack_waiting_history'
  | 'tld_data'
  | 'rsp_whois_info'
  | 'forwarding_email'
  | 'ca_whois_display_setting'
  | 'it_whois_display_setting'
  | 'dnssec';

/** Options of GET. */
export interface GetDomainOptions {
  /** Current contacts, even while a trade is pending. */
  readonly onlyActiveContacts?: boolean;
  /** .CA: the address in the standard fields. */
  readonly cleanCaSubset?: boolean;
}

/** Asks for one aspect of a name. Once the name is deleted, redemption included, the answer is `refused` with `not_found`. */
export function getDomainCommand(domain: string, type: DomainReadType, options: GetDomainOptions = {}): XcpCommand {
  return readCommand('GET', {
    domain,
    type,
    active_contacts_only: bit(options.onlyActiveContacts),
    clean_ca_subset: bit(options.cleanCaSubset),
  });
}

/** Dates of a name. `expiresAt` is the reseller's, `registryExpiresAt` the registry's; they can differ by a year (opensrs-xcp 3.5). */
export interface DomainDates {
  readonly expiresAt: string | undefined;
  readonly registryExpiresAt: string | undefined;
  readonly registryCreatedAt: string | undefined;
  readonly registryUpdatedAt: string | undefined;
  readonly registryTransferredAt: string | undefined;
}

/** `type=all_info`. It tells nothing of the lock or of privacy: read `status` and `whois_privacy_state`. */
export interface DomainInfo extends DomainDates {
  readonly registrarAutoRenew: boolean | undefined;
  readonly letExpire: boolean | undefined;
  /** Is the name with us? */
  readonly isSponsored: boolean | undefined;
  /** The marker of the order that brought the name. */
  readonly affiliateId: string | undefined;
  readonly gdprConsentStatus: string | undefined;
  readonly nameservers: readonly ReadNameserver[];
  readonly contacts: ReadContactSet;
  readonly tldData: XcpAssoc;
}

/** Reads `type=all_info`. */
export function domainInfoFrom(reply: XcpReply): ReadResult<DomainInfo> {
  return readResult(GET_DOMAIN, reply, (attributes) => ({
    ...datesFrom(attributes),
    registrarAutoRenew: flagOf(attributes, 'auto_renew'),
    letExpire: flagOf(attributes, 'let_expire'),
    isSponsored: flagOf(attributes, 'sponsoring_rsp'),
    affiliateId: wordOf(attributes, 'affiliate_id'),
    gdprConsentStatus: wordOf(attributes, 'gdpr_consent_status'),
    nameservers: nameserversFrom(attributes),
    contacts: contactSetFrom(attributes),
    tldData: assocOf(attributes, 'tld_data'),
  }));
}

/** Reads `type=registry_dates`. */
export function domainDatesFrom(reply: XcpReply): ReadResult<DomainDates> {
  return readResult(GET_DOMAIN, reply, datesFrom);
}

function datesFrom(attributes: XcpAssoc): DomainDates {
  return {
    expiresAt: instantFrom(textOf(attributes, 'expiredate')),
    registryExpiresAt: instantFrom(textOf(attributes, 'registry_expiredate')),
    registryCreatedAt: instantFrom(textOf(attributes, 'registry_createdate')),
    registryUpdatedAt: instantFrom(textOf(attributes, 'registry_updatedate')),
    registryTransferredAt: instantFrom(textOf(attributes, 'registry_transferdate')),
  };
}

/** `type=status`. */
export interface DomainStatus {
  readonly registrarLock: boolean | undefined;
  /** False when the vendor itself holds the name. */
  readonly canModify: boolean | undefined;
  /** Does this TLD have a registrar lock at all? */
  readonly supportsLock: boolean | undefined;
  readonly isTransferringAway: boolean | undefined;
  readonly parkedPageStatus: string | undefined;
  readonly auctionEscrow: string | undefined;
}

/** Reads `type=status`. */
export function domainStatusFrom(reply: XcpReply): ReadResult<DomainStatus> {
  return readResult(GET_DOMAIN, reply, (attributes) => ({
    registrarLock: flagOf(attributes, 'lock_state'),
    canModify: flagOf(attributes, 'can_modify'),
    supportsLock: flagOf(attributes, 'domain_supports'),
    isTransferringAway: flagOf(attributes, 'transfer_away_in_progress'),
    parkedPageStatus: wordOf(attributes, 'parkp_status'),
    auctionEscrow: wordOf(attributes, 'auctionescrow'),
  }));
}

/** State of WHOIS privacy; a TLD without it says `disabled`. */
export type WhoisPrivacyState = 'enabled' | 'disabled' | 'enabling' | 'disabling' | 'unknown';

/** Reads `type=whois_privacy_state`. */
export function whoisPrivacyStateFrom(reply: XcpReply): ReadResult<WhoisPrivacyState> {
  return readResult(GET_DOMAIN, reply, (attributes) => {
    const state = (wordOf(attributes, 'state') ?? wordOf(attributes, 'whois_privacy_state'))?.toLowerCase();
    return state === 'enabled' || state === 'disabled' || state === 'enabling' || state === 'disabling'
      ? state
      : 'unknown';
  });
}

/** `type=expire_action`: 1/0 renew automatically, 0/1 lapse silently, 0/0 ordinary notices (opensrs-xcp 3.12). */
export interface ExpireAction {
  readonly registrarAutoRenew: boolean | undefined;
  readonly letExpire: boolean | undefined;
}

/** Reads `type=expire_action`. */
export function expireActionFrom(reply: XcpReply): ReadResult<ExpireAction> {
  return readResult(GET_DOMAIN, reply, (attributes) => ({
    registrarAutoRenew: flagOf(attributes, 'auto_renew'),
    letExpire: flagOf(attributes, 'let_expire'),
  }));
}

/** Reads `type=nameservers`. */
export function domainNameserversFrom(reply: XcpReply): ReadResult<readonly ReadNameserver[]> {
  return readResult(GET_DOMAIN, reply, nameserversFrom);
}

/** Reads `type=owner`, `admin`, `billing` or `tech`. Personal data. */
export function domainContactsFrom(reply: XcpReply): ReadResult<ReadContactSet> {
  return readResult(GET_DOMAIN, reply, contactSetFrom);
}

/** Reads `type=domain_auth_info`: the transfer secret. Never log it; never let it into a workflow's history. */
export function domainAuthCodeFrom(reply: XcpReply): ReadResult<string | undefined> {
  // Not `wordOf`: a code may have any characters, even the four of "undef".
  return readResult(GET_DOMAIN, reply, (attributes) => {
    const code = textOf(attributes, 'domain_auth_info');
    return code === '' ? undefined : code;
  });
}

/** Reads any other type: the attributes as they are. */
export function domainAttributesFrom(reply: XcpReply): ReadResult<XcpAssoc> {
  return readResult(GET_DOMAIN, reply, (attributes) => attributes);
}

/** One request that waits at an asynchronous registry. Its shape is inferred (opensrs-xcp 3.5). */
export interface WaitingRequest {
  readonly action: string | undefined;
  readonly status: string | undefined;
  readonly requestedAt: string | undefined;
  readonly completedAt: string | undefined;
}

/** Reads `type=waiting_history`; an unexpected shape gives an empty list. */
export function waitingHistoryFrom(reply: XcpReply): ReadResult<readonly WaitingRequest[]> {
  return readResult(GET_DOMAIN, reply, (attributes) => {
    const rows: XcpValue = attributes['waiting_history'] ?? attributes['waiting history'] ?? [];
    if (typeof rows === 'string') return [];
    return Object.values(rows)
      .filter((row): row is XcpAssoc => isAssoc(row))
      .map(waitingRequestFrom);
  });
}

function waitingRequestFrom(row: XcpAssoc): WaitingRequest {
  return {
    action: wordOf(row, 'action'),
    status: wordOf(row, 'request_status'),
    requestedAt: instantFrom(textOf(row, 'request_time')),
    completedAt: instantFrom(textOf(row, 'completed_time')),
  };
}
