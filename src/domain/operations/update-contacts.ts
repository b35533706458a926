// updateContacts: replaces whole contacts. For the registrant it may be a change of ownership, with approvals and a lock.
import { type Contact, type ContactRole, type ContactSet, readContact, withoutUndefined } from '../contact.js';
import type { PinnedPolicy } from '../pinned-policy.js';
import type { Parsed, Problem } from '../problem.js';
import type { PinnedSettings } from '../settings.js';
import { contactRequirementProblems } from '../tld-requirements.js';
import { type Named, readNamed } from './named.js';

export interface ContactsRequest extends Named {
  /** Those that change, each of them whole: a field left out of a contact is lost. */
  readonly contacts: Partial<ContactSet>;
}

const ROLES = ['registrant', 'admin', 'billing', 'tech'] as const satisfies readonly ContactRole[];

export function parseContactsRequest(input: unknown): Parsed<ContactsRequest> {
  const { reader, domain } = readNamed(input);
  const nested = reader.optionalObject('contacts');
  const contacts: { -readonly [role in ContactRole]?: Contact } = {};
  if (nested === undefined) {
    if (!reader.has('contacts')) reader.problem('contacts', 'contacts is missing: give those that change.');
  } else {
    for (const role of ROLES) {
      const contact = nested.optionalObject(role);
      if (contact !== undefined) contacts[role] = readContact(contact);
    }
    nested.refuseUnknownFields();
    if (ROLES.every((role) => !nested.has(role)))
      reader.problem('contacts', `contacts names nobody: give at least one of ${ROLES.join(', ')}.`);
  }
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined({ domain, contacts }));
}

export function contactsProblems(request: ContactsRequest, { policy }: PinnedSettings): readonly Problem[] {
  const ofTld = contactRequirementProblems(request.contacts, policy);
  if (request.contacts.registrant === undefined || policy.capability.contacts !== 'manual') return ofTld;
  const field = 'contacts.registrant';
  return [
    ...ofTld,
    { field, sentence: `${field}: the holder of a .${policy.tld} name is changed by a form of the registry.` },
  ];
}

/** A line for the timeline, where a change of the registrant starts a lock against transfers (lifecycle reference 6.4). */
export function ownerLockSentence({ transfer }: Pick<PinnedPolicy, 'transfer'>): string | undefined {
  const hours = transfer.lockAfterOwnerChangeHours ?? 0;
  if (hours === 0) return undefined;
  return (
    `If name, organisation or e-mail of the registrant change, the name cannot be transferred to another registrar for ` +
    `${Math.round(hours / 24)} days afterwards.`
  );
}
