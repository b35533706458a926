import { ApplicationFailure } from '@temporalio/common';
import type { ChangeIntent } from '../domain/change.js';
import type { WriteOutcome } from '../domain/settlement.js';
import type { ProgressReason } from '../xcp/classify/classification.js';
import { writeReplyFrom } from '../xcp/commands/write-reply.js';
import { changeCommand, orderTypesOf } from './change-command.js';
import { newestOfOurs, onWire } from './our-orders.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { withHeartbeats } from './with-heartbeats.js';
import { LEASE_LOST, type WriteLease } from './write-lease.js';
import { outcomeOfReply, outcomeOfUnanswered } from './write-outcome.js';

/**
 * One change at the registrar. Where it makes an order, an order of this operation is looked for first, whatever the caller
 * believes: a workflow that was reset, or whose database was restored, does not know that it sent one.
 */
export const makeSendChange =
  (directory: RegistrarDirectory, signal: () => AbortSignal, lease: WriteLease) =>
  (intent: ChangeIntent): Promise<WriteOutcome> =>
    withHeartbeats(async () => {
      const looksFirst = orderTypesOf(intent.change).length > 0;
      const earlier = looksFirst ? await lookBefore(intent, directory, signal()) : undefined;
      if (earlier !== undefined) return earlier;
      // Asked last and afresh: looking may have taken half a minute, in which somebody switched writes off.
      const { client, record } = directory(intent);
      if (!record.writes)
        return { kind: 'not_sent', why: 'writes_off', text: `Writes at registrar "${record.name}" are switched off.` };
      const command = changeCommand(intent, record);
      const sendBefore = await lease();
      if (sendBefore === undefined) return LEASE_LOST;
      const outcome = await client.call(command, { signal: signal(), sendBefore });
      if (outcome.kind !== 'answered') return outcomeOfUnanswered(outcome);
      const judged = writeReplyFrom(command, outcome.reply, { isRepeat: intent.attempt > 1 });
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
    });

const BUSY: ReadonlySet<ProgressReason> = new Set(['another_request', 'being_processed']);

async function lookBefore(
  intent: ChangeIntent,
  directory: RegistrarDirectory,
  signal: AbortSignal,
): Promise<WriteOutcome | undefined> {
  try {
    const { client } = directory(intent);
    const types = orderTypesOf(intent.change);
    const order = await newestOfOurs(client, intent.domain, onWire(intent.identity), types, signal);
    return order === undefined ? undefined : { kind: 'found', orderId: order.orderId };
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    // Nothing was sent, and nothing may be sent blindly.
    return { kind: 'not_sent', why: 'registrar_down', text: error.message };
  }
}
