import type { KeyMailIntent } from '../domain/operations/key-question.js';
import type { WriteOutcome } from '../domain/settlement.js';
import { sendAuthcodeCommand } from '../xcp/commands/send-authcode.js';
import { writeReplyFrom } from '../xcp/commands/write-reply.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { withHeartbeats } from './with-heartbeats.js';
import { LEASE_LOST, type WriteLease } from './write-lease.js';
import { outcomeOfReply, outcomeOfUnanswered } from './write-outcome.js';

/** Asks the registrar to mail the transfer key to the administrative contact. Each repeat is another mail. */
export const makeMailTransferKey =
  (directory: RegistrarDirectory, signal: () => AbortSignal, lease: WriteLease) =>
  (intent: KeyMailIntent): Promise<WriteOutcome> =>
    withHeartbeats(async () => {
      const { client, record } = directory(intent);
      if (!record.writes)
        return { kind: 'not_sent', why: 'writes_off', text: `Writes at registrar "${record.name}" are switched off.` };
      const sendBefore = await lease();
      if (sendBefore === undefined) return LEASE_LOST;
      const command = sendAuthcodeCommand(intent.domain);
      const outcome = await client.call(command, { signal: signal(), sendBefore });
      if (outcome.kind !== 'answered') return outcomeOfUnanswered(outcome);
      return outcomeOfReply(writeReplyFrom(command, outcome.reply), { looksFirst: false });
    });
