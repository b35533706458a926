/** GET_BALANCE (opensrs-xcp 3.3): the reseller's funds. */
import { readCommand, type XcpCommand } from '../command.js';
import type { XcpReply } from '../reply.js';
import { moneyOf } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

/** Funds as decimal text in the account's currency; what can be spent is `balance - held`. Saved and transferring orders hold funds. */
export interface Balance {
  readonly balance: string | undefined;
  readonly held: string | undefined;
}

/** Asks for the funds. */
export function getBalanceCommand(): XcpCommand {
  return readCommand('GET_BALANCE', {}, 'BALANCE');
}

/** Reads the reply. */
export function getBalanceReplyFrom(reply: XcpReply): ReadResult<Balance> {
  return readResult({ action: 'GET_BALANCE', object: 'BALANCE' }, reply, (attributes) => ({
    balance: moneyOf(attributes, 'balance'),
    held: moneyOf(attributes, 'hold_balance'),
  }));
}
