// The last steps of every write at the registrar: the same questions in the same order, then one call.
import type { RegistrarRecord } from '../domain/connector.js';
import type { RegistrarAddress } from '../domain/registration-intent.js';
import type { WriteOutcome } from '../domain/settlement.js';
import type { XcpCommand } from '../xcp/command.js';
import type { XcpReply } from '../xcp/reply.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { LEASE_LOST, type WriteLease } from './write-lease.js';
import { outcomeOfUnanswered } from './write-outcome.js';

/** What a write needs of its worker. */
export interface WriteParts {
  readonly directory: RegistrarDirectory;
  readonly signal: () => AbortSignal;
  readonly lease: WriteLease;
}

/**
 * Sends unless writes are off or the attempt was given up. Whatever has to be looked for is looked for before: that may take
 * half a minute, in which somebody switches writes off, so the record is read afresh here.
 *
 * @param judge what an answer means; a call without one is judged here.
 */
export async function sendOnce(
  { directory, signal, lease }: WriteParts,
  address: RegistrarAddress,
  commandFrom: (record: RegistrarRecord) => XcpCommand,
  judge: (command: XcpCommand, reply: XcpReply) => WriteOutcome,
): Promise<WriteOutcome> {
  const { client, record } = directory(address);
  if (!record.writes)
    return { kind: 'not_sent', why: 'writes_off', text: `Writes at registrar "${record.name}" are switched off.` };
  const command = commandFrom(record);
  const sendBefore = await lease();
  if (sendBefore === undefined) return LEASE_LOST;
  const outcome = await client.call(command, { signal: signal(), sendBefore });
  return outcome.kind === 'answered' ? judge(command, outcome.reply) : outcomeOfUnanswered(outcome);
}
