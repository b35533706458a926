// GET_BALANCE: what the account has, and what saved and waiting orders hold of it (reference 3.3).
import { moneyText } from '../state/money.js';
import { success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

export function getBalance(call: Call): Reply {
  return success('Command successful', {
    balance: moneyText(call.account.balanceCents),
    hold_balance: moneyText(call.account.holdCents),
  });
}
