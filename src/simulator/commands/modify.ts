// MODIFY DOMAIN: one kind of change per call, named by `data` (reference 3.12).
import { NO_BEHAVIOURS, type Behaviours } from '../faults/behaviours.js';
import { changeReply } from '../registry/change-reply.js';
import {
  setAuthCode,
  setContacts,
  setExpireAction,
  setLock,
  setPrivacy,
  waitingFault,
  type Change,
} from '../registry/changes.js';
import { isEmail } from '../registry/parse-contacts.js';
import { PARKING_NAMESERVERS } from '../registry/hosts.js';
import { tldDataFault } from '../registry/tld-data.js';
import { tldOf } from '../registry/tlds.js';
import { leaveByTag } from '../registry/transfer-away.js';
import type { Domain } from '../state/model.js';
import { Fields } from '../wire/fields.js';
import { failure, invalid, missing, type Reply } from '../wire/reply.js';
import { changeRequest, withOwnDomain, type Call } from './command.js';

export function modify(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    const { attributes } = call;
    const affects = attributes.given('affect_domains');
    if (affects === undefined) return missing('affect_domains');
    // Changing all names of a profile needs the end user's session (reference 3.12).
    if (affects === '1' && call.top.given('cookie') === undefined)
      return failure(435, 'Permission denied: affect_domains=1 needs a cookie');
    if (affects !== '0' && affects !== '1') return invalid('affect_domains', 'must be 0 or 1');
    const data = attributes.given('data');
    if (data === undefined) return missing('data');
    const waiting = waitingFault(call.world, domain);
    if (waiting !== undefined) return waiting;
    // A tag change is a transfer and not a change that could wait.
    const behaviours = data === 'change_ips_tag' ? atOnce(call.behaviours) : call.behaviours;
    return changeReply(changeRequest(call, domain, 'modify'), behaviours, (world, target, at) =>
      changeFor({ ...call, world, at }, target, data),
    );
  });
}

function atOnce({ detailFailure }: Behaviours): Behaviours {
  return detailFailure === undefined ? NO_BEHAVIOURS : { detailFailure };
}

function changeFor(call: Call, domain: Domain, data: string): Change {
  const { attributes } = call;
  switch (data) {
    case 'status':
      return setLock(domain, attributes.given('lock_state'));
    case 'whois_privacy_state':
      return setPrivacy(domain, attributes.given('state'));
    case 'expire_action':
      return setExpireAction(domain, attributes.given('auto_renew'), attributes.given('let_expire'));
    case 'contact_info':
      return setContacts(call.world, domain, attributes.assoc('contact_set'), undefined, call.at);
    case 'domain_auth_info':
      return setAuthCode(domain, attributes.given('domain_auth_info'));
    case 'parkpage_state':
      return setParking(domain, attributes.given('state'));
    case 'tld_data':
      return setTldData(domain, attributes);
    case 'rsp_whois_info':
      return setExtra(domain, 'rsp_whois_info', attributes.given('flag'), 'flag', ['Y', 'N']);
    case 'ca_whois_display_setting':
      return onTld(domain, ['ca'], () =>
        setExtra(domain, data, attributes.given('display'), 'display', ['FULL', 'PRIVATE']),
      );
    case 'it_whois_display_setting':
      return onTld(domain, ['it'], () =>
        setExtra(domain, data, attributes.given('display'), 'display', ['FULL', 'PRIVATE']),
      );
    case 'forwarding_email':
      return onTld(domain, ['name'], () => setForwardingEmail(domain, attributes.given('forwarding_email')));
    case 'nexus_info':
      return onTld(domain, ['us'], () => setSubMap(domain, 'nexus', attributes.assoc('nexus') ?? attributes));
    case 'ced_info':
      return onTld(domain, ['asia'], () => setSubMap(domain, 'ced_info', attributes.assoc('ced_info') ?? attributes));
    case 'trademark':
      return onTld(domain, ['ca'], () =>
        setExtra(domain, 'isa_trademark', attributes.given('trademark'), 'trademark', ['Y', 'N', '0', '1']),
      );
    case 'change_ips_tag':
      return changeIpsTag(call, domain);
    case 'cira_registrant':
      return failure(
        430,
        'MODIFY cira_registrant transfers ownership and is not modelled by this simulator yet; nothing was done',
      );
    case 'uk_whois_opt':
      return failure(465, 'Invalid XML: uk_whois_opt is not supported any more');
    default:
      return invalid('data', `unknown type ${data}`);
  }
}

function onTld(domain: Domain, tlds: readonly string[], change: () => Change): Change {
  const tld = tldOf(domain.name)?.name ?? '';
  return tlds.includes(tld) ? change() : failure(470, `This change is not supported for ${domain.name}`);
}

function setParking(domain: Domain, state: string | undefined): Change {
  if (state === undefined) return missing('state');
  if (state !== 'on' && state !== 'off') return invalid('state', 'must be on or off');
  if (tldOf(domain.name)?.canPark !== true) return failure(470, `Parked pages are not supported for ${domain.name}`);
  if (domain.parked === (state === 'on')) return 'unchanged';
  domain.parked = state === 'on';
  // The name servers from before parking were kept (reference 2.1).
  domain.nameservers = domain.parked ? PARKING_NAMESERVERS : domain.savedNameservers;
  return 'changed';
}

function setTldData(domain: Domain, attributes: Fields): Change {
  const data = attributes.assoc('tld_data');
  const raw = attributes.value('tld_data');
  if (data === undefined || raw === undefined) return missing('tld_data');
  // Top-level fields of the registration (legal_type, lang) are not part of this change.
  const fault = tldDataFault(
    tldOf(domain.name)?.name ?? '',
    new Fields(new Map([...topLevelOf(domain), ['tld_data', raw]])),
  );
  if (fault !== undefined) return fault;
  domain.tldData = raw;
  return 'changed';
}

function topLevelOf(domain: Domain): [string, string][] {
  return Object.entries(domain.extra);
}

function setSubMap(domain: Domain, key: string, map: Fields): Change {
  const values = new Map(
    Object.entries(map.record()).filter(([name]) => !['domain', 'data', 'affect_domains'].includes(name)),
  );
  const before = domain.tldData instanceof Map ? [...domain.tldData] : [];
  const merged = new Map([...before, [key, values] as const]);
  const fault = tldDataFault(tldOf(domain.name)?.name ?? '', new Fields(new Map([['tld_data', merged]])));
  if (fault !== undefined) return fault;
  domain.tldData = merged;
  return 'changed';
}

function setExtra(
  domain: Domain,
  key: string,
  value: string | undefined,
  field: string,
  oneOf: readonly string[],
): Change {
  if (value === undefined) return missing(field);
  if (!oneOf.includes(value)) return invalid(field, `must be one of ${oneOf.join(', ')}`);
  if (domain.extra[key] === value) return 'unchanged';
  domain.extra = { ...domain.extra, [key]: value };
  return 'changed';
}

function setForwardingEmail(domain: Domain, email: string | undefined): Change {
  if (email === undefined) return missing('forwarding_email');
  if (!isEmail(email)) return invalid('forwarding_email', 'not an e-mail address');
  if (domain.extra['forwarding_email'] === email) return 'unchanged';
  domain.extra = { ...domain.extra, forwarding_email: email };
  return 'changed';
}

/** A new IPS tag moves a .UK name to another registrar at once (reference 7.3). */
function changeIpsTag(call: Call, domain: Domain): Change {
  return onTld(domain, ['uk', 'co.uk', 'me.uk'], () => {
    const tag = call.attributes.given('gaining_registrar_tag');
    if (tag === undefined) return missing('gaining_registrar_tag');
    leaveByTag(call.world, domain, call.account.username, tag.slice(0, 64), call.at);
    return 'changed';
  });
}
