// Which command answers which (action, object) pair.
import type { Command } from './command.js';
import { belongsToRsp } from './belongs-to-rsp.js';
import { getBalance } from './get-balance.js';
import { getDomain } from './get.js';
import { getOrderInfo } from './get-order-info.js';
import { getOrdersByDomain } from './get-orders-by-domain.js';
import { getPrice } from './get-price.js';
import { lookup } from './lookup.js';
import { notModelled } from './not-modelled.js';
import { processPending } from './process-pending.js';
import { swRegister } from './sw-register.js';

/** Keys are `ACTION OBJECT` in upper case; case on the wire does not matter (reference 1.7). */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['LOOKUP DOMAIN', lookup],
  ['GET_PRICE DOMAIN', getPrice],
  ['GET_BALANCE BALANCE', getBalance],
  ['BELONGS_TO_RSP DOMAIN', belongsToRsp],
  ['GET DOMAIN', getDomain],
  ['GET_ORDERS_BY_DOMAIN DOMAIN', getOrdersByDomain],
  ['GET_ORDER_INFO DOMAIN', getOrderInfo],
  ['PROCESS_PENDING DOMAIN', processPending],
  ['SW_REGISTER DOMAIN', swRegister],
]);

/** Commands of the reference whose behaviour comes later: transfers, restore, trade and push. */
const NOT_MODELLED: ReadonlySet<string> = new Set([
  'CHECK_TRANSFER DOMAIN',
  'GET_TRANSFERS_IN DOMAIN',
  'GET_TRANSFERS_AWAY DOMAIN',
  'CANCEL_TRANSFER TRANSFER',
  'PROCESS_TRANSFER TRANSFER',
  'SEND_PASSWORD TRANSFER',
  'SEND_PASSWORD DOMAIN',
  'REDEEM DOMAIN',
  'TRADE_DOMAIN DOMAIN',
  'CHANGE OWNERSHIP',
  'RSP2RSP_PUSH_TRANSFER DOMAIN',
]);

/** The command for the pair, or undefined when the reference has none (430). */
export function commandFor(action: string, object: string): Command | undefined {
  const key = `${action} ${object}`;
  const command = COMMANDS.get(key);
  if (command !== undefined) return command;
  return NOT_MODELLED.has(key) ? () => notModelled(`${action} ${object}`) : undefined;
}
