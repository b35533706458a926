// SW_REGISTER attributes to a registration, or to the reply that names the wrong field (reference 2.1).
import { isIP } from 'node:net';
import type { Account, ContactRole, RegistrationRequest, RegType } from '../state/model.js';
import type { Fields } from '../wire/fields.js';
import { failure, invalid, missing, type Reply } from '../wire/reply.js';
import { isAssoc } from '../wire/value.js';
import { isHostName } from './hosts.js';
import { isEmail, parseContacts } from './parse-contacts.js';
import { isItalianPerson, tldDataFault } from './tld-data.js';
import { parseDomain, tldOf, type Tld } from './tlds.js';

export interface ParsedRegistration {
  readonly kind: 'ok';
  readonly request: RegistrationRequest;
  /** What `handle`, or without it the account's setting, asks for. */
  readonly shouldSave: boolean;
  /** For finding or making the profile; never stored with the order. */
  readonly credentials: { readonly username: string; readonly password: string };
  /** Cents of `premium_price_to_verify`, as text still. */
  readonly premiumPrice: string | undefined;
  /** `auth_info` of a transfer. */
  readonly authCode: string | undefined;
}

export type RegistrationParsed = ParsedRegistration | { readonly kind: 'wrong'; readonly reply: Reply };

const REG_TYPES: ReadonlySet<string> = new Set(['new', 'premium', 'sunrise', 'landrush', 'transfer']);
/** Transfers that need an address for the registrant's messages (reference 2.1). */
const NEEDS_CONFIRM_ADDRESS: ReadonlySet<string> = new Set(['de', 'be', 'eu', 'it']);
/** `A-Z a-z 0-9 ! @ $ ^ , . ~ | = - + _ { } #`, 10 to 20 characters (reference 2.1). */
const PASSWORD = /^[A-Za-z0-9!@$^,.~|=\-+_{}#]{10,20}$/;
const FLAGS = [
  'custom_tech_contact',
  'custom_nameservers',
  'link_domains',
  'f_lock_domain',
  'f_whois_privacy',
  'auto_renew',
] as const;
const TRANSFER_FLAGS = ['custom_transfer_nameservers', 'change_contact', 'f_bypass_confirm'] as const;
/** Stored and readable in GET_ORDER_INFO, which excludes auth codes. */
const EXTRA_FIELDS = [
  ...TRANSFER_FLAGS, 'owner_confirm_address', 'legal_type', 'isa_trademark', 'lang_pref', 'ca_link_domain', 'cwa',
  'domain_description', 'rant_agrees', 'rant_no', 'lang', 'country', 'Intended_use', 'premium_price_to_verify',
] as const; // prettier-ignore
const MAX_NAMESERVERS = 13;

export function parseRegistration(attributes: Fields, top: Fields, account: Account): RegistrationParsed {
  const wrong = (reply: Reply): RegistrationParsed => ({ kind: 'wrong', reply });
  const domainText = attributes.given('domain') ?? top.given('domain');
  if (domainText === undefined) return wrong(missing('domain'));
  const domain = parseDomain(domainText);
  if (domain === undefined) return wrong(invalid('domain', 'not a valid domain name'));
  const tld = tldOf(domain);
  if (tld === undefined) return wrong(failure(701, `The TLD of ${domain} is not supported`));
  const fault = scalarFault(attributes, top, tld, domain) ?? tldDataFault(tld.name, attributes);
  if (fault !== undefined) return wrong(fault);

  const regType = attributes.given('reg_type');
  if (regType === undefined || !isRegType(regType))
    return wrong(invalid('reg_type', 'must be new, transfer, premium, sunrise or landrush'));
  const customTechContact = attributes.given('custom_tech_contact') === '1';
  const contactSet = attributes.assoc('contact_set');
  if (contactSet === undefined) return wrong(missing('contact_set'));
  const isPerson = tld.name === 'it' && isItalianPerson(attributes);
  const required: ContactRole[] = isPerson ? ['owner', 'billing'] : ['owner', 'admin', 'billing'];
  if (customTechContact) required.push('tech');
  const parsed = parseContacts(contactSet, { tld, required, isOrgOptional: isPerson || tld.name === 'eu' });
  if (parsed.kind === 'wrong') return parsed;
  const nameservers = parseNameservers(attributes);
  if (nameservers.kind === 'wrong') return nameservers;

  const extra = Object.fromEntries(
    EXTRA_FIELDS.flatMap((name) => {
      const text = attributes.given(name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
  // The vendor fills in an intended use for .SCOT when the request has none (reference 2.1).
  if (tld.name === 'scot') extra['Intended_use'] ??= 'Submitted by the registrar on behalf of the registrant';
  const master = attributes.given('master_order_id');
  const isSunrise = regType === 'sunrise';
  return {
    kind: 'ok',
    shouldSave:
      isSunrise ||
      regType === 'landrush' ||
      (attributes.given('handle') ?? (account.processImmediately ? 'process' : 'save')) === 'save',
    credentials: { username: attributes.given('reg_username') ?? '', password: attributes.given('reg_password') ?? '' },
    premiumPrice: attributes.given('premium_price_to_verify'),
    authCode: attributes.given('auth_info'),
    request: {
      domain,
      regType,
      // Omitting the period buys two years (reference 0.3, seed).
      periodYears: regType === 'transfer' ? tld.transferYears : Number(attributes.given('period') ?? '2'),
      contacts:
        parsed.contacts.admin === undefined && parsed.contacts.owner !== undefined
          ? { ...parsed.contacts, admin: parsed.contacts.owner }
          : parsed.contacts,
      customTechContact,
      customNameservers: attributes.given('custom_nameservers') === '1',
      nameservers: nameservers.names,
      dnsTemplate: attributes.given('dns_template'),
      wantsLock: attributes.given('f_lock_domain') === '1',
      wantsPrivacy: attributes.given('f_whois_privacy') === '1',
      wantsParking: attributes.given('f_parkp') === 'Y',
      autoRenew: attributes.given('auto_renew') === '1',
      affiliateId: attributes.given('affiliate_id') ?? '',
      comments: attributes.given('comments') ?? '',
      encodingType: attributes.given('encoding_type') ?? '',
      regDomain: attributes.given('reg_domain')?.toLowerCase(),
      linkDomains: attributes.given('link_domains') === '1',
      masterOrderId: master === undefined ? undefined : Number(master),
      registrantIp: top.given('registrant_ip'),
      tldData: isAssoc(attributes.value('tld_data')) ? attributes.value('tld_data') : undefined,
      extra,
    },
  };
}

function isRegType(text: string): text is RegType {
  return REG_TYPES.has(text);
}

/** Everything that is a single text: obligations first, then values. */
function scalarFault(attributes: Fields, top: Fields, tld: Tld, domain: string): Reply | undefined {
  for (const name of ['reg_type', 'reg_username', 'reg_password', 'custom_tech_contact', 'custom_nameservers']) {
    if (attributes.given(name) === undefined) return missing(name);
  }
  for (const name of [...FLAGS, ...TRANSFER_FLAGS]) {
    const text = attributes.given(name);
    if (text !== undefined && text !== '0' && text !== '1') return invalid(name, 'must be 0 or 1');
  }
  // .UK has had no privacy since 2018; the vendor answers with an "invalid XML" error (reference 7.2).
  const isUk = tld.name === 'uk' || tld.name.endsWith('.uk');
  if (isUk && attributes.has('f_whois_privacy'))
    return failure(465, 'Invalid XML: f_whois_privacy is not allowed for .UK', { error: 'f_whois_privacy' });
  const handle = attributes.given('handle');
  if (handle !== undefined && handle !== 'save' && handle !== 'process')
    return invalid('handle', 'must be save or process');
  const parking = attributes.given('f_parkp');
  if (parking !== undefined && parking !== 'Y' && parking !== 'N') return invalid('f_parkp', 'must be Y or N');
  const wrongCredentials = credentialsFault(
    { username: attributes.given('reg_username') ?? '', password: attributes.given('reg_password') ?? '' },
    { username: 'reg_username', password: 'reg_password' },
  );
  if (wrongCredentials !== undefined) return wrongCredentials;
  const period = attributes.given('period');
  if (attributes.given('reg_type') === 'transfer') {
    if (period !== undefined && period !== '1') return invalid('period', 'must be 1 or absent for a transfer');
    if (NEEDS_CONFIRM_ADDRESS.has(tld.name) && attributes.given('owner_confirm_address') === undefined)
      return missing('owner_confirm_address');
    if (tld.name === 'eu' && attributes.given('custom_transfer_nameservers') !== '1')
      return attributes.given('custom_transfer_nameservers') === undefined
        ? missing('custom_transfer_nameservers')
        : invalid('custom_transfer_nameservers', 'must be 1 for .EU');
  } else if (
    period !== undefined &&
    (!/^\d{1,2}$/.test(period) || Number(period) < tld.minYears || Number(period) > tld.maxYears)
  ) {
    return invalid('period', `must be ${tld.minYears} to ${tld.maxYears} years for .${tld.name.toUpperCase()}`);
  }
  return lengthFault(attributes) ?? referenceFault(attributes, top, domain) ?? premiumFault(attributes);
}

/** What a user name and a password of a profile may look like (reference 2.1); `fields` are their names on the wire. */
export function credentialsFault(
  given: { readonly username: string; readonly password: string },
  fields: { readonly username: string; readonly password: string },
): Reply | undefined {
  if (!/^[A-Za-z0-9]{3,20}$/.test(given.username))
    return invalid(fields.username, 'must be 3 to 20 letters and digits');
  return PASSWORD.test(given.password) ? undefined : invalid(fields.password, 'must be 10 to 20 allowed characters');
}

function lengthFault(attributes: Fields): Reply | undefined {
  for (const [name, most] of [
    ['affiliate_id', 256],
    ['dns_template', 50],
    ['comments', 4000],
    ['auth_info', 255],
  ] as const) {
    if ((attributes.text(name) ?? '').length > most) return invalid(name, `longer than ${most} characters`);
  }
  return undefined;
}

function referenceFault(attributes: Fields, top: Fields, domain: string): Reply | undefined {
  const encoding = attributes.given('encoding_type');
  if (encoding !== undefined && !/^[A-Za-z]{3}$/.test(encoding))
    return invalid('encoding_type', 'must be a three-letter language tag');
  if (encoding === undefined && /(^|\.)xn--/.test(domain)) return missing('encoding_type');
  const regDomain = attributes.given('reg_domain');
  if (regDomain !== undefined && parseDomain(regDomain) === undefined)
    return invalid('reg_domain', 'not a valid domain name (IDNs in Punycode)');
  const master = attributes.given('master_order_id');
  if (master !== undefined && !/^\d{1,12}$/.test(master)) return invalid('master_order_id', 'must be an order id');
  if (master !== undefined && attributes.given('link_domains') === '1')
    return invalid('link_domains', 'only the first order of a group may carry link_domains=1');
  const ip = top.given('registrant_ip');
  if (ip !== undefined && isIP(ip) === 0) return invalid('registrant_ip', 'not an IP address');
  const confirm = attributes.given('owner_confirm_address');
  return confirm !== undefined && !isEmail(confirm)
    ? invalid('owner_confirm_address', 'not an e-mail address')
    : undefined;
}

function premiumFault(attributes: Fields): Reply | undefined {
  const price = attributes.given('premium_price_to_verify');
  if (price !== undefined && !/^\d{1,7}\.\d{2}$/.test(price))
    return invalid('premium_price_to_verify', 'must be in the form nnn.nn');
  const regType = attributes.given('reg_type');
  if (regType === 'premium' && price === undefined) return missing('premium_price_to_verify');
  if (regType !== 'sunrise')
    return attributes.given('trademark_smd') === undefined
      ? undefined
      : invalid('trademark_smd', 'only for reg_type=sunrise');
  if (attributes.given('trademark_smd') === undefined) return missing('trademark_smd');
  return attributes.given('handle') === 'save' ? undefined : invalid('handle', 'must be save for reg_type=sunrise');
}

type NameserversParsed =
  { readonly kind: 'ok'; readonly names: readonly string[] } | { readonly kind: 'wrong'; readonly reply: Reply };

/** The list in the order of `sortorder`; required with custom_nameservers=1 unless a DNS template replaces it. */
function parseNameservers(attributes: Fields): NameserversParsed {
  const wrong = (reply: Reply): NameserversParsed => ({ kind: 'wrong', reply });
  const list = attributes.array('nameserver_list');
  const switchName = attributes.given('reg_type') === 'transfer' ? 'custom_transfer_nameservers' : 'custom_nameservers';
  const isNeeded = attributes.given(switchName) === '1' && attributes.given('dns_template') === undefined;
  if (list === undefined) return isNeeded ? wrong(missing('nameserver_list')) : { kind: 'ok', names: [] };
  const pairs: { readonly name: string; readonly sortorder: number }[] = [];
  for (const [index, item] of list.entries()) {
    if (!isAssoc(item)) return wrong(invalid(`nameserver_list.${index}`, 'must hold name and sortorder'));
    const name = item.get('name');
    const sortorder = item.get('sortorder');
    if (typeof name !== 'string' || name.trim() === '') return wrong(missing(`nameserver_list.${index}.name`));
    if (!isHostName(name.trim().toLowerCase()))
      return wrong(invalid(`nameserver_list.${index}.name`, 'not a host name'));
    if (typeof sortorder !== 'string' || !/^\s*[1-9]\d?\s*$/.test(sortorder))
      return wrong(invalid(`nameserver_list.${index}.sortorder`, 'must be a number from 1'));
    pairs.push({ name: name.trim().toLowerCase(), sortorder: Number(sortorder) });
  }
  if (isNeeded && pairs.length < 2) return wrong(invalid('nameserver_list', 'at least two name servers are required'));
  if (pairs.length > MAX_NAMESERVERS) return wrong(failure(445, `More than ${MAX_NAMESERVERS} name servers`));
  return { kind: 'ok', names: pairs.toSorted((a, b) => a.sortorder - b.sortorder).map((pair) => pair.name) };
}
