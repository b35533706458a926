// contact_set: obligations and limits of reference 2.3.
import { CONTACT_ROLES, type Contact, type ContactRole, type ContactSet } from '../state/model.js';
import type { Fields } from '../wire/fields.js';
import { invalid, missing, type Reply } from '../wire/reply.js';
import type { Tld } from './tlds.js';

export type ContactsParsed =
  { readonly kind: 'ok'; readonly contacts: ContactSet } | { readonly kind: 'wrong'; readonly reply: Reply };

/** Most characters per field; the numbers of a .UK page, which other clients share (reference 2.3). */
const LIMITS: Readonly<Record<string, number>> = {
  first_name: 64, last_name: 64, org_name: 64, address1: 100, address2: 100, address3: 100, city: 64, state: 32,
  postal_code: 32, country: 2, phone: 20, fax: 20, email: 255, url: 255, lang_pref: 2,
}; // prettier-ignore
const REQUIRED = [
  'first_name',
  'last_name',
  'org_name',
  'address1',
  'city',
  'postal_code',
  'country',
  'phone',
  'email',
] as const;
/** `+CCC.NNNNNNNNNNxEEEE`: dial code 1-3 digits, up to 12 digits, extension up to 4. */
const PHONE = /^\+\d{1,3}\.\d{1,12}(?:x\d{1,4})?$/;
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;
/** Two-digit province prefixes of Spanish postal codes, 01 to 52. */
const SPANISH_POSTAL_CODE = /^(?:0[1-9]|[1-4]\d|5[0-2])\d{3}$/;

export interface ContactRules {
  readonly tld: Tld | undefined;
  readonly required: readonly ContactRole[];
  /** `org_name` may be left out: a natural person under .IT (reference 2.3) or .EU (lifecycle reference 8.3). */
  readonly isOrgOptional: boolean;
}

export function parseContacts(set: Fields, rules: ContactRules): ContactsParsed {
  const contacts: Partial<Record<ContactRole, Contact>> = {};
  for (const role of CONTACT_ROLES) {
    const fields = set.assoc(role);
    if (fields === undefined) {
      if (rules.required.includes(role)) return { kind: 'wrong', reply: missing(`contact_set.${role}`) };
      continue;
    }
    const contact = fields.record();
    const reply = contactFault(role, contact, rules);
    if (reply !== undefined) return { kind: 'wrong', reply };
    contacts[role] = contact;
  }
  return { kind: 'ok', contacts };
}

/** What is wrong with one contact, naming the field as `owner.phone`; undefined when it is fine. */
export function contactFault(role: ContactRole, contact: Contact, rules: ContactRules): Reply | undefined {
  for (const field of REQUIRED) {
    if (field === 'org_name' && rules.isOrgOptional) continue;
    if ((contact[field] ?? '') === '') return missing(`${role}.${field}`);
  }
  if (rules.tld?.needsState === true && (contact['state'] ?? '') === '') return missing(`${role}.state`);
  for (const [field, value] of Object.entries(contact)) {
    const limit = LIMITS[field];
    if (limit !== undefined && value.length > limit)
      return invalid(`${role}.${field}`, `longer than ${limit} characters`);
  }
  return shapeFault(role, contact, rules.tld);
}

function shapeFault(role: ContactRole, contact: Contact, tld: Tld | undefined): Reply | undefined {
  const country = contact['country'] ?? '';
  if (!/^[A-Za-z]{2}$/.test(country)) return invalid(`${role}.country`, 'must be a two-letter ISO code');
  if (tld?.name === 'eu' && country.toUpperCase() === 'UK') return invalid(`${role}.country`, 'use GB, not UK');
  if (!PHONE.test(contact['phone'] ?? '')) return invalid(`${role}.phone`, 'must look like +1.4165550123x1234');
  const fax = contact['fax'] ?? '';
  if (fax !== '' && !PHONE.test(fax)) return invalid(`${role}.fax`, 'must look like +1.4165550123x1234');
  if (!EMAIL.test(contact['email'] ?? '')) return invalid(`${role}.email`, 'not an e-mail address');
  const isSpanish = tld?.name === 'es' || tld?.name === 'com.es';
  if (isSpanish && country.toUpperCase() === 'ES' && !SPANISH_POSTAL_CODE.test(contact['postal_code'] ?? '')) {
    return invalid(`${role}.postal_code`, 'does not belong to a Spanish province');
  }
  return undefined;
}

export function isEmail(text: string): boolean {
  return text.length <= 255 && EMAIL.test(text);
}
