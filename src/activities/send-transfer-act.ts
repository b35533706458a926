import type { TransferActIntent } from '../domain/transfer/transfer-intent.js';
import type { WriteOutcome } from '../domain/settlement.js';
import {
  cancelTransferCommand,
  processTransferCommand,
  resendApprovalCommand,
} from '../xcp/commands/transfer-orders.js';
import { writeReplyFrom } from '../xcp/commands/write-reply.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { sendOnce } from './send-once.js';
import { withHeartbeats } from './with-heartbeats.js';
import type { WriteLease } from './write-lease.js';
import { outcomeOfReply } from './write-outcome.js';

/** Acts on a transfer that was ordered. Processing makes a new order and spends money; cancelling frees it; a mail is a mail. */
export const makeSendTransferAct =
  (directory: RegistrarDirectory, signal: () => AbortSignal, lease: WriteLease) =>
  (intent: TransferActIntent): Promise<WriteOutcome> =>
    withHeartbeats(() =>
      sendOnce(
        { directory, signal, lease },
        intent,
        ({ username }) => commandFor(intent, username),
        (command, reply) => outcomeOfReply(writeReplyFrom(command, reply), { looksFirst: false }),
      ),
    );

function commandFor({ act, orderId, domain }: TransferActIntent, reseller: string) {
  switch (act) {
    case 'cancel':
      return cancelTransferCommand(reseller, { orderId });
    case 'process':
      return processTransferCommand(reseller, orderId);
    case 'resend':
      return resendApprovalCommand(domain);
  }
}
