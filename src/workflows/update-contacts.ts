import type { ContactsRequest } from '../domain/operations/update-contacts.js';
import type { ChangeResult } from '../domain/operations/outcomes.js';
import { flagChangeCourse } from './operation/flag-change.js';
import type { OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';

/** Replaces whole contacts. */
export function updateContacts(input: OperationInput<ContactsRequest>): Promise<ChangeResult> {
  return runOperation('updateContacts', input, (parts) => {
    const { domain, contacts } = parts.input.request;
    const roles = Object.keys(contacts).join(', ');
    return flagChangeCourse(parts, {
      change: { kind: 'contacts', contacts },
      words: [`At the registrar, replace these contacts of ${domain} by those of the request: ${roles}.`],
      result: (_truth, unchanged) => ({ outcome: 'contacts_set', unchanged }),
    });
  });
}
