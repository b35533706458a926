// Contact sets as OpenSRS takes them (reference section 2.3; limits from the vendor's .UK contact page, which match other clients).
import { isCountryCode } from './country-codes.js';
import type { FieldReader, TextRule } from './field-reader.js';

export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly organisation?: string;
  readonly address1: string;
  readonly address2?: string;
  readonly address3?: string;
  readonly city: string;
  readonly state?: string;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  /** `+CCC.NNNNNNNNNNxEEEE`. */
  readonly phone: string;
  readonly fax?: string;
  readonly email: string;
}

export type ContactRole = 'registrant' | 'admin' | 'billing' | 'tech';

export interface ContactSet {
  readonly registrant: Contact;
  readonly admin?: Contact;
  readonly billing?: Contact;
  readonly tech?: Contact;
}

const PHONE: TextRule = {
  max: 20,
  // Dial code of one to three digits, up to twelve digits, extension of up to four.
  pattern: /^\+\d{1,3}\.\d{1,12}(?:x\d{1,4})?$/,
  shape: 'must be written as +country.number, for example +1.4165550123 or +1.4165550123x1902',
};
export const EMAIL: TextRule = {
  max: 255,
  pattern: /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:"]{2,}$/,
  shape: 'must be an e-mail address such as owen@example.com',
};

/** Reads one contact; problems name the field, never its value. */
export function readContact(reader: FieldReader): Contact {
  const contact = {
    firstName: reader.requiredText('firstName', { max: 64 }),
    lastName: reader.requiredText('lastName', { max: 64 }),
    organisation: reader.optionalText('organisation', { max: 64 }),
    address1: reader.requiredText('address1', { max: 100 }),
    address2: reader.optionalText('address2', { max: 100 }),
    address3: reader.optionalText('address3', { max: 100 }),
    city: reader.requiredText('city', { max: 64 }),
    state: reader.optionalText('state', { max: 32 }),
    postalCode: reader.requiredText('postalCode', { max: 32 }),
    country: reader.requiredText('country', {
      max: 2,
      pattern: /^[A-Z]{2}$/,
      shape: 'must be a country code of two capital letters, such as US',
    }),
    phone: reader.requiredText('phone', PHONE),
    fax: reader.optionalText('fax', PHONE),
    email: reader.requiredText('email', EMAIL),
  };
  if (contact.country === 'UK')
    reader.problem('country', `${reader.path('country')}: UK is not an ISO code; write GB.`);
  else if (/^[A-Z]{2}$/.test(contact.country) && !isCountryCode(contact.country)) {
    reader.problem('country', `${reader.path('country')} is not an ISO 3166 country code.`);
  }
  reader.refuseUnknownFields();
  return withoutUndefined(contact);
}

/** Only the registrant is always needed; which others are, the TLD policy and the tech-contact setting decide. */
export function readContactSet(reader: FieldReader): ContactSet {
  const roles = ['registrant', 'admin', 'billing', 'tech'] as const;
  const found: { -readonly [role in ContactRole]?: Contact } = {};
  for (const role of roles) {
    reader.raw(role);
    const nested = reader.optionalObject(role);
    if (nested !== undefined) found[role] = readContact(nested);
  }
  if (!reader.has('registrant'))
    reader.problem('registrant', 'contacts.registrant is missing: every name needs its holder.');
  reader.refuseUnknownFields();
  return found as ContactSet; // registrant is there, or its problem is recorded and the value is never used
}

/** Drops absent optional fields, so that stored JSON stays small and `exactOptionalPropertyTypes` holds. */
export function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
