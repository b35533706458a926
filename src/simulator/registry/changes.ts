// Changes to an existing name. Each says whether it changed anything, or answers with the reply that refuses it.
import { domainEvent } from '../state/events.js';
import { CONTACT_ROLES, type Contact, type ContactRole, type ContactSet, type Domain } from '../state/model.js';
import { ordersOf, type World } from '../state/world.js';
import type { Fields } from '../wire/fields.js';
import { failure, invalid, missing, type Reply } from '../wire/reply.js';
import { isHostKnown, isHostName } from './hosts.js';
import { contactFault } from './parse-contacts.js';
import { waitingChangesOf } from './queued-changes.js';
import { tldOf } from './tlds.js';
import { registrantKey, startVerification } from './verification.js';

export type Change = 'changed' | 'unchanged' | Reply;

/** At most 13 name servers (445 otherwise); the figure is the customary one, the vendor's is not in the reference. */
const MAX_NAMESERVERS = 13;

/** Something of the name is at an asynchronous registry. */
export function isBusy(world: World, domain: string): boolean {
  return (
    ordersOf(world, domain).some((order) => order.status === 'waiting') || waitingChangesOf(world, domain).length > 0
  );
}

/** 437 while an order or a change of the name is at the registry (reference 8, item 9). */
export function waitingFault(world: World, domain: Domain): Reply | undefined {
  return isBusy(world, domain.name) ? failure(437, `Another request is waiting on ${domain.name}`) : undefined;
}

/** The words of the refusal are inferred; 405 is the registry's no to a change of name servers (reference 4). */
export function lockFault(domain: Domain, refuses: boolean | undefined): Reply | undefined {
  return refuses === true && domain.lock
    ? failure(405, `Domain status prohibits operation: ${domain.name} is clientUpdateProhibited`)
    : undefined;
}

export function setLock(domain: Domain, state: string | undefined): Change {
  if (state === undefined) return missing('lock_state');
  if (state !== '0' && state !== '1') return invalid('lock_state', 'must be 0 or 1');
  if (tldOf(domain.name)?.canLock !== true) return failure(470, `Locking is not supported for ${domain.name}`);
  const isLock = state === '1';
  if (domain.lock === isLock) return 'unchanged';
  domain.lock = isLock;
  return 'changed';
}

export function setPrivacy(domain: Domain, state: string | undefined): Change {
  if (state === undefined) return missing('state');
  // Y and N are the older spelling (reference 3.12).
  const isOn = state === 'enable' || state === 'Y';
  if (!isOn && state !== 'disable' && state !== 'N') return invalid('state', 'must be enable or disable');
  if (tldOf(domain.name)?.canHavePrivacy !== true)
    return failure(470, `WHOIS Privacy is not supported for ${domain.name}`);
  const wanted = isOn ? 'enabled' : 'disabled';
  if (domain.privacy === wanted) return 'unchanged';
  domain.privacy = wanted;
  return 'changed';
}

/** auto_renew 1 with let_expire 1 contradicts itself (reference 3.12, inferred). */
export function setExpireAction(domain: Domain, autoRenew: string | undefined, letExpire: string | undefined): Change {
  if (autoRenew === undefined) return missing('auto_renew');
  if (letExpire === undefined) return missing('let_expire');
  if (!/^[01]$/.test(autoRenew)) return invalid('auto_renew', 'must be 0 or 1');
  if (!/^[01]$/.test(letExpire)) return invalid('let_expire', 'must be 0 or 1');
  if (autoRenew === '1' && letExpire === '1') return invalid('let_expire', 'cannot be 1 together with auto_renew');
  if (domain.autoRenew === (autoRenew === '1') && domain.letExpire === (letExpire === '1')) return 'unchanged';
  domain.autoRenew = autoRenew === '1';
  domain.letExpire = letExpire === '1';
  return 'changed';
}

/** Auth codes: 6 to 32 printable characters; the limits are inferred. */
export function setAuthCode(domain: Domain, code: string | undefined): Change {
  if (code === undefined) return missing('domain_auth_info');
  if (!/^[\x21-\x7e]{6,32}$/.test(code)) return invalid('domain_auth_info', 'must be 6 to 32 printable characters');
  if (tldOf(domain.name)?.hasAuthCode !== true) return failure(470, `Auth codes are not supported for ${domain.name}`);
  if (domain.authCode === code) return 'unchanged';
  domain.authCode = code;
  return 'changed';
}

/** Replaces whole contacts: a field that is not sent is lost (reference 3.13). `roles` undefined takes what is in the set. */
export function setContacts(
  world: World,
  domain: Domain,
  set: Fields | undefined,
  roles: readonly string[] | undefined,
  at: number,
): Change {
  if (set === undefined) return missing('contact_set');
  const tld = tldOf(domain.name);
  const chosen = roles ?? CONTACT_ROLES.filter((role) => set.has(role));
  if (chosen.length === 0) return missing('contact_set.owner');
  const next: Partial<Record<ContactRole, Contact>> = {};
  for (const role of chosen) {
    if (!isRole(role)) return invalid('types', `unknown contact type ${role}`);
    if (tld?.name === 'ca' && role === 'billing') return invalid('contact_set.billing', 'must not be sent for .CA');
    const fields = set.assoc(role);
    if (fields === undefined) return missing(`contact_set.${role}`);
    const contact = fields.record();
    const fault = contactFault(role, contact, { tld, required: [], isOrgOptional: false });
    if (fault !== undefined) return fault;
    next[role] = contact;
  }
  return applyContacts(world, domain, next, at);
}

function applyContacts(world: World, domain: Domain, next: ContactSet, at: number): Change {
  const before = domain.contacts;
  const after = { ...before, ...next };
  if (CONTACT_ROLES.every((role) => isSame(before[role], after[role]))) return 'unchanged';
  domain.contacts = after;
  // A new registrant must be verified again, unless the combination was verified before (reference 3.24).
  if (registrantKey(before.owner) !== registrantKey(after.owner)) {
    startVerification(world, domain, at);
  }
  return 'changed';
}

function isSame(a: Contact | undefined, b: Contact | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => a[key] === b[key]);
}

function isRole(text: string): text is ContactRole {
  return CONTACT_ROLES.some((role) => role === text);
}

/** Replaces the set of name servers; they must exist at the registry (435 otherwise). */
export function setNameservers(
  world: World,
  domain: Domain,
  names: readonly string[],
  field: string,
  at: number,
): Change {
  const hosts = [...new Set(names.map((name) => name.toLowerCase()))];
  const wrong = hosts.find((host) => !isHostName(host));
  if (wrong !== undefined) return invalid(field, `${wrong} is not a host name`);
  if (hosts.length < 2) return invalid(field, 'at least two name servers are required');
  if (hosts.length > MAX_NAMESERVERS) return failure(445, `More than ${MAX_NAMESERVERS} name servers`);
  const missingHost =
    tldOf(domain.name)?.hasHostObjects === true ? hosts.find((host) => !isHostKnown(world, host)) : undefined;
  if (missingHost !== undefined) return failure(435, `Name server ${missingHost} does not exist at the registry`);
  if (hosts.length === domain.nameservers.length && hosts.every((host, index) => domain.nameservers[index] === host))
    return 'unchanged';
  domain.nameservers = hosts;
  domain.savedNameservers = hosts;
  domain.parked = false;
  domainEvent(world, domain, 'NAMESERVER_UPDATE', at, { nameserver_list: hosts });
  return 'changed';
}
