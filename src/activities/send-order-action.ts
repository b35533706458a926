import type { OrderIntent } from '../domain/registration-intent.js';
import type { WriteOutcome } from '../domain/settlement.js';
import { cancelOrderCommand, processOrderCommand, processOrderReplyFrom } from '../xcp/commands/process-pending.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { withHeartbeats } from './with-heartbeats.js';
import { LEASE_LOST, type WriteLease } from './write-lease.js';
import { outcomeOfReply, outcomeOfUnanswered } from './write-outcome.js';

/** PROCESS_PENDING: processing spends money and can make a new order, so it is settled like any other write. */
export const makeSendOrderAction =
  (directory: RegistrarDirectory, signal: () => AbortSignal, lease: WriteLease) =>
  (intent: OrderIntent): Promise<WriteOutcome> =>
    withHeartbeats(async () => {
      const { client, record } = directory(intent);
      if (!record.writes)
        return { kind: 'not_sent', why: 'writes_off', text: `Writes at registrar "${record.name}" are switched off.` };
      const command =
        intent.action === 'cancel' ? cancelOrderCommand(intent.orderId) : processOrderCommand(intent.orderId);
      const sendBefore = await lease();
      if (sendBefore === undefined) return LEASE_LOST;
      const outcome = await client.call(command, { signal: signal(), sendBefore });
      if (outcome.kind !== 'answered') return outcomeOfUnanswered(outcome);
      const reply = processOrderReplyFrom(command, outcome.reply);
      const written = outcomeOfReply(reply.outcome, { looksFirst: false });
      if (written.kind !== 'applied') return written;
      return {
        ...written,
        orderId: reply.orderId ?? intent.orderId,
        ...(reply.cancelledOrderIds.length === 0 ? {} : { cancelledOrders: reply.cancelledOrderIds }),
      };
    });
