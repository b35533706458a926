import type { KeyMailIntent } from '../domain/operations/key-question.js';
import type { WriteOutcome } from '../domain/settlement.js';
import { sendAuthcodeCommand } from '../xcp/commands/send-authcode.js';
import { writeReplyFrom } from '../xcp/commands/write-reply.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { sendOnce } from './send-once.js';
import { withHeartbeats } from './with-heartbeats.js';
import type { WriteLease } from './write-lease.js';
import { outcomeOfReply } from './write-outcome.js';

/** Asks the registrar to mail the transfer key to the administrative contact. Each repeat is another mail. */
export const makeMailTransferKey =
  (directory: RegistrarDirectory, signal: () => AbortSignal, lease: WriteLease) =>
  (intent: KeyMailIntent): Promise<WriteOutcome> =>
    withHeartbeats(() =>
      sendOnce(
        { directory, signal, lease },
        intent,
        () => sendAuthcodeCommand(intent.domain),
        (command, reply) => outcomeOfReply(writeReplyFrom(command, reply), { looksFirst: false }),
      ),
    );
