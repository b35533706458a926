import type { OrderIntent } from '../domain/registration-intent.js';
import type { WriteOutcome } from '../domain/settlement.js';
import { cancelOrderCommand, processOrderCommand, processOrderReplyFrom } from '../xcp/commands/process-pending.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { sendOnce } from './send-once.js';
import { withHeartbeats } from './with-heartbeats.js';
import type { WriteLease } from './write-lease.js';
import { outcomeOfOrderReply } from './write-outcome.js';

/** PROCESS_PENDING: processing spends money and can make a new order, so it is settled like any other write. */
export const makeSendOrderAction =
  (directory: RegistrarDirectory, signal: () => AbortSignal, lease: WriteLease) =>
  (intent: OrderIntent): Promise<WriteOutcome> =>
    withHeartbeats(() =>
      sendOnce(
        { directory, signal, lease },
        intent,
        () => (intent.action === 'cancel' ? cancelOrderCommand(intent.orderId) : processOrderCommand(intent.orderId)),
        (command, reply) => {
          const read = processOrderReplyFrom(command, reply);
          const orderId = read.orderId ?? intent.orderId;
          const written = outcomeOfOrderReply({ ...read, orderId }, { looksFirst: false });
          // Processed, the order may have become another one: what the reply names stands above what the judgement found.
          return written.kind === 'applied' ? { ...written, orderId } : written;
        },
      ),
    );
