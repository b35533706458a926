// GET DOMAIN: reads one domain, or lists the account's domains (reference 3.5).
import { isBusy } from '../registry/changes.js';
import { announcedContacts } from '../registry/queued-changes.js';
import { tldOf } from '../registry/tlds.js';
import { isOpen } from '../registry/transfer-book.js';
import { DAY_MS, naiveDate } from '../state/dates.js';
import { CONTACT_ROLES, type ContactRole, type ContactSet, type Domain } from '../state/model.js';
import { ordersOf } from '../state/world.js';
import { invalid, missing, success, type Reply } from '../wire/reply.js';
import type { ReplyMap, ReplyTree } from '../wire/value.js';
import { treeFrom } from './get-order-info.js';
import { pageOf, pageSlice, withOwnDomain, type Call } from './command.js';

export function getDomain(call: Call): Reply {
  const type = (call.attributes.given('type') ?? '').toLowerCase();
  if (type === '') return missing('type');
  if (type === 'list') return list(call);
  return withOwnDomain(call, (domain) => {
    const attributes = attributesOf(call, domain, type);
    return attributes === undefined ? invalid('type', `unknown type ${type}`) : success('Query Successful', attributes);
  });
}

function attributesOf(call: Call, domain: Domain, type: string): ReplyMap | undefined {
  switch (type) {
    case 'all_info':
      return allInfo(call, domain);
    case 'status':
      return statusOf(call, domain);
    case 'whois_privacy_state':
      return { state: domain.privacy };
    case 'expire_action':
      return { auto_renew: flag(domain.autoRenew), let_expire: flag(domain.letExpire) };
    case 'nameservers':
      return { nameserver_list: nameservers(domain) };
    case 'owner':
    case 'admin':
    case 'billing':
    case 'tech':
      return { contact_set: contacts(shownContacts(call, domain), [type]) };
    case 'domain_auth_info':
      return { domain_auth_info: domain.authCode };
    case 'registry_dates':
      return registryDates(domain);
    case 'tld_data':
      return { tld_data: tldData(domain) };
    case 'rsp_whois_info':
      return { rsp_enabled: domain.extra['rsp_whois_info'] ?? 'N', business: '', email: '', opt_other: '' };
    case 'forwarding_email':
    case 'ca_whois_display_setting':
    case 'it_whois_display_setting':
      return { [type]: domain.extra[type] ?? '' };
    case 'waiting_history':
    case 'waiting history':
    case 'xpack_waiting_history':
      return waitingHistory(call, domain);
    case 'dnssec':
      return { dnssec: [] };
    default:
      return undefined;
  }
}

function allInfo(call: Call, domain: Domain): ReplyMap {
  return {
    ...registryDates(domain),
    expiredate: naiveDate(domain.registrarExpiry),
    auto_renew: flag(domain.autoRenew),
    let_expire: flag(domain.letExpire),
    sponsoring_rsp: '1',
    affiliate_id: domain.affiliateId,
    gdpr_consent_status: 'PENDING',
    descr: '',
    dns_errors: '',
    tld_data: tldData(domain),
    nameserver_list: nameservers(domain),
    contact_set: contacts(shownContacts(call, domain), CONTACT_ROLES),
  };
}

function registryDates(domain: Domain): ReplyMap {
  return {
    registry_createdate: naiveDate(domain.createdAt),
    registry_expiredate: naiveDate(domain.registryExpiry),
    registry_updatedate: naiveDate(domain.updatedAt),
    registry_transferdate: domain.transferredAt === undefined ? '' : naiveDate(domain.transferredAt),
  };
}

function statusOf(call: Call, domain: Domain): ReplyMap {
  const tld = tldOf(domain.name);
  return {
    lock_state: flag(domain.lock),
    can_modify: isBusy(call.world, domain.name) ? '0' : '1',
    domain_supports: flag(tld?.canLock ?? false),
    transfer_away_in_progress: flag(
      [...call.world.transfers.values()].some(
        (transfer) => transfer.domain === domain.name && transfer.direction === 'away' && isOpen(transfer),
      ),
    ),
    auctionescrow: '0',
    parkp_status: tld?.canPark === true ? (domain.parked ? 'Y' : 'N') : undefined,
  };
}

function flag(isSet: boolean): '0' | '1' {
  return isSet ? '1' : '0';
}

function nameservers(domain: Domain): ReplyTree {
  return domain.nameservers.map((name, index) => ({ name, sortorder: String(index + 1), ipaddress: '' }));
}

/** The named roles that are there. */
export function contacts(set: ContactSet, roles: readonly ContactRole[]): ReplyMap {
  return Object.fromEntries(roles.map((role) => [role, set[role]]));
}

function shownContacts(call: Call, domain: Domain): ContactSet {
  return call.attributes.given('active_contacts_only') === '1'
    ? domain.contacts
    : announcedContacts(call.world, domain);
}

function tldData(domain: Domain): ReplyTree {
  return domain.tldData === undefined ? '' : treeFrom(domain.tldData);
}

function waitingHistory(call: Call, domain: Domain): ReplyMap {
  const requests = ordersOf(call.world, domain.name).filter((order) => order.queueRequestId !== undefined);
  const orders = requests.map((order) => ({
    action: order.type === 'renewal' ? 'renew' : order.type === 'trade' ? 'trade' : 'register',
    request_status: order.status,
    request_time: naiveDate(order.createdAt),
    completed_time: order.completedAt === undefined ? '' : naiveDate(order.completedAt),
  }));
  const changes = [...call.world.changes.values()]
    .filter((change) => change.domain === domain.name && change.account === domain.account)
    .map((change) => ({
      action: change.action,
      request_status: change.status,
      request_time: naiveDate(change.requestedAt),
      completed_time: change.finishedAt === undefined ? '' : naiveDate(change.finishedAt),
    }));
  const rows = [...orders, ...changes];
  return { record_count: rows.length, waiting_history: rows };
}

/** Key names are inferred (reference 3.5): extended rows, count and remainder. */
function list(call: Call): Reply {
  const days = (key: string): number | undefined => {
    const text = call.attributes.given(key);
    return text !== undefined && /^-?\d{1,5}$/.test(text) ? Number(text) : undefined;
  };
  const least = days('min_to_expiry');
  const most = days('max_to_expiry');
  const all = [...call.world.domains.values()]
    .filter((domain) => domain.account === call.account.username && domain.phase === 'active')
    .filter((domain) => least === undefined || domain.registrarExpiry >= call.at + least * DAY_MS)
    .filter((domain) => most === undefined || domain.registrarExpiry <= call.at + most * DAY_MS)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const page = pageOf(call, 40, 1000);
  const rows = pageSlice(all, page);
  return success('Query Successful', {
    count: all.length,
    remainder: all.length > page.page * page.limit ? 1 : 0,
    page: page.page,
    domain_list: rows.map((domain) => domain.name),
    ext_results: rows.map((domain) => ({
      domain: domain.name,
      expiredate: naiveDate(domain.registrarExpiry),
      auto_renew: flag(domain.autoRenew),
      lock_state: flag(domain.lock),
      has_whois_privacy: flag(domain.privacy === 'enabled'),
    })),
  });
}
