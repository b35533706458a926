import type { HostsQuestion } from '../domain/operations/hosts-question.js';
import { checkHostAtRegistryCommand, checkHostAtRegistryReplyFrom } from '../xcp/commands/nameserver-hosts.js';
import { ask } from './ask-registrar.js';
import type { RegistrarDirectory } from './registrar-directory.js';

/**
 * The hosts that the registry does not know, in the order asked. "Known" is any answer that does not say otherwise: the words
 * of the status are inferred (XCP reference 3.16), and a wrong name in the answer would send people the wrong way. Throws like
 * `ask`.
 */
export const makeReadUnknownHosts =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async ({ tld, hosts, ...address }: HostsQuestion): Promise<readonly string[]> => {
    const { client } = directory(address);
    const answers = await Promise.all(
      hosts.map((host) => ask(client, checkHostAtRegistryCommand(host, tld), checkHostAtRegistryReplyFrom, signal())),
    );
    return hosts.filter((_, index) => isUnknown(answers[index]));
  };

/** 480: not found. */
function isUnknown(answer: Awaited<ReturnType<typeof ask<string | undefined>>> | undefined): boolean {
  if (answer?.kind === 'refused') return answer.code === '480';
  const words = (answer?.value ?? '').toLowerCase();
  return words === '0' || /unknown|missing|\bno\b|(?:\b|_)not(?:\b|_)/.test(words);
}
