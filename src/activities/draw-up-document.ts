// The request that the API would be sent, for the eyes of whoever does it by hand: secrets and personal data replaced.
import { assertNever } from '../domain/assert-never.js';
import type { ChangeIntent } from '../domain/change.js';
import type { RegistrationIntent } from '../domain/registration-intent.js';
import type { XcpCommand } from '../xcp/command.js';
import { registerCommand } from '../xcp/commands/register.js';
import { encodeEnvelope } from '../xcp/envelope/encode.js';
import { redacted } from '../xcp/redact.js';
import { changeCommand } from './change-command.js';
import { registerOrderFrom } from './register-order.js';

export type Drawing =
  | { readonly kind: 'registration'; readonly intent: RegistrationIntent }
  | { readonly kind: 'change'; readonly intent: ChangeIntent };

/** Nobody is asked and nothing is sent. */
export const makeDrawUpDocument =
  () =>
  (drawing: Drawing): Promise<string> => {
    const { action, object, attributes } = commandOf(drawing);
    const xml = encodeEnvelope(redacted({ protocol: 'XCP', action, object, attributes })).toString('utf8');
    return Promise.resolve(xml.replaceAll('><', '>\n<'));
  };

function commandOf(drawing: Drawing): XcpCommand {
  switch (drawing.kind) {
    case 'registration':
      // The profile is a secret in both halves, and replaced below like every other.
      return registerCommand(registerOrderFrom(drawing.intent, { username: 'profile', password: 'profile' }));
    case 'change':
      return changeCommand(drawing.intent, { username: 'reseller' });
    default:
      return assertNever(drawing);
  }
}
