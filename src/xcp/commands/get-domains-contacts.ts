/** GET_DOMAINS_CONTACTS (opensrs-xcp 3.6): contacts of many names at once. Personal data. */
import { readCommand, type XcpCommand } from '../command.js';
import type { XcpReply } from '../reply.js';
import { isAssoc } from '../value.js';
import { contactSetFrom, type ReadContactSet } from './contact.js';
import { readResult, type ReadResult } from './read-result.js';

/** Asks for the contacts of up to about a hundred names, the batch other clients use. */
export function getDomainsContactsCommand(domains: readonly string[]): XcpCommand {
  return readCommand('GET_DOMAINS_CONTACTS', { domain_list: domains });
}

/** Reads the reply: contacts by name. The map keys are names, and may be any text. */
export function getDomainsContactsReplyFrom(reply: XcpReply): ReadResult<ReadonlyMap<string, ReadContactSet>> {
  return readResult({ action: 'GET_DOMAINS_CONTACTS', object: 'DOMAIN' }, reply, (attributes) => {
    const contacts = new Map<string, ReadContactSet>();
    for (const domain of Object.keys(attributes)) {
      const row = attributes[domain];
      if (isAssoc(row)) contacts.set(domain, contactSetFrom(row));
    }
    return contacts;
  });
}
