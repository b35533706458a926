import { ApplicationFailure } from '@temporalio/common';
import type { ChangeIntent } from '../domain/change.js';
import type { WriteOutcome } from '../domain/settlement.js';
import type { ProgressReason } from '../xcp/classify/classification.js';
import { writeReplyFrom } from '../xcp/commands/write-reply.js';
import { changeCommand, orderTypesOf } from './change-command.js';
import { lookBefore } from './look-before.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { readNameBy } from './read-name.js';
import { type WriteParts, sendOnce } from './send-once.js';
import { withHeartbeats } from './with-heartbeats.js';
import type { WriteLease } from './write-lease.js';
import { outcomeOfReply } from './write-outcome.js';

/** One change at the registrar. Where it makes an order, one of this operation that is there already is not placed again. */
export const makeSendChange =
  (directory: RegistrarDirectory, signal: () => AbortSignal, lease: WriteLease) =>
  (intent: ChangeIntent): Promise<WriteOutcome> =>
    withHeartbeats(async () => {
      const types = orderTypesOf(intent.change);
      const isRestore = intent.change.kind === 'restore';
      const looksFirst = types.length > 0 || isRestore;
      const earlier = isRestore
        ? await heldBefore({ directory, signal }, intent)
        : looksFirst
          ? await lookBefore({ directory, signal }, intent, { ...intent, types })
          : undefined;
      if (earlier !== undefined) return earlier;
      return sendOnce(
        { directory, signal, lease },
        intent,
        (record) => changeCommand(intent, record),
        (command, reply) => {
          const judged = writeReplyFrom(command, reply, { isRepeat: intent.attempt > 1 });
          const isBusy = judged.kind === 'in_progress' && BUSY.has(judged.because);
          // A state that is declared may be declared again, so that somebody else's request is waited for. From the second
          // attempt on it may be our own that is under way.
          if (isBusy && !looksFirst && intent.attempt === 1)
            return {
              kind: 'not_sent',
              why: 'busy',
              text: `Another request of the name is at the registry (code ${judged.code}).`,
            };
          return outcomeOfReply(judged, { looksFirst });
        },
      );
    });

/** A restore makes no order: what shows that it was carried out is the name, in the account again. */
async function heldBefore(
  { directory, signal }: Pick<WriteParts, 'directory' | 'signal'>,
  intent: ChangeIntent,
): Promise<WriteOutcome | undefined> {
  try {
    const name = await readNameBy(directory(intent).client, intent.domain, [], signal());
    return name.kind === 'held' ? { kind: 'applied' } : undefined;
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    return { kind: 'not_sent', why: 'registrar_down', text: error.message };
  }
}

const BUSY: ReadonlySet<ProgressReason> = new Set(['another_request', 'being_processed']);
