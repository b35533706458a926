import { instantFrom } from '../domain/instant.js';
import type { NameAspect, NameQuestion, NameReading, NameTruth } from '../domain/name-truth.js';
import type { XcpClient } from '../xcp/client.js';
import { getDeletedDomainsCommand, getDeletedDomainsReplyFrom } from '../xcp/commands/domain-lists.js';
import {
  type DomainInfo,
  domainInfoFrom,
  domainStatusFrom,
  getDomainCommand,
  whoisPrivacyStateFrom,
} from '../xcp/commands/get-domain.js';
import { ask } from './ask-registrar.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { registrarText } from './registrar-text.js';

/** XCP codes 480 (not found, not owned) and 435 (not owner). Any other refusal says nothing about whose the name is. */
export const NOT_IN_ACCOUNT: ReadonlySet<string> = new Set(['480', '435']);

/** The name as the registrar has it now. Throws like `ask`. */
export const makeReadName =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: NameQuestion): Promise<NameReading> =>
    readNameBy(directory(question).client, question.domain, question.aspects, signal());

export async function readNameBy(
  client: XcpClient,
  domain: string,
  aspects: readonly NameAspect[],
  signal: AbortSignal,
): Promise<NameReading> {
  const [info, status, privacy] = await Promise.all([
    ask(client, getDomainCommand(domain, 'all_info'), domainInfoFrom, signal),
    aspects.includes('status') ? ask(client, getDomainCommand(domain, 'status'), domainStatusFrom, signal) : undefined,
    aspects.includes('privacy')
      ? ask(client, getDomainCommand(domain, 'whois_privacy_state'), whoisPrivacyStateFrom, signal)
      : undefined,
  ]);
  const readAt = instantFrom(Date.now());
  if (info.kind === 'refused') {
    const text = registrarText(info.text);
    if (!NOT_IN_ACCOUNT.has(info.code)) return { kind: 'unclear', readAt, text };
    const deletion = aspects.includes('deletion') ? await readDeletion(client, domain, signal) : {};
    return { kind: 'not_held', readAt, text, ...deletion };
  }
  const expiresAt = believableDate(info.value.registryExpiresAt) ?? believableDate(info.value.expiresAt);
  if (expiresAt === undefined) return { kind: 'unclear', readAt, text: 'The name has no believable expiry date.' };
  const truth: NameTruth = {
    ...datesFrom(info.value),
    expiresAt,
    registrarLock: status?.kind === 'read' ? (status.value.registrarLock ?? 'unknown') : 'unknown',
    whoisPrivacy: privacy?.kind === 'read' ? privacy.value : 'unknown',
    nameServers: info.value.nameservers.map((server) => server.name),
    atExpiry: atExpiryFrom(info.value),
    isTransferringAway: status?.kind === 'read' && status.value.isTransferringAway === true,
    canModify: !(status?.kind === 'read' && status.value.canModify === false),
  };
  return { kind: 'held', truth, readAt };
}

/** The latest deletion of this name from this account; empty when the list does not name it. */
async function readDeletion(
  client: XcpClient,
  domain: string,
  signal: AbortSignal,
): Promise<Pick<Extract<NameReading, { kind: 'not_held' }>, 'deletedAt' | 'expiredAt'>> {
  const answer = await ask(client, getDeletedDomainsCommand({ domain }), getDeletedDomainsReplyFrom, signal);
  if (answer.kind === 'refused') return {};
  const rows = answer.value.filter((row) => row.domain.toLowerCase() === domain && row.deletedAt !== undefined);
  const latest = rows.toSorted((a, b) => ((a.deletedAt ?? '') < (b.deletedAt ?? '') ? -1 : 1)).at(-1);
  return {
    ...(latest?.deletedAt === undefined ? {} : { deletedAt: latest.deletedAt }),
    ...(latest?.expiredAt === undefined ? {} : { expiredAt: latest.expiredAt }),
  };
}

function datesFrom(info: DomainInfo): Pick<NameTruth, 'registrarExpiresAt' | 'createdAt'> {
  const registrarExpiresAt = believableDate(info.expiresAt);
  const createdAt = believableDate(info.registryCreatedAt);
  return {
    ...(registrarExpiresAt === undefined ? {} : { registrarExpiresAt }),
    ...(createdAt === undefined ? {} : { createdAt }),
  };
}

/** years below 1985, the epoch and zero dates are unknown. An upper bound is set where a date is judged against an order. */
function believableDate(date: string | undefined): string | undefined {
  return date !== undefined && date >= '1985' && date < '2200' ? date : undefined;
}

function atExpiryFrom({ registrarAutoRenew, letExpire }: DomainInfo): NameTruth['atExpiry'] {
  if (registrarAutoRenew === true) return 'renew';
  if (letExpire === true) return 'lapse';
  return registrarAutoRenew === false || letExpire === false ? 'notify' : 'unknown';
}
