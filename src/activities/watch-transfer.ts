import type { TransferQuestion, TransferWatch } from '../domain/transfer/transfer-intent.js';
import { pauseAfterLook } from '../domain/transfer/transfer-pace.js';
import { type TransferReading, isTransferNews } from '../domain/transfer/transfer-standing.js';
import { isNews } from '../domain/settlement.js';
import { notYet } from './registrar-failure.js';

/**
 * Throws `NotYet` until there is news. One activity lasts for weeks: the pauses grow with the number of looks, and looks cost
 * no history.
 *
 * @param look which attempt of the activity this is, from 1
 */
export const makeWatchTransfer =
  (read: (question: TransferQuestion) => Promise<TransferReading>, look: () => number) =>
  async ({ until, ...question }: TransferWatch): Promise<TransferReading> => {
    const reading = await read(question);
    if (until.kind === 'order_news') {
      if (isNews(reading, until.whileKind, until.orderId)) return reading;
      throw notYet(`Nothing new: ${reading.kind}.`);
    }
    if (isTransferNews(reading, until)) return reading;
    throw notYet(`The transfer stands as before: ${until.place}.`, pauseAfterLook(until.polls, look()));
  };
