import { ackCommand } from '../xcp/commands/events.js';
import { writeReplyFrom } from '../xcp/commands/write-reply.js';
import type { EventsHandled } from './contract.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { failureOfCall, failureOfRead } from './registrar-failure.js';

/**
 * Takes events out of the registrar's queue, one call each. A refusal is no failure: the event was acknowledged before.
 * Whatever else goes wrong is repeated, and in the end the event comes again, is known, and is acknowledged then.
 */
export const makeAckEvents =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (handled: EventsHandled): Promise<void> => {
    const { client } = directory(handled);
    for (const eventId of handled.eventIds) {
      const command = ackCommand(eventId);
      const outcome = await client.call(command, { signal: signal() });
      if (outcome.kind !== 'answered') throw failureOfCall(outcome);
      const judged = writeReplyFrom(command, outcome.reply);
      if (judged.kind === 'retry_later' || judged.kind === 'config' || judged.kind === 'unknown')
        throw failureOfRead(judged, 'ACK of an event');
    }
  };
