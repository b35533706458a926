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
import { type OurOrder, isOfAnotherName, newestOfOurs, onWire, readOrder } from './our-orders.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { registrarText } from './registrar-text.js';

/** Order types as the registrar lists them for what `registerDomain` places. */
export const REGISTRATION_TYPES = ['new', 'premium', 'sunrise', 'landrush'] as const;

/** What became of the registration, by the registrar's own account: our order first, then the name itself. */
export const makeReadRegistration =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: RegistrationQuestion): Promise<Reading<RegistrationTruth>> => {
    const { client } = directory(question);
    const order = await ourOrder(client, question, signal());
    return order === undefined ? withoutOrder(client, question, signal()) : ofOrder(client, question, order, signal());
  };

/** A known order that is alive is read alone; the list is asked only where another order may have taken its place. */
async function ourOrder(
  client: XcpClient,
  question: RegistrationQuestion,
  signal: AbortSignal,
): Promise<OurOrder | undefined> {
  const latest = question.identity.known.at(-1);
  if (latest !== undefined) {
    const info = await readOrder(client, latest, signal);
    const status = isOfAnotherName(info, question.domain) ? 'unknown' : (info?.status ?? 'unknown');
    if (status === 'completed' || status === 'pending' || status === 'waiting')
      return { orderId: latest, status, info };
  }
  return newestOfOurs(client, question.domain, onWire(question.identity), REGISTRATION_TYPES, signal);
}

async function ofOrder(
  client: XcpClient,
  question: RegistrationQuestion,
  order: OurOrder,
  signal: AbortSignal,
): Promise<Reading<RegistrationTruth>> {
  const { orderId } = order;
  switch (order.status) {
    case 'completed':
      return confirmed(client, question, order, signal);
    case 'waiting':
    case 'processed':
    case 'pending_fax':
    case 'ca_owner_approval':
      return { kind: 'in_progress', orderId };
    case 'pending':
      return {
        kind: 'parked',
        orderId,
        reason: question.parkedReason ?? {
          cause: 'other',
          code: 'pending',
          text: registrarText(order.info?.notes ?? 'The order is pending at the registrar.'),
        },
      };
    case 'declined':
      return {
        kind: 'declined',
        orderId,
        status: 'declined',
        text: registrarText(order.info?.notes ?? 'The registrar lists the order as declined.'),
      };
    case 'cancelled':
    case 'deleted':
      return { kind: 'declined', orderId, status: 'cancelled', text: 'The registrar lists the order as cancelled.' };
    case 'unknown':
      return { kind: 'inconclusive', text: `Order ${orderId} has a status that is not known here.` };
  }
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

/** XCP codes 480 (not found, not owned) and 435 (not owner). Any other refusal says nothing about whose the name is. */
const NOT_IN_ACCOUNT: ReadonlySet<string> = new Set(['480', '435']);

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
