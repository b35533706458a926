/**
 * UPDATE_CONTACTS (opensrs-xcp 3.13): replaces whole contacts. For a registrant it can start approvals of days, a 60-day lock
 * and mails to people; repeating may send the mails again. A 200 proves nothing: re-read with only the active contacts.
 */
import { writeCommand, type XcpCommand } from '../command.js';
import { wireContactSet, wireRole, type ContactRole, type ContactSet } from './contact.js';

/** Replaces the contacts given. A field left out of a contact is lost, since each contact is replaced whole. */
export function updateContactsCommand(domain: string, contacts: ContactSet): XcpCommand {
  const roles = (['registrant', 'admin', 'billing', 'tech'] as const satisfies readonly ContactRole[]).filter(
    (role) => contacts[role] !== undefined,
  );
  return writeCommand('UPDATE_CONTACTS', {
    domain,
    types: roles.map(wireRole),
    contact_set: wireContactSet(contacts),
    affect_domains: '0',
  });
}
