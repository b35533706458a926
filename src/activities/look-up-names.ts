import { ApplicationFailure } from '@temporalio/common';
import type { RegistrarRecord } from '../domain/connector.js';
import type { NameAvailability } from '../domain/registrar/name-look-up.js';
import type { XcpClient } from '../xcp/client.js';
import { getPriceCommand, getPriceReplyFrom } from '../xcp/commands/get-price.js';
import { type Availability, lookupCommand, lookupReplyFrom } from '../xcp/commands/lookup.js';
import { type Answer, ask } from './ask-registrar.js';
import type { NamesQuestion } from './contract.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { registrarText } from './registrar-text.js';

/** Somebody waits: what was not answered by then is unknown. */
const PATIENCE_MS = 10_000;
/** Names asked for at one time; each costs a look-up, and a price where it is free. */
const AT_ONCE = 4;

/** Whether names are free, and for how much. One name that cannot be told does not hide the others. */
export const makeLookUpNames =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: NamesQuestion): Promise<readonly NameAvailability[]> => {
    const { client, record } = directory(question);
    const patience = AbortSignal.any([signal(), AbortSignal.timeout(PATIENCE_MS)]);
    const found: NameAvailability[] = [];
    for (let begin = 0; begin < question.domains.length; begin += AT_ONCE) {
      const names = question.domains.slice(begin, begin + AT_ONCE);
      found.push(...(await Promise.all(names.map((domain) => lookedUp(client, record, domain, patience)))));
    }
    return found;
  };

async function lookedUp(
  client: XcpClient,
  record: RegistrarRecord,
  domain: string,
  signal: AbortSignal,
): Promise<NameAvailability> {
  const answer = await orSentence(ask(client, lookupCommand(domain), lookupReplyFrom, signal));
  const about = { domain, registrar: record.name };
  if (typeof answer === 'string') return { ...about, availability: 'unknown', text: answer };
  const availability = availabilityOf(answer);
  const text = registrarText(answer.kind === 'refused' ? answer.text : (answer.value.reason ?? wordsFor(answer.value)));
  if (availability !== 'free') return { ...about, availability, text };
  const price = await orSentence(
    ask(client, getPriceCommand({ domain, periodYears: 1, orderType: 'new' }), getPriceReplyFrom, signal),
  );
  // A name without a price is still free: whoever orders it is told the price, or that there is none, before paying.
  if (typeof price === 'string' || price.kind === 'refused') return { ...about, availability, text };
  const { amount, isRegistryPremium } = price.value;
  return {
    ...about,
    availability,
    text,
    isPremium: isRegistryPremium,
    ...(amount === undefined ? {} : { price: { amount, currency: record.currency } }),
  };
}

/** Being registered this moment is neither: the order may still fail. */
function availabilityOf(answer: Answer<Availability>): NameAvailability['availability'] {
  if (answer.kind === 'refused' || answer.value.status === 'being_registered') return 'unknown';
  return answer.value.status === 'available' ? 'free' : 'taken';
}

function wordsFor({ status }: Availability): string {
  return status === 'being_registered' ? 'The name is being registered at this moment.' : '';
}

/** The answer, or the sentence that says why there is none. */
async function orSentence<T>(asked: Promise<T>): Promise<T | string> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApplicationFailure) return error.message;
    throw error;
  }
}
