import { ApplicationFailure } from '@temporalio/common';
import type { TransferIntent } from '../domain/transfer/transfer-intent.js';
import type { WriteOutcome } from '../domain/settlement.js';
import { registerCommand, registerReplyFrom } from '../xcp/commands/register.js';
import { newestOfOurs, onWire } from './our-orders.js';
import { type ProfileKeys, profileCredentials } from './profile-credentials.js';
import { TRANSFER_TYPES } from './read-transfer.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { transferOrderFrom } from './transfer-order.js';
import { withHeartbeats } from './with-heartbeats.js';
import { LEASE_LOST, type WriteLease } from './write-lease.js';
import { outcomeOfReply, outcomeOfUnanswered } from './write-outcome.js';

/**
 * One SW_REGISTER of a transfer, which costs the price of the year that it adds. Looks for an order of this operation first,
 * whatever the caller believes; one that was called off for another auth code does not count.
 */
export const makeSendTransfer =
  (directory: RegistrarDirectory, profileKeys: ProfileKeys, signal: () => AbortSignal, lease: WriteLease) =>
  (intent: TransferIntent): Promise<WriteOutcome> =>
    withHeartbeats(async () => {
      const { client, record } = directory(intent);
      const credentials = await profileCredentials(intent.profile, intent.request, profileKeys);
      const earlier = await lookBefore(intent, directory, signal());
      if (earlier !== undefined) return earlier;
      // Asked last and afresh: looking may have taken half a minute, in which somebody switched writes off.
      if (!directory(intent).record.writes)
        return { kind: 'not_sent', why: 'writes_off', text: `Writes at registrar "${record.name}" are switched off.` };
      const { authCode } = intent;
      const request = authCode === undefined ? intent.request : { ...intent.request, authCode };
      const command = registerCommand(transferOrderFrom({ ...intent, request }, credentials));
      const sendBefore = await lease();
      if (sendBefore === undefined) return LEASE_LOST;
      const outcome = await client.call(command, { signal: signal(), sendBefore });
      if (outcome.kind !== 'answered') return outcomeOfUnanswered(outcome);
      const reply = registerReplyFrom(command, outcome.reply, { isRepeat: intent.attempt > 1 });
      const written = outcomeOfReply(reply.outcome, { looksFirst: true });
      if (written.kind !== 'applied') return written;
      return {
        ...written,
        ...(written.orderId === undefined && reply.orderId !== undefined ? { orderId: reply.orderId } : {}),
        ...(reply.cancelledOrderIds.length === 0 ? {} : { cancelledOrders: reply.cancelledOrderIds }),
      };
    });

async function lookBefore(
  intent: TransferIntent,
  directory: RegistrarDirectory,
  signal: AbortSignal,
): Promise<WriteOutcome | undefined> {
  const { client } = directory(intent);
  try {
    const order = await newestOfOurs(client, intent.request.domain, onWire(intent.identity), TRANSFER_TYPES, signal);
    if (order === undefined || intent.superseded.includes(order.orderId)) return undefined;
    return { kind: 'found', orderId: order.orderId };
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    // Nothing was sent, and nothing may be sent blindly.
    return { kind: 'not_sent', why: 'registrar_down', text: error.message };
  }
}
