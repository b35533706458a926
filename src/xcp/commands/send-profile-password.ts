/** SEND_PASSWORD DOMAIN (opensrs-xcp 3.22): mails the credentials for managing a name. Not the transfer command of the same name. */
import { writeCommand, type XcpCommand } from '../command.js';

/** Sends the mail to the registrant's or the admin contact; a repeat sends another. */
export function sendProfilePasswordCommand(domain: string, sendTo: 'owner' | 'admin'): XcpCommand {
  return writeCommand('SEND_PASSWORD', { domain_name: domain, send_to: sendTo, sub_user: '0' });
}
