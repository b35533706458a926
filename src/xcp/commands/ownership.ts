/** Changes of hands (opensrs-xcp 3.23). Neither command is safe to repeat; neither can be undone from here. */
import { orderCommand, present, writeCommand, type XcpCommand } from '../command.js';
import { wireContact, type Contact } from './contact.js';

/** Registry trade to a new registrant, for the TLDs that need one. May be billed; expect an order and 250. */
export function tradeDomainCommand(domain: string, registrant: Contact): XcpCommand {
  return orderCommand('TRADE_DOMAIN', { domain, ...wireContact(registrant) });
}

/** Pushes a name to another reseller, who must have allowed it: free, immediate, irreversible. Credentials are the profile's. */
export function pushToResellerCommand(
  domain: string,
  gainingReseller: string,
  profile: { readonly username: string; readonly password: string },
): XcpCommand {
  const { username, password } = profile;
  return writeCommand('RSP2RSP_PUSH_TRANSFER', present({ domain, grsp: gainingReseller, username, password }));
}
