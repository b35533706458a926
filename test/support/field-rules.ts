// Every rule for the fields of an order, as an order that breaks it and no other. docs/reference/field-rules.md is made from
// these rows; a unit test and a stack test run each of them.
import type { Problem } from '../../src/domain/problem.js';
import { parseRegistrationRequest } from '../../src/domain/registration-request.js';
import { registrationProblems } from '../../src/domain/registration-rules.js';
import type { PinnedSettings } from '../../src/domain/settings.js';
import { parseTransferRequest } from '../../src/domain/transfer-request.js';
import { transferProblems } from '../../src/domain/transfer-rules.js';
import { contact as ofTests, policyOf, settingsWith } from '../unit/domain/support/orders.js';

export type Fields = Readonly<Record<string, unknown>>;

export interface FieldRule {
  /** In words, for the document and for the name of the test. */
  readonly rule: string;
  /** As the sw_register page calls it. */
  readonly parameter: string;
  /** Without the dot; the order is for `example` under it. */
  readonly tld: string;
  /** What is asked beside, or in place of, what is right in every way. Null takes away. */
  readonly asked: Fields;
  /** The field that the refusal names. */
  readonly field: string;
}

const contact = { ...ofTests };
const { state: _, ...stateless } = contact;
const { organisation: __, ...person } = contact;
const spaniard = { ...contact, country: 'ES', state: 'Madrid', postalCode: '28013' };
const hosts = ['ns1.example.net', 'ns2.example.net'];
const profile = { username: 'daniel', password: 'Sample-pass-99' };
const company = { it_registrant_info: { entity_type: '2', reg_code: '12345678901' } };
const owner = (registrant: Fields, others: Fields = {}): Fields => ({ contacts: { registrant, ...others } });
const nexus = (changes: Fields): Fields => ({
  tldData: { nexus: { app_purpose: 'P3', category: 'C11', ...changes } },
});

/** What an order of this TLD needs so that nothing is wrong with it. */
const NEEDED: Readonly<Record<string, Fields>> = {
  ca: { legalType: 'CCT' },
  us: nexus({}),
  it: { tldData: company, contacts: { registrant: contact, admin: contact } },
  es: owner(spaniard),
  eu: { language: 'en', registryCountry: 'IE' },
  be: { language: 'nl' },
  aero: { tldData: { registrant_extra_info: { aero_ens_id: 'X1', aero_ens_password: 'Sample-pass-99' } } },
  asia: { tldData: { ced_info: { contact_type: 'owner' } } },
  'com.au': { tldData: { au_registrant_info: { registrant_name: 'Example Pty Ltd' } } },
};
const NEEDED_IN_TRANSFER: Readonly<Record<string, Fields>> = {
  de: { ownerConfirmAddress: 'owen@example.com' },
  be: { ownerConfirmAddress: 'owen@example.com' },
  it: { ownerConfirmAddress: 'owen@example.com' },
  eu: { ownerConfirmAddress: 'owen@example.com', nameServers: hosts },
};

export function plainRegistration(tld: string): Fields {
  const periodYears = tld === 'ai' ? 2 : 1;
  return { domain: `example.${tld}`, periodYears, contacts: { registrant: contact }, ...NEEDED[tld] };
}

export function plainTransfer(tld: string): Fields {
  const common = { domain: `example.${tld}`, contacts: { registrant: contact } };
  return { ...common, ...NEEDED[tld], ...NEEDED_IN_TRANSFER[tld] };
}

/** Everything that is said against the order, in the client or by the life of the name. */
export function registrationRefusals(input: Fields, tld: string): readonly Problem[] {
  const parsed = parseRegistrationRequest(input);
  if (parsed.kind === 'invalid') return parsed.problems;
  const { policy, connector } = settingsFor(tld);
  return registrationProblems(parsed.value, policy, connector.flags);
}

export function transferRefusals(input: Fields, tld: string): readonly Problem[] {
  const parsed = parseTransferRequest(input);
  return parsed.kind === 'invalid' ? parsed.problems : transferProblems(parsed.value, settingsFor(tld));
}

function settingsFor(tld: string): PinnedSettings {
  return { ...settingsWith(), policy: policyOf(tld) };
}

const NO_LOCK = ['de', 'uk', 'ch', 'nl', 'fr', 'it', 'be', 'at'];

export const registrationRules: readonly FieldRule[] = [
  { rule: 'One label before the TLD', parameter: 'domain', tld: 'com', asked: { domain: 'www.example.com' }, field: 'domain' },
  { rule: 'A name that can exist', parameter: 'domain', tld: 'com', asked: { domain: 'exam ple.com' }, field: 'domain' },
  { rule: 'No letters beyond ASCII where the TLD has none', parameter: 'domain', tld: 'pl', asked: { domain: 'xn--caf-dma.pl', languageTag: 'fre' }, field: 'domain' },
  { rule: 'An internationalised name has its language', parameter: 'encoding_type', tld: 'com', asked: { domain: 'xn--caf-dma.com' }, field: 'languageTag' },
  { rule: 'The language has three letters', parameter: 'encoding_type', tld: 'com', asked: { domain: 'xn--caf-dma.com', languageTag: 'f2' }, field: 'languageTag' },
  { rule: 'No language for a plain name', parameter: 'encoding_type', tld: 'com', asked: { languageTag: 'fre' }, field: 'languageTag' },
  { rule: 'The period is said', parameter: 'period', tld: 'com', asked: { periodYears: null }, field: 'periodYears' },
  { rule: 'R-7: at most ten years', parameter: 'period', tld: 'com', asked: { periodYears: 11 }, field: 'periodYears' },
  { rule: 'R-7: at most five years under .au', parameter: 'period', tld: 'com.au', asked: { periodYears: 6 }, field: 'periodYears' },
  { rule: 'R-7: years that the TLD has not', parameter: 'period', tld: 'de', asked: { periodYears: 2 }, field: 'periodYears' },
  { rule: 'R-7: fewer years than the TLD sells', parameter: 'period', tld: 'ai', asked: { periodYears: 1 }, field: 'periodYears' },
  { rule: 'The registrant is there', parameter: 'contact_set', tld: 'com', asked: { contacts: { admin: contact } }, field: 'contacts.registrant' },
  { rule: 'A phone number has its form', parameter: 'contact_set', tld: 'com', asked: owner({ ...contact, phone: '416 5550123' }), field: 'contacts.registrant.phone' },
  { rule: 'The country is GB, not UK', parameter: 'contact_set', tld: 'eu', asked: owner({ ...contact, country: 'UK' }), field: 'contacts.registrant.country' },
  ...['ca', 'us', 'mx', 'es'].map((tld) => ({
    rule: `State under .${tld}`,
    parameter: 'contact_set',
    tld,
    asked: owner(stateless),
    field: 'contacts.registrant.state',
  })),
  { rule: 'State in each contact', parameter: 'contact_set', tld: 'us', asked: owner(contact, { billing: stateless }), field: 'contacts.billing.state' },
  { rule: '.ES postal code of the province', parameter: 'contact_set', tld: 'es', asked: owner({ ...spaniard, postalCode: '08001' }), field: 'contacts.registrant.postalCode' },
  { rule: '.ES postal code of five digits', parameter: 'contact_set', tld: 'es', asked: owner({ ...spaniard, postalCode: '28-13' }), field: 'contacts.registrant.postalCode' },
  { rule: '.ES postal code in each contact', parameter: 'contact_set', tld: 'es', asked: owner(spaniard, { admin: { ...spaniard, state: 'Sevilla' } }), field: 'contacts.admin.postalCode' },
  { rule: '.ES province that exists', parameter: 'contact_set', tld: 'es', asked: owner({ ...spaniard, state: 'Castile' }), field: 'contacts.registrant.state' },
  { rule: '.IT organisation', parameter: 'contact_set', tld: 'it', asked: owner(person, { admin: contact }), field: 'contacts.registrant.organisation' },
  { rule: '.IT admin', parameter: 'contact_set', tld: 'it', asked: owner(contact), field: 'contacts.admin' },
  { rule: 'An own tech contact is there', parameter: 'custom_tech_contact', tld: 'com', asked: { customTechContact: true }, field: 'contacts.tech' },
  { rule: 'At least two name servers', parameter: 'nameserver_list', tld: 'com', asked: { nameServers: ['ns1.example.net'] }, field: 'nameServers' },
  { rule: 'A name server is a host name', parameter: 'nameserver_list', tld: 'com', asked: { nameServers: ['ns1.example.net', '192.0.2.1'] }, field: 'nameServers.1' },
  { rule: 'A DNS template of 50 characters', parameter: 'dns_template', tld: 'com', asked: { dnsTemplate: 'x'.repeat(51) }, field: 'dnsTemplate' },
  { rule: 'An affiliate id of 256 characters', parameter: 'affiliate_id', tld: 'com', asked: { affiliateId: 'x'.repeat(257) }, field: 'affiliateId' },
  ...NO_LOCK.map((tld) => ({
    rule: `No lock under .${tld}`,
    parameter: 'f_lock_domain',
    tld,
    asked: { registrarLock: true },
    field: 'registrarLock',
  })),
  ...['us', 'uk', 'de', 'eu', 'xxx'].map((tld) => ({
    rule: `No WHOIS privacy under .${tld}`,
    parameter: 'f_whois_privacy',
    tld,
    asked: { whoisPrivacy: true },
    field: 'whoisPrivacy',
  })),
  ...['de', 'fr', 'es'].map((tld) => ({
    rule: `No parked page under .${tld}`,
    parameter: 'f_parkp',
    tld,
    asked: { parkedPage: true },
    field: 'parkedPage',
  })),
  { rule: 'Processed or saved, nothing else', parameter: 'handle', tld: 'com', asked: { handling: 'later' }, field: 'handling' },
  { rule: 'Intended use under .SCOT only', parameter: 'Intended_use', tld: 'com', asked: { intendedUse: 'Kilts' }, field: 'intendedUse' },
  { rule: 'R-20: a premium name has its price', parameter: 'premium_price_to_verify', tld: 'com', asked: { kind: 'premium' }, field: 'premiumPrice' },
  { rule: 'A price is nnn.nn', parameter: 'premium_price_to_verify', tld: 'com', asked: { kind: 'premium', premiumPrice: '1,5' }, field: 'premiumPrice' },
  { rule: 'A price for premium names only', parameter: 'premium_price_to_verify', tld: 'com', asked: { premiumPrice: '250.00' }, field: 'premiumPrice' },
  { rule: 'Sunrise has its mark', parameter: 'trademark_smd', tld: 'studio', asked: { kind: 'sunrise', handling: 'save' }, field: 'trademarkSmd' },
  { rule: 'Sunrise is saved', parameter: 'trademark_smd', tld: 'studio', asked: { kind: 'sunrise', trademarkSmd: 'PD94' }, field: 'handling' },
  { rule: 'A mark for sunrise only', parameter: 'trademark_smd', tld: 'studio', asked: { trademarkSmd: 'PD94' }, field: 'trademarkSmd' },
  { rule: 'A kind that can be registered', parameter: 'reg_type', tld: 'com', asked: { kind: 'transfer' }, field: 'kind' },
  { rule: 'A user name of 3 to 20 letters and digits', parameter: 'reg_username', tld: 'com', asked: { profile: { ...profile, username: 'd-l' } }, field: 'profile.username' },
  { rule: 'A password of 10 to 20 characters', parameter: 'reg_password', tld: 'com', asked: { profile: { ...profile, password: 'short' } }, field: 'profile.password' },
  { rule: 'Joining a profile takes its credentials', parameter: 'reg_domain', tld: 'com', asked: { linkTo: 'example.org' }, field: 'profile' },
  { rule: 'A profile is joined by a name', parameter: 'reg_domain', tld: 'com', asked: { linkTo: 'example', profile }, field: 'linkTo' },
  { rule: 'A profile or a group, not both', parameter: 'reg_domain', tld: 'com', asked: { linkTo: 'example.org', masterOrderId: '7', profile }, field: 'linkTo' },
  { rule: 'Only the first of a group begins it', parameter: 'link_domains', tld: 'com', asked: { linkDomains: true, masterOrderId: '7', profile }, field: 'linkDomains' },
  { rule: 'The first of a group is an order id', parameter: 'master_order_id', tld: 'com', asked: { masterOrderId: 'first', profile }, field: 'masterOrderId' },
  { rule: '.CA legal type', parameter: 'legal_type', tld: 'ca', asked: { legalType: null }, field: 'legalType' },
  { rule: '.CA legal type that exists', parameter: 'legal_type', tld: 'ca', asked: { legalType: 'XYZ' }, field: 'legalType' },
  { rule: 'Legal type under .CA only', parameter: 'legal_type', tld: 'com', asked: { legalType: 'CCT' }, field: 'legalType' },
  { rule: '.US nexus', parameter: 'tld_data', tld: 'us', asked: { tldData: null }, field: 'tldData.nexus' },
  { rule: '.US purpose that exists', parameter: 'tld_data', tld: 'us', asked: nexus({ app_purpose: 'P9' }), field: 'tldData.nexus.app_purpose' },
  { rule: '.US category that exists', parameter: 'tld_data', tld: 'us', asked: nexus({ category: 'C99' }), field: 'tldData.nexus.category' },
  { rule: '.US country of a foreigner', parameter: 'tld_data', tld: 'us', asked: nexus({ category: 'C31' }), field: 'tldData.nexus.validator' },
  { rule: '.IT entity', parameter: 'tld_data', tld: 'it', asked: { tldData: null }, field: 'tldData.it_registrant_info' },
  { rule: '.IT entity that exists', parameter: 'tld_data', tld: 'it', asked: { tldData: { it_registrant_info: { entity_type: '8', reg_code: '1' } } }, field: 'tldData.it_registrant_info.entity_type' },
  { rule: '.AERO membership', parameter: 'tld_data', tld: 'aero', asked: { tldData: null }, field: 'tldData.registrant_extra_info' },
  { rule: '.ASIA presence', parameter: 'tld_data', tld: 'asia', asked: { tldData: null }, field: 'tldData.ced_info' },
  { rule: '.AU registrant', parameter: 'tld_data', tld: 'com.au', asked: { tldData: null }, field: 'tldData.au_registrant_info' },
  { rule: '.EU language', parameter: 'lang', tld: 'eu', asked: { language: null }, field: 'language' },
  { rule: '.EU language of the union', parameter: 'lang', tld: 'eu', asked: { language: 'ru' }, field: 'language' },
  { rule: '.BE language', parameter: 'lang', tld: 'be', asked: { language: null }, field: 'language' },
  { rule: '.BE language of the country', parameter: 'lang', tld: 'be', asked: { language: 'it' }, field: 'language' },
  { rule: 'Language where the registry wants it', parameter: 'lang', tld: 'com', asked: { language: 'en' }, field: 'language' },
  { rule: '.EU country', parameter: 'country', tld: 'eu', asked: { registryCountry: null }, field: 'registryCountry' },
  { rule: 'Country under .EU only', parameter: 'country', tld: 'com', asked: { registryCountry: 'IE' }, field: 'registryCountry' },
  { rule: 'An address of the end user', parameter: 'registrant_ip', tld: 'com', asked: { registrantIp: '999.1.1.1' }, field: 'registrantIp' },
]; // prettier-ignore

export const transferRules: readonly FieldRule[] = [
  { rule: 'One label before the TLD', parameter: 'domain', tld: 'com', asked: { domain: 'www.example.com' }, field: 'domain' },
  { rule: 'An internationalised name has its language', parameter: 'encoding_type', tld: 'com', asked: { domain: 'xn--caf-dma.com' }, field: 'languageTag' },
  { rule: 'A period of one year', parameter: 'period', tld: 'com', asked: { periodYears: 2 }, field: 'periodYears' },
  { rule: 'R-7: no year where none is added', parameter: 'period', tld: 'uk', asked: { periodYears: 1 }, field: 'periodYears' },
  { rule: 'R-7: no single year where two are added', parameter: 'period', tld: 'ai', asked: { periodYears: 1 }, field: 'periodYears' },
  { rule: 'A code as it was given out', parameter: 'auth_info', tld: 'com', asked: { authCode: 'Xy7!abc ' }, field: 'authCode' },
  { rule: 'No code where a tag is changed', parameter: 'auth_info', tld: 'uk', asked: { authCode: 'Xy7!abc' }, field: 'authCode' },
  ...['de', 'be', 'eu', 'it'].map((tld) => ({
    rule: `.${tld.toUpperCase()} address for the consent of the owner`,
    parameter: 'owner_confirm_address',
    tld,
    asked: { ownerConfirmAddress: null },
    field: 'ownerConfirmAddress',
  })),
  { rule: 'An address that is one', parameter: 'owner_confirm_address', tld: 'de', asked: { ownerConfirmAddress: 'owen' }, field: 'ownerConfirmAddress' },
  { rule: 'No address where nobody is asked', parameter: 'owner_confirm_address', tld: 'com', asked: { ownerConfirmAddress: 'owen@example.com' }, field: 'ownerConfirmAddress' },
  { rule: '.EU name servers', parameter: 'nameserver_list', tld: 'eu', asked: { nameServers: null }, field: 'nameServers' },
  { rule: '.EU name servers that are applied', parameter: 'custom_transfer_nameservers', tld: 'eu', asked: { nameServers: null, customTransferNameServers: false }, field: 'customTransferNameServers' },
  { rule: 'Name servers are not given to be ignored', parameter: 'custom_transfer_nameservers', tld: 'eu', asked: { customTransferNameServers: false }, field: 'customTransferNameServers' },
  { rule: 'Name servers that are to be applied are there', parameter: 'custom_transfer_nameservers', tld: 'com', asked: { customTransferNameServers: true }, field: 'nameServers' },
  { rule: '.CA legal type', parameter: 'legal_type', tld: 'ca', asked: { legalType: null }, field: 'legalType' },
  { rule: '.CA contacts do not change', parameter: 'change_contact', tld: 'ca', asked: { changeContact: true }, field: 'changeContact' },
  { rule: 'Another legal type under .CA only', parameter: 'change_contact', tld: 'org', asked: { changeLegalType: true }, field: 'changeLegalType' },
  { rule: 'Contacts do not stay where they always change', parameter: 'change_contact', tld: 'com', asked: { changeContact: false }, field: 'changeContact' },
  { rule: 'State under .US', parameter: 'contact_set', tld: 'us', asked: owner(stateless), field: 'contacts.registrant.state' },
  { rule: '.ES postal code of the province', parameter: 'contact_set', tld: 'es', asked: owner({ ...spaniard, postalCode: '08001' }), field: 'contacts.registrant.postalCode' },
  { rule: '.IT admin', parameter: 'contact_set', tld: 'it', asked: owner(contact), field: 'contacts.admin' },
  { rule: '.US nexus', parameter: 'tld_data', tld: 'us', asked: { tldData: null }, field: 'tldData.nexus' },
  { rule: 'No lock where the TLD has none', parameter: 'f_lock_domain', tld: 'nl', asked: { registrarLock: true }, field: 'registrarLock' },
  { rule: 'No WHOIS privacy where the TLD has none', parameter: 'f_whois_privacy', tld: 'us', asked: { whoisPrivacy: true }, field: 'whoisPrivacy' },
  { rule: 'No parked page where the TLD has none', parameter: 'f_parkp', tld: 'fr', asked: { parkedPage: true }, field: 'parkedPage' },
  { rule: 'Joining a profile takes its credentials', parameter: 'reg_domain', tld: 'com', asked: { linkTo: 'example.org' }, field: 'profile' },
]; // prettier-ignore

export type TakenRule = Omit<FieldRule, 'field'>;

const WITH_PRIVACY = ['com', 'net', 'org', 'info', 'biz', 'name', 'me', 'mobi', 'cc', 'co', 'tv'];

/** What the page allows where one might expect a refusal. */
export const takenRegistrations: readonly TakenRule[] = [
  { rule: '.NL without a state', parameter: 'contact_set', tld: 'nl', asked: owner(stateless) },
  { rule: '.IT natural person without admin and organisation', parameter: 'contact_set', tld: 'it', asked: { ...owner(person), tldData: { it_registrant_info: { entity_type: '1', reg_code: 'X' } } } },
  { rule: '.ES contact abroad with its own postal code', parameter: 'contact_set', tld: 'es', asked: owner(contact) },
  { rule: '.ES province in another language of the country, without accents', parameter: 'contact_set', tld: 'es', asked: owner({ ...spaniard, state: 'gipuzkoa', postalCode: '20001' }) },
  ...WITH_PRIVACY.map((tld) => ({ rule: `WHOIS privacy under .${tld}`, parameter: 'f_whois_privacy', tld, asked: { whoisPrivacy: true } })),
  ...['com', 'net', 'org', 'info', 'biz'].map((tld) => ({ rule: `Parked page under .${tld}`, parameter: 'f_parkp', tld, asked: { parkedPage: true } })),
  { rule: 'A lock where the TLD has one', parameter: 'f_lock_domain', tld: 'com', asked: { registrarLock: true } },
  { rule: '.SCOT with its intended use', parameter: 'Intended_use', tld: 'scot', asked: { intendedUse: 'Kilts' } },
  { rule: '.SCOT without: the registrar fills one in', parameter: 'Intended_use', tld: 'scot', asked: {} },
  { rule: 'New', parameter: 'reg_type', tld: 'com', asked: { kind: 'new' } },
  { rule: 'R-20: premium at a price', parameter: 'reg_type', tld: 'com', asked: { kind: 'premium', premiumPrice: '250.00' } },
  { rule: 'Landrush', parameter: 'reg_type', tld: 'studio', asked: { kind: 'landrush' } },
  { rule: 'Sunrise, saved', parameter: 'reg_type', tld: 'studio', asked: { kind: 'sunrise', handling: 'save', trademarkSmd: 'PD94' } },
  { rule: 'An internationalised name with its language', parameter: 'encoding_type', tld: 'com', asked: { domain: 'xn--caf-dma.com', languageTag: 'fre' } },
  { rule: '.US foreigner with a country', parameter: 'tld_data', tld: 'us', asked: nexus({ category: 'C32', validator: 'FR' }) },
]; // prettier-ignore

/** The order of a row: what is right in every way, and the one thing that the row is about. */
export function orderOf(plain: Fields, { asked }: { readonly asked: Fields }): Fields {
  return { ...plain, ...asked };
}
