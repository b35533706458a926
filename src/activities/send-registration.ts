import type { RegistrationIntent } from '../domain/registration-intent.js';
import type { WriteOutcome } from '../domain/settlement.js';
import { registerCommand } from '../xcp/commands/register.js';
import { lookBefore } from './look-before.js';
import { type ProfileKeys, profileCredentials } from './profile-credentials.js';
import { REGISTRATION_TYPES } from './read-registration.js';
import { registerOrderFrom } from './register-order.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { sendOnce } from './send-once.js';
import { withHeartbeats } from './with-heartbeats.js';
import type { WriteLease } from './write-lease.js';
import { outcomeOfRegister } from './write-outcome.js';

/** One SW_REGISTER, which costs money. An order of this operation that is there already is not placed again. */
export const makeSendRegistration =
  (directory: RegistrarDirectory, profileKeys: ProfileKeys, signal: () => AbortSignal, lease: WriteLease) =>
  (intent: RegistrationIntent): Promise<WriteOutcome> =>
    withHeartbeats(async () => {
      const { request, identity } = intent;
      const credentials = await profileCredentials(intent.profile, request, profileKeys);
      const sought = { domain: request.domain, identity, types: REGISTRATION_TYPES };
      const earlier = await lookBefore({ directory, signal }, intent, sought);
      if (earlier !== undefined) return earlier;
      return sendOnce(
        { directory, signal, lease },
        intent,
        () => registerCommand(registerOrderFrom(intent, credentials)),
        outcomeOfRegister(intent.attempt),
      );
    });
