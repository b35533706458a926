/**
 * SW_REGISTER (opensrs-xcp 2): registers a name or orders its transfer in. **Costs money**; never safe to repeat after a
 * lost answer: settle by reading the orders of the name.
 */
import { bit, digits, orderCommand, yesNo, type XcpCommand } from '../command.js';
import { classify, type ClassifyContext } from '../classify/classify.js';
import type { Classification } from '../classify/classification.js';
import { plainText } from '../classify/text-rules.js';
import type { XcpReply } from '../reply.js';
import { assocOf, flagOf, textOf, textsOf, wordOf, type XcpAssoc } from '../value.js';
import { wireContactSet, type ContactSet } from './contact.js';
import { wireNameserverList } from './nameservers.js';
import { wireTldFields, type TldFields } from './tld-fields.js';

/** Everything SW_REGISTER takes, in the field's words. The wire names stand in `registerCommand`, the rules in opensrs-xcp 2.1. */
export interface RegisterOrder {
  /** A-label form. */
  readonly domain: string;
  readonly registrationType: 'new' | 'transfer' | 'premium' | 'sunrise' | 'landrush';
  /** 1 to 10. Left out, OpenSRS takes **two** years; give it for every new registration. For a transfer only 1 is accepted. */
  readonly periodYears?: number;
  /** `process` executes now, `save` leaves the order pending. */
  readonly handle: 'process' | 'save';
  readonly profile: RegistrantProfile;
  readonly contacts: ContactSet;
  /** True sends `contacts.tech`; false takes the reseller's own technical contact. */
  readonly usesOwnTechContact: boolean;
  /** Hosts for the delegation; absent means the reseller's default. At least two. */
  readonly nameservers?: readonly string[];
  /** Transfers: apply `nameservers` on completion. Required for .EU. */
  readonly appliesNameserversOnTransfer?: boolean;
  /** Name of a DNS template, or `*blank*`; forces the vendor's DNS and makes `nameservers` ignored. */
  readonly dnsTemplate?: string;
  readonly link?: DomainLink;
  readonly registrarLock?: boolean;
  /** Must be left out for .UK, which answers "invalid XML" to it (opensrs-xcp 7.2). */
  readonly whoisPrivacy?: boolean;
  readonly parkedPage?: boolean;
  readonly registrarAutoRenew?: boolean;
  /** Free text of at most 256 characters, returned by every later read: carries the marker of an operation (opensrs-xcp 6.3). */
  readonly affiliateId?: string;
  readonly comments?: string;
  /** Transfers. A secret. */
  readonly authCode?: string;
  /** Transfers: unverified parameter of one client, off unless given. */
  readonly bypassesConfirmation?: boolean;
  /** Transfers: apply `contacts` on completion. */
  readonly changesContacts?: boolean;
  /** E-mail that gets the registrant's messages; required for .DE .BE .EU .IT transfers. */
  readonly ownerConfirmAddress?: string;
  /** Three-letter language tag of an internationalised name. */
  readonly idnLanguage?: string;
  /** `nnn.nn`; the order fails when the list price differs. Premium names only. */
  readonly premiumPrice?: string;
  /** Signed mark data; wants `registrationType: 'sunrise'` and `handle: 'save'`. */
  readonly trademarkSmd?: string;
  /** .SCOT. */
  readonly intendedUse?: string;
  readonly tld?: TldFields;
  /** IP address of the end user. */
  readonly registrantIp?: string;
}

/** Credentials of the registrant's profile; a secret. */
export interface RegistrantProfile {
  /** 3 to 20 letters and digits. */
  readonly username: string;
  /** 10 to 20 characters. */
  readonly password: string;
}

/** How the name joins others in one profile; the ways exclude each other (opensrs-xcp 2.4). */
export type DomainLink =
  | { readonly kind: 'first_of_group' }
  | { readonly kind: 'follower'; readonly masterOrderId: string }
  | { readonly kind: 'existing_profile'; readonly domain: string };

/** The command for an order. Fields left out stay out, except the flags that OpenSRS requires. */
export function registerCommand(order: RegisterOrder): XcpCommand {
  const command = orderCommand('SW_REGISTER', {
    domain: order.domain,
    reg_type: order.registrationType,
    period: digits(order.periodYears),
    handle: order.handle,
    reg_username: order.profile.username,
    reg_password: order.profile.password,
    ...wireLink(order.link),
    contact_set: wireContactSet(order.contacts),
    custom_tech_contact: bit(order.usesOwnTechContact),
    custom_nameservers: bit(order.nameservers !== undefined),
    nameserver_list: wireNameserverList(order.nameservers),
    custom_transfer_nameservers: bit(order.appliesNameserversOnTransfer),
    dns_template: order.dnsTemplate,
    f_lock_domain: bit(order.registrarLock),
    f_whois_privacy: bit(order.whoisPrivacy),
    f_parkp: yesNo(order.parkedPage),
    auto_renew: bit(order.registrarAutoRenew),
    affiliate_id: order.affiliateId,
    comments: order.comments,
    auth_info: order.authCode,
    f_bypass_confirm: bit(order.bypassesConfirmation),
    change_contact: bit(order.changesContacts),
    owner_confirm_address: order.ownerConfirmAddress,
    encoding_type: order.idnLanguage,
    premium_price_to_verify: order.premiumPrice,
    trademark_smd: order.trademarkSmd,
    Intended_use: order.intendedUse,
    ...wireTldFields(order.tld),
  });
  return order.registrantIp === undefined ? command : { ...command, registrantIp: order.registrantIp };
}

function wireLink(link: DomainLink | undefined): Readonly<Record<string, string>> {
  switch (link?.kind) {
    case undefined:
      return { link_domains: '0' };
    case 'first_of_group':
      return { link_domains: '1' };
    case 'follower':
      return { link_domains: '0', master_order_id: link.masterOrderId };
    case 'existing_profile':
      return { link_domains: '0', reg_domain: link.domain };
  }
}

/** What the reply says of WHOIS privacy; it can fail inside a successful registration (opensrs-xcp 2.6). */
export type PrivacyReport = 'enabled' | 'disabled' | 'enabling' | 'disabling' | 'refused' | 'not_reported';

/** A judged reply to SW_REGISTER. What the reply says of lock and privacy is a claim: read the domain before believing it. */
export interface RegisterReply {
  readonly outcome: Classification;
  /** The order the reply names, whatever the outcome; a refusal can leave one behind. */
  readonly orderId: string | undefined;
  readonly transferId: string | undefined;
  readonly queueRequestId: string | undefined;
  /** `general` or `has_claim`. */
  readonly asyncReason: string | undefined;
  readonly registrationCode: string | undefined;
  /** The registry's words, for people. May hold personal data. */
  readonly registrationText: string | undefined;
  /** Names the field at fault beside code 465. May hold personal data. */
  readonly error: string | undefined;
  /** Other pending orders for this name that this success cancelled. */
  readonly cancelledOrderIds: readonly string[];
  readonly whoisPrivacy: PrivacyReport;
  /** Personal data. */
  readonly adminEmail: string | undefined;
}

/** Reads the reply to `command`. */
export function registerReplyFrom(command: XcpCommand, reply: XcpReply, context?: ClassifyContext): RegisterReply {
  const { attributes } = reply;
  const outcome = classify(command, reply, context);
  return {
    outcome,
    orderId: 'orderId' in outcome ? outcome.orderId : wordOf(attributes, 'id'),
    transferId: wordOf(attributes, 'transfer_id'),
    queueRequestId: wordOf(attributes, 'queue_request_id'),
    asyncReason: wordOf(attributes, 'async_reason'),
    registrationCode: wordOf(attributes, 'registration_code'),
    registrationText: collapsed(attributes, 'registration_text'),
    error: collapsed(attributes, 'error'),
    cancelledOrderIds: textsOf(attributes, 'cancelled_orders'),
    whoisPrivacy: privacyFrom(attributes),
    adminEmail: wordOf(attributes, 'admin_email'),
  };
}

function collapsed(attributes: XcpAssoc, key: string): string | undefined {
  const text = textOf(attributes, key);
  return text === undefined || text.trim() === '' ? undefined : plainText(text);
}

function privacyFrom(attributes: XcpAssoc): PrivacyReport {
  const state = wordOf(attributes, 'whois_privacy_state')?.toLowerCase();
  if (state === 'enabled' || state === 'disabled' || state === 'enabling' || state === 'disabling') return state;
  const nested = flagOf(assocOf(attributes, 'whois_privacy'), 'is_success');
  if (nested === undefined) return 'not_reported';
  return nested ? 'enabled' : 'refused';
}
