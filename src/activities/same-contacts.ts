import type { Contact, ContactRole, ContactSet } from '../domain/contact.js';
import type { ReadContact, ReadContactSet } from '../xcp/commands/contact.js';

/**
 * Whether each contact that was asked for is read back. Registries change case and spaces, and some hide fields: a field that
 * is not told is unknown, never different. A role that is not told at all proves nothing.
 */
export function sameContacts(wanted: Partial<ContactSet>, read: ReadContactSet): boolean {
  return (Object.keys(wanted) as ContactRole[]).every((role) => {
    const contact = wanted[role];
    const found = read[role];
    return contact === undefined || (found !== undefined && sameContact(contact, found));
  });
}

function sameContact(wanted: Contact, read: ReadContact): boolean {
  return (Object.keys(wanted) as (keyof Contact)[]).every((field) => {
    const found = read[field];
    return found === undefined || found === '' || plain(found) === plain(wanted[field] ?? '');
  });
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
