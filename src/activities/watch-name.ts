import { ApplicationFailure } from '@temporalio/common';
import { failureTypes } from '../contract/failure-types.js';
import { sameHosts } from '../domain/change.js';
import { instantFrom } from '../domain/instant.js';
import type { NameQuestion, NameReading, NameWatch } from '../domain/name-truth.js';
import { getDeletedDomainsCommand, getDeletedDomainsReplyFrom } from '../xcp/commands/domain-lists.js';
import { ask } from './ask-registrar.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { notYet } from './registrar-failure.js';

/** A registrar that does not answer is asked again the same day, not a week later. */
const AFTER_TROUBLE = '1 hour';

/**
 * The slow, steady look at a name that nobody asks about. A name that is missing is looked for among the deleted ones. Other
 * settings for the name end it too, with whatever the registrar says then.
 */
export const makeWatchName =
  (
    read: (question: NameQuestion) => Promise<NameReading>,
    directory: RegistrarDirectory,
    signal: () => AbortSignal,
    stampNow: (question: NameQuestion) => string,
  ) =>
  async (watch: NameWatch): Promise<NameReading> => {
    const hasNewSettings = watch.stamp !== undefined && watch.stamp !== stampNow(watch);
    const reading = await readSoon(() => withDeletion(read, directory, signal, watch), hasNewSettings);
    if (hasNewSettings) return reading;
    if (reading.kind === 'unclear') throw again(reading.text);
    if (isKnown(reading, watch)) throw notYet('The name is as it is known.');
    return reading;
  };

/** One look now, for whoever cannot wait: the same reading, deletion included. */
export const makeReadNameNow =
  (read: (question: NameQuestion) => Promise<NameReading>, directory: RegistrarDirectory, signal: () => AbortSignal) =>
  (question: NameQuestion): Promise<NameReading> =>
    withDeletion(read, directory, signal, question);

async function withDeletion(
  read: (question: NameQuestion) => Promise<NameReading>,
  directory: RegistrarDirectory,
  signal: () => AbortSignal,
  question: NameQuestion,
): Promise<NameReading> {
  const reading = await read(question);
  if (reading.kind !== 'not_held') return reading;
  const { client } = directory(question);
  const { domain } = question;
  const deleted = await ask(client, getDeletedDomainsCommand({ domain }), getDeletedDomainsReplyFrom, signal());
  const row =
    deleted.kind === 'read' ? deleted.value.findLast((other) => other.domain.toLowerCase() === domain) : undefined;
  // The list holds every name that left the account: one that was transferred lives on elsewhere, and nothing restores it.
  const wasDeleted = row?.deletedAt !== undefined && !/transfer|push/i.test(row.reason ?? '');
  return wasDeleted ? { ...reading, deletedAt: row.deletedAt } : reading;
}

async function readSoon(read: () => Promise<NameReading>, mustEnd: boolean): Promise<NameReading> {
  try {
    return await read();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (mustEnd) return { kind: 'unclear', readAt: instantFrom(Date.now()), text };
    throw again(text);
  }
}

function again(message: string): ApplicationFailure {
  return ApplicationFailure.create({
    message,
    type: failureTypes.RegistrarUnavailable,
    nextRetryDelay: AFTER_TROUBLE,
  });
}

function isKnown(reading: Exclude<NameReading, { kind: 'unclear' }>, { known }: NameWatch): boolean {
  if (known === undefined) return false;
  if (known === 'deleted') return reading.kind === 'not_held';
  if (reading.kind !== 'held') return false;
  const { truth } = reading;
  return (
    truth.expiresAt === known.expiresAt &&
    truth.registrarExpiresAt === known.registrarExpiresAt &&
    truth.registrarLock === known.registrarLock &&
    truth.whoisPrivacy === known.whoisPrivacy &&
    truth.atExpiry === known.atExpiry &&
    truth.isTransferringAway === known.isTransferringAway &&
    sameHosts(truth.nameServers, known.nameServers)
  );
}
