import type { Contact, ContactRole, ContactSet } from '../domain/contact.js';
import type { ReadContact, ReadContactSet } from '../xcp/commands/contact.js';

/**
 * Whether each contact that was asked for is read back. Registries change case and spaces, and some hide fields: a field that
 * is not told is unknown, never different. A role that is not told at all proves nothing.
 *
 * @param how `exactly`: a field that was not asked for must be empty too, since each contact is replaced whole.
 */
export function sameContacts(
  wanted: Partial<ContactSet>,
  read: ReadContactSet,
  how: 'as_asked' | 'exactly' = 'as_asked',
): boolean {
  return (Object.keys(wanted) as ContactRole[]).every((role) => {
    const contact = wanted[role];
    const found = read[role];
    if (contact === undefined) return true;
    return found !== undefined && sameContact(contact, found) && (how === 'as_asked' || addsNothing(contact, found));
  });
}

function sameContact(wanted: Contact, read: ReadContact): boolean {
  return (Object.keys(wanted) as (keyof Contact)[]).every((field) => {
    const found = read[field];
    return found === undefined || found === '' || plain(found) === plain(wanted[field] ?? '');
  });
}

function addsNothing(wanted: Contact, found: ReadContact): boolean {
  return OPTIONAL.every((field) => wanted[field] !== undefined || (found[field] ?? '') === '');
}

const OPTIONAL = ['organisation', 'address2', 'address3', 'state', 'fax'] as const satisfies readonly (keyof Contact)[];

function plain(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
