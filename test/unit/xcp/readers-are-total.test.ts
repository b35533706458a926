import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as xcp from '../../../src/xcp/index.js';
import { registration } from './support/orders.js';

/** Every name that a reader looks for, so that random replies hit the interesting places. */
const KEYS =
  `id order_id forced_pending transfer_id queue_request_id async_reason registration_code registration_text error
  cancelled_orders whois_privacy whois_privacy_state admin_email status reason has_claim price prices balance hold_balance
  belongs_to_rsp domain_expdate expiredate registry_expiredate auto_renew let_expire sponsoring_rsp affiliate_id tld_data
  nameserver_list contact_set owner name sortorder lock_state state waiting_history domain_auth_info orders order_date type
  field_hash reg_type transferrable unixtime transfers exp_domains del_domains deleted_domains remainder events event_id
  object_data details is_success response_code notes note domain_list ext_results cookie __proto__ constructor 0 1`.split(
    /\s+/,
  );

const text = fc.oneof(
  fc.constantFrom('', '0', '1', 'undef', '2027-01-01 00:00:00', 'Y', '12.50', 'enabled'),
  fc.string(),
);
const { assoc } = fc.letrec<{ value: xcp.XcpValue; assoc: xcp.XcpAssoc }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, text, fc.array(tie('value'), { maxLength: 3 }), tie('assoc')),
  assoc: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 8 }),
}));

const reply = fc.record({
  isSuccess: fc.boolean(),
  code: fc.oneof(fc.constantFrom(...xcp.CODE_TABLE.map((row) => row.code)), fc.nat(9_999).map(String)),
  text: fc.string(),
  attributes: assoc,
  transactionId: fc.constant(undefined),
  object: fc.constant('DOMAIN'),
});

const REGISTER = registration();
const CANCEL = xcp.cancelOrderCommand('7');
const readers: Readonly<Record<string, (reply: xcp.XcpReply) => unknown>> = {
  register: (answer) => xcp.registerReplyFrom(REGISTER, answer),
  processOrder: (answer) => xcp.processOrderReplyFrom(CANCEL, answer),
  renew: (answer) => xcp.renewReplyFrom(REGISTER, answer),
  revoke: (answer) => xcp.revokeReplyFrom(CANCEL, answer),
  write: (answer) => xcp.writeReplyFrom(CANCEL, answer),
  lookup: xcp.lookupReplyFrom,
  price: xcp.getPriceReplyFrom,
  balance: xcp.getBalanceReplyFrom,
  ownership: xcp.belongsToRspReplyFrom,
  orders: xcp.getOrdersByDomainReplyFrom,
  order: xcp.getOrderInfoReplyFrom,
  info: xcp.domainInfoFrom,
  dates: xcp.domainDatesFrom,
  status: xcp.domainStatusFrom,
  privacy: xcp.whoisPrivacyStateFrom,
  expireAction: xcp.expireActionFrom,
  nameservers: xcp.domainNameserversFrom,
  contacts: xcp.domainContactsFrom,
  authCode: xcp.domainAuthCodeFrom,
  attributes: xcp.domainAttributesFrom,
  waiting: xcp.waitingHistoryFrom,
  list: xcp.domainListReplyFrom,
  manyContacts: xcp.getDomainsContactsReplyFrom,
  queued: xcp.queryQueuedRequestReplyFrom,
  hosts: xcp.getHostsReplyFrom,
  host: xcp.checkHostAtRegistryReplyFrom,
  transfer: xcp.checkTransferReplyFrom,
  transfers: xcp.getTransfersReplyFrom,
  expiring: xcp.getDomainsByExpireDateReplyFrom,
  deleted: xcp.getDeletedDomainsReplyFrom,
  verification: xcp.getRegistrantVerificationReplyFrom,
  notes: xcp.getNotesReplyFrom,
  session: xcp.setCookieReplyFrom,
  userInfo: xcp.getUserInfoReplyFrom,
  events: xcp.pollReplyFrom,
};

test.each(Object.keys(readers))('%s reads every reply without throwing', (name) => {
  fc.assert(
    fc.property(reply, (answer) => {
      expect(readers[name]?.(answer)).toBeTypeOf('object');
    }),
  );
});

test('redaction takes every reply without throwing', () => {
  fc.assert(
    fc.property(assoc, (message) => {
      expect(xcp.redacted({ attributes: message })).toBeTypeOf('object');
    }),
  );
});
