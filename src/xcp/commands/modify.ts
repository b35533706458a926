/**
 * MODIFY DOMAIN (opensrs-xcp 3.12): one builder for each kind of data. All declare a wanted state and may be repeated, except
 * where a comment says otherwise. `affect_domains` is always 0: 1 would change every name of the profile.
 * A 200 can hide a failure in `details`; `writeReplyFrom` looks there. 220 means that nothing had to change.
 */
import { bit, writeCommand, yesNo, type OptionalFields, type XcpCommand } from '../command.js';
import type { XcpAssoc } from '../value.js';
import { wireContactSet, type ContactSet } from './contact.js';

function modify(domain: string, data: string, fields: OptionalFields): XcpCommand {
  return writeCommand('MODIFY', { domain, affect_domains: '0', data, ...fields });
}

/** Sets or lifts the registrar lock. Silently without effect where the registry has none: read `type=status` first. */
export function modifyRegistrarLockCommand(domain: string, isLocked: boolean): XcpCommand {
  return modify(domain, 'status', { lock_state: bit(isLocked), domain_name: domain });
}

/** Switches WHOIS privacy; a paid yearly addition at some price levels. */
export function modifyWhoisPrivacyCommand(domain: string, isEnabled: boolean): XcpCommand {
  return modify(domain, 'whois_privacy_state', { state: isEnabled ? 'enable' : 'disable' });
}

/** What happens at expiry: `renew` by the registrar (and its charge), `lapse` silently, or ordinary `notify`. */
export type ExpireBehaviour = 'renew' | 'lapse' | 'notify';

const EXPIRE_FLAGS = {
  renew: { auto_renew: '1', let_expire: '0' },
  lapse: { auto_renew: '0', let_expire: '1' },
  notify: { auto_renew: '0', let_expire: '0' },
} as const satisfies Record<ExpireBehaviour, OptionalFields>;

/** Sets both flags at once, as OpenSRS requires; the fourth combination does not exist. */
export function modifyExpireActionCommand(domain: string, behaviour: ExpireBehaviour): XcpCommand {
  return modify(domain, 'expire_action', EXPIRE_FLAGS[behaviour]);
}

/** Replaces contacts. May start the registrant's verification or a change of registrant: read first, prefer UPDATE_CONTACTS. */
export function modifyContactsCommand(domain: string, contacts: ContactSet, reportEmail?: string): XcpCommand {
  return modify(domain, 'contact_info', { contact_set: wireContactSet(contacts), report_email: reportEmail });
}

/** Sets a new auth code; a secret. */
export function modifyAuthCodeCommand(domain: string, authCode: string): XcpCommand {
  return modify(domain, 'domain_auth_info', { domain_auth_info: authCode });
}

/** Switches the parked page. */
export function modifyParkedPageCommand(domain: string, isOn: boolean): XcpCommand {
  return modify(domain, 'parkpage_state', { state: isOn ? 'on' : 'off' });
}

/** Replaces registry-specific data. */
export function modifyTldDataCommand(domain: string, tldData: XcpAssoc): XcpCommand {
  return modify(domain, 'tld_data', { tld_data: tldData });
}

/** Shows or hides the reseller in WHOIS, `forAll` its names. */
export function modifyResellerWhoisCommand(domain: string, isShown: boolean, forAll: boolean): XcpCommand {
  return modify(domain, 'rsp_whois_info', { flag: yesNo(isShown), all: bit(forAll) });
}

/** .UK: hands the name to another registrar's IPS tag. **A transfer away**; cannot be taken back from here. */
export function modifyIpsTagCommand(domain: string, gainingRegistrarTag: string): XcpCommand {
  return modify(domain, 'change_ips_tag', { gaining_registrar_tag: gainingRegistrarTag, change_tag_all: '0' });
}

/** .CA: **transfers ownership** to another registrant. Not safe to repeat without reading. */
export function modifyCiraRegistrantCommand(domain: string, fields: XcpAssoc): XcpCommand {
  return modify(domain, 'cira_registrant', fields);
}

/** .CA and .IT: how the registrant is displayed; the vendor's own word. */
export function modifyWhoisDisplayCommand(domain: string, registry: 'ca' | 'it', display: string): XcpCommand {
  return modify(domain, `${registry}_whois_display_setting`, { display });
}

/** .NAME: the address that mails are forwarded to. */
export function modifyForwardingEmailCommand(domain: string, email: string): XcpCommand {
  return modify(domain, 'forwarding_email', { forwarding_email: email });
}

/** .US nexus, .ASIA eligibility, .CA trademark: kinds with fields of their own. */
export function modifyRegistryFieldsCommand(
  domain: string,
  data: 'nexus_info' | 'ced_info' | 'trademark',
  fields: XcpAssoc,
): XcpCommand {
  return modify(domain, data, fields);
}
