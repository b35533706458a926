// The contacts of an order, completed the way resellers do it where the caller gave only the registrant.
import type { Contact, ContactRole, ContactSet } from '../domain/contact.js';
import type { TldData } from '../domain/order-fields.js';

interface Order {
  readonly domain: string;
  readonly contacts: ContactSet;
  readonly tldData?: TldData;
}

/**
 * Admin and billing are the registrant where none were given: whether the API takes an owner alone is not verified, so all
 * three are always sent (XCP reference 2.3). The same section says that an organisation is expected, and that clients put the
 * full name of an individual there.
 */
export function orderedContacts(request: Order): ContactSet {
  const { registrant, admin, billing, tech } = request.contacts;
  const complete = mustStayPrivate(request) ? (contact: Contact): Contact => contact : withOrganisation;
  return {
    registrant: complete(registrant),
    admin: complete(admin ?? registrant),
    billing: complete(billing ?? registrant),
    ...(tech === undefined ? {} : { tech: complete(tech) }),
  };
}

/**
 * The contacts of a change, as they are sent and as they must be read back. Of an .it name it is not known here whether its
 * holder is a person, so an organisation that was left out stays out.
 */
export function completedContacts(domain: string, contacts: Partial<ContactSet>): Partial<ContactSet> {
  if (domain.endsWith('.eu') || domain.endsWith('.it')) return contacts;
  const completed: { -readonly [role in ContactRole]?: Contact } = {};
  for (const role of Object.keys(contacts) as ContactRole[]) {
    const contact = contacts[role];
    if (contact !== undefined) completed[role] = withOrganisation(contact);
  }
  return completed;
}

/** Under .eu and .it a filled organisation makes a natural person a legal one (lifecycle reference 8.3; XCP reference 2.3). */
function mustStayPrivate({ domain, tldData }: Order): boolean {
  if (domain.endsWith('.eu')) return true;
  const info = tldData?.['it_registrant_info'];
  return domain.endsWith('.it') && typeof info === 'object' && info['entity_type'] === '1';
}

function withOrganisation(contact: Contact): Contact {
  return (contact.organisation ?? '') === ''
    ? { ...contact, organisation: `${contact.firstName} ${contact.lastName}`.slice(0, 64) }
    : contact;
}

/** The record's technical contact, unless the caller brought one or asked for the reseller's own. */
export function techContactFrom(
  request: { readonly contacts: ContactSet; readonly customTechContact?: boolean },
  ofRecord: Contact | undefined,
): Contact | undefined {
  return request.contacts.tech === undefined && request.customTechContact === undefined ? ofRecord : undefined;
}
