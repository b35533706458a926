/** UPDATE_ALL_INFO (opensrs-xcp 3.14): contacts and name servers in one change. The only way for name servers of .DK. */
import { writeCommand, type XcpCommand } from '../command.js';
import { wireContactSet, type ContactSet } from './contact.js';

/** Replaces all contacts and the whole delegation. Converges when repeated, but may send mails again: read first. */
export function updateAllInfoCommand(domain: string, contacts: ContactSet, nameservers: readonly string[]): XcpCommand {
  return writeCommand('UPDATE_ALL_INFO', {
    domain,
    contact_set: wireContactSet(contacts),
    nameserver_list: nameservers.map((fqdn) => ({ fqdn })),
  });
}
