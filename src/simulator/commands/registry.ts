// Which command answers which (action, object) pair.
import type { Command } from './command.js';
import { ackEvent } from './ack-event.js';
import { advancedUpdateNameservers } from './advanced-update-nameservers.js';
import { belongsToRsp } from './belongs-to-rsp.js';
import { cancelActiveProcess } from './cancel-active-process.js';
import { cancelPendingOrders } from './cancel-pending-orders.js';
import { cancelTransfer } from './cancel-transfer.js';
import { checkTransfer } from './check-transfer.js';
import { changeOwnership } from './change-ownership.js';
import { createNameserver } from './create-nameserver.js';
import { deleteCookie } from './delete-cookie.js';
import { deleteNameserver } from './delete-nameserver.js';
import { getBalance } from './get-balance.js';
import { getDeletedDomains } from './get-deleted-domains.js';
import { getDomain } from './get.js';
import { getDomainsByExpiredate } from './get-domains-by-expiredate.js';
import { getDomainsContacts } from './get-domains-contacts.js';
import { getNameserver } from './get-nameserver.js';
import { getNotes } from './get-notes.js';
import { getOrderInfo } from './get-order-info.js';
import { getOrdersByDomain } from './get-orders-by-domain.js';
import { getPrice } from './get-price.js';
import { getRegistrantVerificationStatus } from './get-registrant-verification-status.js';
import { getUserinfo } from './get-userinfo.js';
import { lookup } from './lookup.js';
import { modify } from './modify.js';
import { modifyNameserver } from './modify-nameserver.js';
import { notModelled } from './not-modelled.js';
import { pollEvent } from './poll-event.js';
import { processPending } from './process-pending.js';
import { processTransfer } from './process-transfer.js';
import { queryQueuedRequest } from './query-queued-request.js';
import { quitSession } from './quit-session.js';
import { redeemDomain } from './redeem.js';
import { registryAddNs } from './registry-add-ns.js';
import { registryCheckNameserver } from './registry-check-nameserver.js';
import { renew } from './renew.js';
import { revoke } from './revoke.js';
import { rsp2rspPushTransfer } from './rsp2rsp-push-transfer.js';
import { sendAuthcode } from './send-authcode.js';
import { sendDomainPassword, sendTransferPassword } from './send-password.js';
import { sendRegistrantVerificationEmail } from './send-registrant-verification-email.js';
import { setCookie } from './set-cookie.js';
import { swRegister } from './sw-register.js';
import { tradeDomain } from './trade-domain.js';
import { getTransfersAway, getTransfersIn } from './transfer-list.js';
import { updateAllInfo } from './update-all-info.js';
import { updateContacts } from './update-contacts.js';
import { updateCookie } from './update-cookie.js';

/** Keys are `ACTION OBJECT` in upper case; case on the wire does not matter (reference 1.7). */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['ACK EVENT', ackEvent],
  ['ADVANCED_UPDATE_NAMESERVERS DOMAIN', advancedUpdateNameservers],
  ['BELONGS_TO_RSP DOMAIN', belongsToRsp],
  ['CANCEL_ACTIVE_PROCESS DOMAIN', cancelActiveProcess],
  ['CANCEL_PENDING_ORDERS ORDER', cancelPendingOrders],
  ['CANCEL_TRANSFER TRANSFER', cancelTransfer],
  ['CHANGE OWNERSHIP', changeOwnership],
  ['CHECK_TRANSFER DOMAIN', checkTransfer],
  ['CREATE NAMESERVER', createNameserver],
  ['DELETE COOKIE', deleteCookie],
  ['DELETE NAMESERVER', deleteNameserver],
  ['GET DOMAIN', getDomain],
  ['GET NAMESERVER', getNameserver],
  ['GET USERINFO', getUserinfo],
  ['GET_BALANCE BALANCE', getBalance],
  ['GET_DELETED_DOMAINS DOMAIN', getDeletedDomains],
  ['GET_DOMAINS_BY_EXPIREDATE DOMAIN', getDomainsByExpiredate],
  ['GET_DOMAINS_CONTACTS DOMAIN', getDomainsContacts],
  ['GET_NOTES DOMAIN', getNotes],
  ['GET_ORDERS_BY_DOMAIN DOMAIN', getOrdersByDomain],
  ['GET_ORDER_INFO DOMAIN', getOrderInfo],
  ['GET_PRICE DOMAIN', getPrice],
  ['GET_REGISTRANT_VERIFICATION_STATUS DOMAIN', getRegistrantVerificationStatus],
  ['GET_TRANSFERS_AWAY DOMAIN', getTransfersAway],
  ['GET_TRANSFERS_IN DOMAIN', getTransfersIn],
  ['LOOKUP DOMAIN', lookup],
  ['MODIFY DOMAIN', modify],
  ['MODIFY NAMESERVER', modifyNameserver],
  ['POLL EVENT', pollEvent],
  ['PROCESS_PENDING DOMAIN', processPending],
  ['PROCESS_TRANSFER TRANSFER', processTransfer],
  ['QUERY_QUEUED_REQUEST DOMAIN', queryQueuedRequest],
  ['QUIT SESSION', quitSession],
  ['REDEEM DOMAIN', redeemDomain],
  ['REGISTRY_ADD_NS NAMESERVER', registryAddNs],
  ['REGISTRY_CHECK_NAMESERVER NAMESERVER', registryCheckNameserver],
  ['RENEW DOMAIN', renew],
  ['REVOKE DOMAIN', revoke],
  // The guide names no object, the toolkits DOMAIN (reference 3.23).
  ['RSP2RSP_PUSH_TRANSFER ', rsp2rspPushTransfer],
  ['RSP2RSP_PUSH_TRANSFER DOMAIN', rsp2rspPushTransfer],
  ['SEND_AUTHCODE DOMAIN', sendAuthcode],
  ['SEND_PASSWORD DOMAIN', sendDomainPassword],
  ['SEND_PASSWORD TRANSFER', sendTransferPassword],
  ['SEND_REGISTRANT_VERIFICATION_EMAIL DOMAIN', sendRegistrantVerificationEmail],
  ['SET COOKIE', setCookie],
  ['SW_REGISTER DOMAIN', swRegister],
  ['TRADE_DOMAIN DOMAIN', tradeDomain],
  ['UPDATE COOKIE', updateCookie],
  ['UPDATE_ALL_INFO DOMAIN', updateAllInfo],
  ['UPDATE_CONTACTS DOMAIN', updateContacts],
]);

/** Whole commands that the reference describes and this simulator does not carry out: bulk changes and suggestions. */
export const NOT_MODELLED: ReadonlySet<string> = new Set(['NAME_SUGGEST DOMAIN', 'SUBMIT BULK_CHANGE']);

/** The command for the pair, or undefined when the reference has none (430). */
export function commandFor(action: string, object: string): Command | undefined {
  const key = `${action} ${object}`;
  const command = COMMANDS.get(key);
  if (command !== undefined) return command;
  return NOT_MODELLED.has(key) ? () => notModelled(`${action} ${object}`) : undefined;
}
