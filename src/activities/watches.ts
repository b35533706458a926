// Polls. They throw until there is news; Temporal repeats them, and repeats cost no history.
import { compareDecimals } from '../domain/money.js';
import type {
  FundsWatch,
  RegistrarAddress,
  RegistrationQuestion,
  RegistrationWatch,
} from '../domain/registration-intent.js';
import type { RegistrationTruth } from '../domain/registration-truth.js';
import { type Reading, isNews } from '../domain/settlement.js';
import { getBalanceCommand, getBalanceReplyFrom } from '../xcp/commands/get-balance.js';
import { ask } from './ask-registrar.js';
import { availableFrom } from './read-offer.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { notYet } from './registrar-failure.js';

export const makeWatchRegistration =
  (read: (question: RegistrationQuestion) => Promise<Reading<RegistrationTruth>>) =>
  async (watch: RegistrationWatch): Promise<Reading<RegistrationTruth>> => {
    const reading = await read(watch);
    if (isNews(reading, watch.whileKind, watch.orderId)) return reading;
    throw notYet(`Nothing new: ${reading.kind}.`);
  };

export const makeWatchFunds =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (watch: FundsWatch): Promise<{ readonly available: string }> => {
    const { client } = directory(watch);
    const answer = await ask(client, getBalanceCommand(), getBalanceReplyFrom, signal());
    const available = answer.kind === 'read' ? availableFrom(answer.value.balance, answer.value.held) : 'unknown';
    const compared = compareDecimals(available, watch.price);
    if (compared === 0 || compared === 1) return { available };
    throw notYet('The balance does not cover the price yet.');
  };

/** Writes are on and the registrar answers: sending makes sense again. */
export const makeWatchSendable =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (address: RegistrarAddress): Promise<void> => {
    const { client, record } = directory(address);
    if (!record.writes) throw notYet(`Writes at registrar "${record.name}" are off.`);
    await ask(client, getBalanceCommand(), getBalanceReplyFrom, signal());
  };
