// GET_ORDER_INFO: one order without user name, password and auth code (reference 3.8).
import { naiveDate, yearOf } from '../state/dates.js';
import type { ContactSet, Order } from '../state/model.js';
import { moneyText } from '../state/money.js';
import { failure, missing, success, type Reply } from '../wire/reply.js';
import { isArray, isAssoc, type ReplyMap, type ReplyTree, type XcpValue } from '../wire/value.js';
import type { Call } from './command.js';

export function getOrderInfo(call: Call): Reply {
  const id = call.attributes.given('order_id');
  if (id === undefined) return missing('order_id');
  const order = /^\d{1,12}$/.test(id) ? call.world.orders.get(Number(id)) : undefined;
  if (order === undefined || order.account !== call.account.username) return failure(480, `Order ${id} not found`);
  return success('Command successful', { field_hash: fieldHash(call, order) });
}

function fieldHash(call: Call, order: Order): ReplyMap {
  const domain = call.world.domains.get(order.domain);
  const expiry = domain?.orderId === order.id || order.work.kind === 'renewal' ? domain?.registrarExpiry : undefined;
  return {
    id: order.id,
    domain: order.domain,
    reg_type: order.type,
    status: order.status,
    cost: moneyText(order.costCents),
    order_date: naiveDate(order.createdAt),
    processed_date: order.status === 'pending' ? '' : naiveDate(order.updatedAt),
    completed_date: order.completedAt === undefined ? '' : naiveDate(order.completedAt),
    expiry_year: expiry === undefined ? undefined : yearOf(expiry),
    period: order.work.request.periodYears,
    affiliate_id: order.work.request.affiliateId,
    f_auto_renew: order.work.request.autoRenew ? 'Y' : 'N',
    notes: order.notes.map((note) => note.text).join('\n'),
    ...workFields(order),
  };
}

function workFields(order: Order): ReplyMap {
  if (order.work.kind === 'renewal') {
    const { currentExpirationYear, notes } = order.work.request;
    return {
      'encoding type': '',
      f_lock_domain: '0',
      flag_saved_ns_fields: '0',
      flag_saved_tech_fields: '0',
      comments: notes,
      currentexpirationyear: currentExpirationYear,
    };
  }
  if (order.work.kind === 'trade') {
    return {
      'encoding type': '',
      f_lock_domain: '0',
      flag_saved_ns_fields: '0',
      flag_saved_tech_fields: '0',
      ...flatContacts({ owner: order.work.request.owner }),
    };
  }
  const request = order.work.request;
  return {
    'encoding type': request.encodingType,
    f_lock_domain: request.wantsLock ? '1' : '0',
    f_whois_privacy: request.wantsPrivacy ? '1' : '0',
    f_parkp: request.wantsParking ? 'Y' : 'N',
    flag_saved_ns_fields: request.customNameservers || request.dnsTemplate !== undefined ? '1' : '0',
    flag_saved_tech_fields: request.customTechContact ? '1' : '0',
    comments: request.comments,
    dns_template: request.dnsTemplate,
    reg_domain: request.regDomain ?? '',
    link_domains: request.linkDomains ? '1' : '0',
    master_order_id: request.masterOrderId ?? '',
    registrant_ip: request.registrantIp,
    tld_data: request.tldData === undefined ? '' : treeFrom(request.tldData),
    ...request.extra,
    ...Object.fromEntries(request.nameservers.map((name, index) => [`fqdn${index + 1}`, name])),
    ...flatContacts(request.contacts),
  };
}

function flatContacts(contacts: ContactSet): ReplyMap {
  return Object.fromEntries(
    Object.entries(contacts).flatMap(([role, contact]) =>
      Object.entries(contact).map(([field, value]) => [`${role}_${field}`, value] as const),
    ),
  );
}

/** A value of a request as it goes back into a reply. */
export function treeFrom(value: XcpValue): ReplyTree {
  if (isAssoc(value)) return Object.fromEntries([...value].map(([key, inner]) => [key, treeFrom(inner)]));
  if (isArray(value)) return value.map(treeFrom);
  return value;
}
