import { isBelievableExpiry } from '../domain/believable-expiry.js';
import type { RegistrationQuestion } from '../domain/registration-intent.js';
import type { RegistrationTruth } from '../domain/registration-truth.js';
import type { Reading } from '../domain/settlement.js';
import type { XcpClient } from '../xcp/client.js';
import {
  domainInfoFrom,
  domainStatusFrom,
  getDomainCommand,
  whoisPrivacyStateFrom,
} from '../xcp/commands/get-domain.js';
import { lookupCommand, lookupReplyFrom } from '../xcp/commands/lookup.js';
import { ask } from './ask-registrar.js';
import { readingOfOrder } from './order-reading.js';
import { type OurOrder, latestOfOurs } from './our-orders.js';
import { NOT_IN_ACCOUNT } from './read-name.js';
import type { RegistrarDirectory } from './registrar-directory.js';

/** Order types as the registrar lists them for what `registerDomain` places. */
export const REGISTRATION_TYPES = ['new', 'premium', 'sunrise', 'landrush'] as const;

/** What became of the registration, by the registrar's own account: our order first, then the name itself. */
export const makeReadRegistration =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: RegistrationQuestion): Promise<Reading<RegistrationTruth>> => {
    const { client } = directory(question);
    const order = await latestOfOurs(client, question, REGISTRATION_TYPES, signal());
    return order === undefined ? withoutOrder(client, question, signal()) : ofOrder(client, question, order, signal());
  };

async function ofOrder(
  client: XcpClient,
  question: RegistrationQuestion,
  order: OurOrder,
  signal: AbortSignal,
): Promise<Reading<RegistrationTruth>> {
  return readingOfOrder(order, question.parkedReason, () => confirmed(client, question, order, signal));
}

/** Completed is believed once the name itself can be read with an expiry date. */
async function confirmed(
  client: XcpClient,
  question: RegistrationQuestion,
  order: OurOrder,
  signal: AbortSignal,
): Promise<Reading<RegistrationTruth>> {
  const { domain } = question;
  const [info, status, privacy] = await Promise.all([
    ask(client, getDomainCommand(domain, 'all_info'), domainInfoFrom, signal),
    ask(client, getDomainCommand(domain, 'status'), domainStatusFrom, signal),
    question.withPrivacy
      ? ask(client, getDomainCommand(domain, 'whois_privacy_state'), whoisPrivacyStateFrom, signal)
      : undefined,
  ]);
  if (info.kind === 'refused')
    return { kind: 'inconclusive', text: `Order ${order.orderId} is completed, but the name cannot be read yet.` };
  const orderedAt = order.info?.completedAt ?? order.info?.orderedAt ?? question.identity.since;
  const expiresAt = [info.value.registryExpiresAt, info.value.expiresAt].find(
    (date) => date !== undefined && isBelievableExpiry(date, orderedAt),
  );
  if (expiresAt === undefined)
    return {
      kind: 'inconclusive',
      text: `Order ${order.orderId} is completed, but the name has no believable expiry date yet.`,
    };
  const cost = order.info?.cost;
  return {
    kind: 'applied',
    orderId: order.orderId,
    truth: {
      expiresAt,
      registrarLock: status.kind === 'read' ? (status.value.registrarLock ?? 'unknown') : 'unknown',
      whoisPrivacy: privacy?.kind === 'read' ? privacy.value : 'unknown',
      nameServers: info.value.nameservers.map((server) => server.name),
      ...(cost === undefined ? {} : { cost }),
    },
  };
}

/** No order of ours. Reference 6.3: ours by another order is a conflict; free or taken is for two agreeing readings to decide. */
async function withoutOrder(
  client: XcpClient,
  question: RegistrationQuestion,
  signal: AbortSignal,
): Promise<Reading<RegistrationTruth>> {
  const { domain } = question;
  const info = await ask(client, getDomainCommand(domain, 'all_info'), domainInfoFrom, signal);
  if (info.kind === 'read')
    return { kind: 'conflict', text: `${domain} is in this account, but not by an order of this operation.` };
  if (!NOT_IN_ACCOUNT.has(info.code))
    return {
      kind: 'inconclusive',
      text: `The registrar does not say whether ${domain} is in this account (code ${info.code}).`,
    };
  const lookup = await ask(client, lookupCommand(domain, { skipsCache: true }), lookupReplyFrom, signal);
  if (lookup.kind === 'refused')
    return { kind: 'inconclusive', text: 'The registrar does not say whether the name is free.' };
  switch (lookup.value.status) {
    case 'available':
      return { kind: 'no_trace' };
    case 'taken':
      return { kind: 'taken' };
    case 'being_registered':
      return { kind: 'inconclusive', text: 'A registration of this name waits at the registry.' };
  }
}
