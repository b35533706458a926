/** SEND_AUTHCODE (opensrs-xcp 3.25): mails the auth code to the admin contact. */
import { writeCommand, type XcpCommand } from '../command.js';

/** Sends the mail; a repeat sends another. Refused for registries without codes. */
export function sendAuthcodeCommand(domain: string): XcpCommand {
  return writeCommand('SEND_AUTHCODE', { domain_name: domain });
}
