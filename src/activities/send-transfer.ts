import type { WriteOutcome } from '../domain/settlement.js';
import type { TransferIntent } from '../domain/transfer/transfer-intent.js';
import { registerCommand } from '../xcp/commands/register.js';
import { lookBefore } from './look-before.js';
import { type ProfileKeys, profileCredentials } from './profile-credentials.js';
import { TRANSFER_TYPES } from './read-transfer.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { sendOnce } from './send-once.js';
import { transferOrderFrom } from './transfer-order.js';
import { withHeartbeats } from './with-heartbeats.js';
import type { WriteLease } from './write-lease.js';
import { outcomeOfRegister } from './write-outcome.js';

/**
 * One SW_REGISTER of a transfer, which costs the price of the year that it adds. An order of this operation that is there
 * already is not placed again; one that was called off for another auth code does not count.
 */
export const makeSendTransfer =
  (directory: RegistrarDirectory, profileKeys: ProfileKeys, signal: () => AbortSignal, lease: WriteLease) =>
  (intent: TransferIntent): Promise<WriteOutcome> =>
    withHeartbeats(async () => {
      const { authCode, identity, superseded } = intent;
      const request = authCode === undefined ? intent.request : { ...intent.request, authCode };
      const credentials = await profileCredentials(intent.profile, intent.request, profileKeys);
      const sought = { domain: request.domain, identity, types: TRANSFER_TYPES, superseded };
      const earlier = await lookBefore({ directory, signal }, intent, sought);
      if (earlier !== undefined) return earlier;
      return sendOnce(
        { directory, signal, lease },
        intent,
        () => registerCommand(transferOrderFrom({ ...intent, request }, credentials)),
        outcomeOfRegister(intent.attempt),
      );
    });
