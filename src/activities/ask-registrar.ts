// One read at the registrar: a value, a definite no, or a failure that says whether asking again makes sense.
import type { XcpClient } from '../xcp/client.js';
import type { XcpCommand } from '../xcp/command.js';
import type { ReadResult } from '../xcp/commands/read-result.js';
import type { XcpReply } from '../xcp/reply.js';
import { failureOfCall, failureOfRead } from './registrar-failure.js';

export type Answer<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string };

/** Throws `RegistrarUnavailable`, `RegistrarRateLimited` or `RegistrarAuth`; an activity's retry policy repeats those. */
export async function ask<T>(
  client: XcpClient,
  command: XcpCommand,
  reader: (reply: XcpReply) => ReadResult<T>,
  signal?: AbortSignal,
): Promise<Answer<T>> {
  const outcome = await client.call(command, signal === undefined ? {} : { signal });
  if (outcome.kind !== 'answered') throw failureOfCall(outcome);
  const result = reader(outcome.reply);
  switch (result.kind) {
    case 'read':
      return result;
    case 'refused':
      return { kind: 'refused', code: result.code, text: result.text };
    default:
      throw failureOfRead(result, command.action);
  }
}
