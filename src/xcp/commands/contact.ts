/** Contacts in the field's words, and their spelling on the wire (opensrs-xcp 2.3). All of it is personal data. */
import { present } from '../command.js';
import { assocOf, isAssoc, textOf, type XcpAssoc } from '../value.js';

/** One contact. Limits are those of opensrs-xcp 2.3; they are checked where input enters, not here. */
export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  /** Individuals commonly repeat their full name here, because some registries want it. */
  readonly organisation?: string;
  readonly address1: string;
  readonly address2?: string;
  readonly address3?: string;
  readonly city: string;
  readonly state?: string;
  readonly postalCode: string;
  /** ISO 3166 alpha-2, upper case; `GB`, never `UK`. */
  readonly country: string;
  /** `+CCC.NNNNNNNNNNxEEEE`. */
  readonly phone: string;
  readonly fax?: string;
  readonly email: string;
  readonly url?: string;
  /** Two letters; .CA, and contact updates. */
  readonly languagePreference?: string;
}

/** Contacts by role. The registrant is the holder of the name (`owner` on the wire). */
export interface ContactSet {
  readonly registrant?: Contact;
  readonly admin?: Contact;
  readonly billing?: Contact;
  readonly tech?: Contact;
}

/** Roles of a contact set. */
export type ContactRole = keyof ContactSet;

const ROLE_ON_WIRE = {
  registrant: 'owner',
  admin: 'admin',
  billing: 'billing',
  tech: 'tech',
} as const satisfies Record<ContactRole, string>;

const FIELD_ON_WIRE = {
  firstName: 'first_name',
  lastName: 'last_name',
  organisation: 'org_name',
  address1: 'address1',
  address2: 'address2',
  address3: 'address3',
  city: 'city',
  state: 'state',
  postalCode: 'postal_code',
  country: 'country',
  phone: 'phone',
  fax: 'fax',
  email: 'email',
  url: 'url',
  languagePreference: 'lang_pref',
} as const satisfies Record<keyof Contact, string>;

const FIELDS = Object.keys(FIELD_ON_WIRE) as readonly (keyof Contact)[];
const ROLES = Object.keys(ROLE_ON_WIRE) as readonly ContactRole[];

/** The wire's name of a role. */
export function wireRole(role: ContactRole): string {
  return ROLE_ON_WIRE[role];
}

/** One contact on the wire; fields left out stay out. */
export function wireContact(contact: Contact): XcpAssoc {
  return present(Object.fromEntries(FIELDS.map((field) => [FIELD_ON_WIRE[field], contact[field]])));
}

/** A whole set on the wire. */
export function wireContactSet(contacts: ContactSet): XcpAssoc {
  return present(
    Object.fromEntries(
      ROLES.map((role) => {
        const contact = contacts[role];
        return [ROLE_ON_WIRE[role], contact === undefined ? undefined : wireContact(contact)];
      }),
    ),
  );
}

/** A contact as read: any field may be missing, because registries return what they like. */
export type ReadContact = { readonly [Field in keyof Contact]?: string };

/** Contacts as read, by role. */
export type ReadContactSet = { readonly [Role in ContactRole]?: ReadContact };

/** The `contact_set` of a reply. */
export function contactSetFrom(attributes: XcpAssoc): ReadContactSet {
  const set = assocOf(attributes, 'contact_set');
  return Object.fromEntries(
    ROLES.flatMap((role) => {
      const contact = set[ROLE_ON_WIRE[role]];
      return isAssoc(contact) ? [[role, contactFrom(contact)]] : [];
    }),
  );
}

function contactFrom(wire: XcpAssoc): ReadContact {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const text = textOf(wire, FIELD_ON_WIRE[field]);
      return text === undefined ? [] : [[field, text]];
    }),
  );
}
