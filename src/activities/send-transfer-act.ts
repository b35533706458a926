import type { TransferActIntent } from '../domain/transfer/transfer-intent.js';
import type { WriteOutcome } from '../domain/settlement.js';
import {
  cancelTransferCommand,
  processTransferCommand,
  resendApprovalCommand,
} from '../xcp/commands/transfer-orders.js';
import { writeReplyFrom } from '../xcp/commands/write-reply.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { withHeartbeats } from './with-heartbeats.js';
import { LEASE_LOST, type WriteLease } from './write-lease.js';
import { outcomeOfReply, outcomeOfUnanswered } from './write-outcome.js';

/** Acts on a transfer that was ordered. Processing makes a new order and spends money; cancelling frees it; a mail is a mail. */
export const makeSendTransferAct =
  (directory: RegistrarDirectory, signal: () => AbortSignal, lease: WriteLease) =>
  (intent: TransferActIntent): Promise<WriteOutcome> =>
    withHeartbeats(async () => {
      const { client, record } = directory(intent);
      if (!record.writes)
        return { kind: 'not_sent', why: 'writes_off', text: `Writes at registrar "${record.name}" are switched off.` };
      const command = commandFor(intent, record.username);
      const sendBefore = await lease();
      if (sendBefore === undefined) return LEASE_LOST;
      const outcome = await client.call(command, { signal: signal(), sendBefore });
      if (outcome.kind !== 'answered') return outcomeOfUnanswered(outcome);
      return outcomeOfReply(writeReplyFrom(command, outcome.reply), { looksFirst: false });
    });

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
