import { NAMES_PER_PAGE, type NamePage } from '../domain/registrar/name-page.js';
import { domainListCommand, domainListReplyFrom } from '../xcp/commands/domain-list.js';
import { ask } from './ask-registrar.js';
import type { NamePageOfRegistrar } from './contract.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { registrarText } from './registrar-text.js';

/** One page of the names that the registrar holds for the account. A read: nothing is written, nothing costs. */
export const makeListNames =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async ({ page, expiringWithinDays, ...address }: NamePageOfRegistrar): Promise<NamePage> => {
    const { client } = directory(address);
    const command = domainListCommand({
      page,
      limit: NAMES_PER_PAGE,
      ...(expiringWithinDays === undefined ? {} : { maxDaysToExpiry: expiringWithinDays }),
    });
    const answer = await ask(client, command, domainListReplyFrom, signal());
    if (answer.kind === 'refused')
      return { kind: 'unknown', sentence: `The registrar gives no list: ${registrarText(answer.text)}` };
    const { rows, count, hasMore } = answer.value;
    // The keys of this reply are inferred: names that are counted but not found are not an empty list.
    if (rows.length === 0 && page === 1 && (count ?? 0) > 0)
      return { kind: 'unknown', sentence: `The registrar speaks of ${count} names in a form that is not known here.` };
    return {
      kind: 'page',
      names: rows.map((row) => row.domain),
      hasMore: hasMore ?? rows.length >= NAMES_PER_PAGE,
    };
  };
