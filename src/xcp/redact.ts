/**
 * Decides what of a request or reply may be shown in logs. An allow-list in two steps: the key must be known to hold nothing
 * personal or secret, and the value must have the shape that such a key has. Everything else keeps its place and loses its text.
 */
import { isAssoc, type XcpAssoc, type XcpValue } from './value.js';

/** Stands where a value is not shown. */
export const REDACTED = '[redacted]';

const SHAPES = {
  number: /^-?\d{1,15}(?:\.\d{1,6})?$/,
  flag: /^(?:[01]|[YN])$/,
  command: /^[A-Z][A-Z0-9_]{0,39}$/,
  // Not capitalised: that would let a surname through.
  word: /^(?:[a-z][a-z_]{0,39}|[A-Z][A-Z_]{1,39})$/,
  date: /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}:\d{2}Z?)?$/,
  domain: /^(?=.{1,253}$)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62}))+$/,
  transaction: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \d{1,10} \d{1,10}$/,
  eventId: /^[0-9a-f]{32}$/,
} as const;

type Shape = keyof typeof SHAPES;

const names = (text: string): readonly string[] => text.trim().split(/\s+/);
const shaped = (shape: Shape, text: string): readonly (readonly [string, Shape])[] =>
  names(text).map((name) => [name, shape] as const);

/** Keys whose value may be shown, by the shape it must have. `response_text`, `error` and `reason` are absent: they quote contact data. */
const SHOWN: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ...shaped('command', 'protocol action object'),
  ...shaped('word', 'reg_type handle command type data status op_type async_reason event'),
  ...shaped('word', 'whois_privacy_state gdpr_consent_status order_status order_reg_type transfer_status'),
  ...shaped('word', 'registrant_verification_status request_status'),
  ...shaped('number', 'response_code registration_code id order_id master_order_id forced_pending transfer_id'),
  ...shaped(
    'number',
    'queue_request_id request_id period currentexpirationyear price balance hold_balance cost charge',
  ),
  ...shaped('number', 'page page_size limit total count remaining remainder sortorder unixtime days_to_suspend'),
  ...shaped('number', 'waiting_requests_no record_count'),
  ...shaped('flag', 'is_success auto_renew let_expire lock_state can_modify domain_supports f_lock_domain f_parkp'),
  ...shaped('flag', 'f_whois_privacy f_auto_renew f_let_expire link_domains custom_nameservers custom_tech_contact'),
  ...shaped('flag', 'custom_transfer_nameservers change_contact affect_domains sponsoring_rsp belongs_to_rsp'),
  ...shaped('flag', 'transferrable noservice check_status no_cache has_claim email_bounced all_periods'),
  ...shaped('flag', 'transfer_away_in_progress is_registry_premium active_contacts_only'),
  ...shaped('date', 'expiredate registry_expiredate registry_createdate registry_updatedate registry_transferdate'),
  ...shaped('date', 'domain_expdate order_date completed_date delete_date event_date order_from order_to exp_from'),
  ...shaped('date', 'exp_to verification_deadline'),
  ['registration expiration date', 'date'],
  ...shaped('domain', 'domain domain_name reg_domain fqdn'),
  ...shaped('transaction', 'transaction_id'),
  ...shaped('eventId', 'event_id'),
]);

/** Lists of plain texts whose entries may be shown. */
const SHOWN_LISTS: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ...shaped('number', 'cancelled_orders'),
  ...shaped('domain', 'assign_ns add_ns remove_ns domain_list'),
]);

/** Structures whose insides are looked at; the map keys of `details` are domain names. */
const STRUCTURES: ReadonlySet<string> = new Set(
  names(
    `attributes nameserver_list whois_privacy details orders field_hash transfers events object_data exp_domains
     del_domains deleted_domains waiting_history cancelled`,
  ),
);

/** Keys that may be named although their value is never shown, so that a log tells that the field was there. */
const HIDDEN: ReadonlySet<string> = new Set(
  names(
    `reg_username reg_password auth_info domain_auth_info trademark_smd contact_set tld_data cookie registrant_ip name
     affiliate_id comments notes admin_email response_text registration_text error reason owner_confirm_address state
     request_address legal_type dns_template encoding_type username password premium_price_to_verify report_email
     ipaddress types`,
  ),
);

/** A copy of a request or reply that may be logged. Structures outside the allow-list (contacts, `tld_data`) shrink to one marker. */
export function redacted(message: XcpAssoc): XcpAssoc {
  const shown: Record<string, XcpValue> = Object.create(null) as Record<string, XcpValue>;
  for (const key of Object.keys(message)) {
    // A key that is data (somebody's name used as a map key) is not shown either.
    if (isKnownKey(key)) shown[key] = redactedValue(key, message[key] as XcpValue);
  }
  return shown;
}

function isKnownKey(key: string): boolean {
  return SHOWN.has(key) || SHOWN_LISTS.has(key) || STRUCTURES.has(key) || HIDDEN.has(key);
}

function redactedValue(key: string, value: XcpValue): XcpValue {
  if (typeof value === 'string') return shownText(SHOWN.get(key), value);
  if (Array.isArray(value)) return redactedList(key, value as readonly XcpValue[]);
  if (!isAssoc(value) || !STRUCTURES.has(key)) return REDACTED;
  return key === 'details' ? redactedByDomain(value) : redacted(value);
}

function redactedList(key: string, list: readonly XcpValue[]): XcpValue {
  const shape = SHOWN_LISTS.get(key);
  if (shape === undefined && !STRUCTURES.has(key)) return REDACTED;
  return list.map((entry) => {
    if (typeof entry === 'string') return shownText(shape, entry);
    return isAssoc(entry) && STRUCTURES.has(key) ? redacted(entry) : REDACTED;
  });
}

function redactedByDomain(details: XcpAssoc): XcpAssoc {
  const shown: Record<string, XcpValue> = Object.create(null) as Record<string, XcpValue>;
  for (const name of Object.keys(details)) {
    const value = details[name];
    if (SHAPES.domain.test(name)) shown[name] = isAssoc(value) ? redacted(value) : REDACTED;
  }
  return shown;
}

function shownText(shape: Shape | undefined, text: string): string {
  if (text === '') return '';
  return shape !== undefined && SHAPES[shape].test(text) ? text : REDACTED;
}

/** The domain name a command is about, when it has one and it looks like one. */
export function shownDomain(attributes: XcpAssoc): string | undefined {
  const name = attributes['domain'] ?? attributes['domain_name'];
  return typeof name === 'string' && SHAPES.domain.test(name) ? name : undefined;
}
