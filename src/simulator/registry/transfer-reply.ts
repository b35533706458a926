// What a transfer order answers, for SW_REGISTER and PROCESS_PENDING alike (reference 2.8).
import type { Order } from '../state/model.js';
import { failure, success, type Reply } from '../wire/reply.js';
import type { TransferExecution } from './transfer-book.js';
import type { TransferBar } from './transfer-rules.js';

const SENT = 'Transfer request has been successfully sent';
const PARK_TEXTS = {
  funds: 'Insufficient funds in the reseller account',
  nameserver: 'Unable to transfer: name servers do not exist at the registry',
} as const;
const PARK_CODES = { funds: 440, nameserver: 435 } as const;

export function transferReply(order: Order, execution: TransferExecution): Reply {
  switch (execution.kind) {
    case 'started':
      return success(SENT, {
        id: order.id,
        registration_code: 200,
        registration_text: SENT,
        transfer_id: execution.transfer.id,
      });
    case 'parked': {
      const parked = { id: order.id, registration_code: PARK_CODES[execution.reason], forced_pending: order.id };
      return execution.form === 'success'
        ? success(SENT, parked)
        : failure(PARK_CODES[execution.reason], PARK_TEXTS[execution.reason], {
            ...parked,
            error: PARK_TEXTS[execution.reason],
          });
    }
    case 'declined':
      return failure(execution.code, execution.why, { id: order.id, error: execution.why });
  }
}

/** Nothing left behind. */
export function transferRefusedReply(reason: 'funds' | 'nameserver'): Reply {
  return failure(PARK_CODES[reason], PARK_TEXTS[reason], { error: PARK_TEXTS[reason] });
}

/** Saved, hence without a transfer_id (reference 2.6). */
export function transferSavedReply(order: Order): Reply {
  return success('Domain transfer order saved', { id: order.id });
}

/** The second line holds the reason for people (reference 2.8). The hostile profile writes 487 where others write 552. */
export function barReply(bar: TransferBar, isHostile: boolean): Reply {
  const code = isHostile && bar.code === 552 ? 487 : bar.code;
  return failure(code, `Domain is not transferrable\n${bar.reason}`, { error: bar.reason });
}
