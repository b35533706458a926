import type { NameQuestion, NameReading } from '../domain/name-truth.js';
import { notYet } from './registrar-failure.js';

/** Throws `NotYet` while the name is being transferred away. */
export const makeWatchTransferAway =
  (read: (question: NameQuestion) => Promise<NameReading>) =>
  async (question: NameQuestion): Promise<NameReading> => {
    const reading = await read(question);
    if (reading.kind === 'unclear') throw notYet('The registrar does not say how the name is.');
    if (reading.kind === 'held' && reading.truth.isTransferringAway) throw notYet('The transfer away goes on.');
    return reading;
  };
