import {
  type Change,
  type ChangeQuestion,
  type ChangeWatch,
  type ContactChange,
  type Seen,
  aspectsOf,
  contactsOf,
  isContactChange,
  seenIn,
} from '../domain/change.js';
import type { NameTruth } from '../domain/name-truth.js';
import { type Reading, isNews } from '../domain/settlement.js';
import type { XcpClient } from '../xcp/client.js';
import { domainInfoFrom, getDomainCommand, waitingHistoryFrom } from '../xcp/commands/get-domain.js';
import { ask } from './ask-registrar.js';
import { orderTypesOf } from './change-command.js';
import { completedContacts } from './ordered-contacts.js';
import { sameContacts } from './same-contacts.js';
import { readingOfOrder } from './order-reading.js';
import { type OurOrder, latestOfOurs } from './our-orders.js';
import { readNameBy } from './read-name.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { notYet } from './registrar-failure.js';

/** What became of a change, by the registrar's own account: our order first where it makes one, then the name itself. */
export const makeReadChange =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: ChangeQuestion): Promise<Reading<NameTruth>> => {
    const { client } = directory(question);
    const types = orderTypesOf(question.change);
    const order = types.length === 0 ? undefined : await latestOfOurs(client, question, types, signal());
    if (order === undefined) return withoutOrder(client, question, signal());
    return readingOfOrder(order, question.parkedReason, () => ofCompleted(client, question, order, signal()));
  };

/** Throws `NotYet` until the reading is of another kind, or names another order. */
export const makeWatchChange =
  (read: (question: ChangeQuestion) => Promise<Reading<NameTruth>>) =>
  async (watch: ChangeWatch): Promise<Reading<NameTruth>> => {
    const reading = await read(watch);
    // Somebody else renewed it: whoever waits to learn what became of our order has the answer.
    if (reading.kind === 'conflict' || isNews(reading, watch.whileKind, watch.orderId)) return reading;
    throw notYet(`Nothing new: ${reading.kind}.`);
  };

/** Completed is believed once the name itself shows it. */
async function ofCompleted(
  client: XcpClient,
  { domain, change }: ChangeQuestion,
  { orderId, info }: OurOrder,
  signal: AbortSignal,
): Promise<Reading<NameTruth>> {
  const name = await readNameBy(client, domain, [], signal);
  if (name.kind !== 'held')
    return { kind: 'inconclusive', text: `Order ${orderId} is completed, but the name cannot be read.` };
  const mayLag = change.kind === 'renewal' && change.dateMovesLater === true;
  const seen = await seenBy(client, domain, change, name.truth, signal);
  if (seen !== 'done' && !mayLag)
    return { kind: 'inconclusive', text: `Order ${orderId} is completed, but the name does not show it yet.` };
  const cost = info?.cost;
  return { kind: 'applied', orderId, truth: { ...name.truth, ...(cost === undefined ? {} : { cost }) } };
}

async function withoutOrder(
  client: XcpClient,
  { domain, change, identity, accepted, exactly }: ChangeQuestion,
  signal: AbortSignal,
): Promise<Reading<NameTruth>> {
  const name = await readNameBy(client, domain, aspectsOf(change), signal);
  switch (name.kind) {
    case 'unclear':
      return { kind: 'inconclusive', text: name.text };
    case 'not_held':
      if (change.kind === 'deletion') return { kind: 'applied', truth: GONE };
      return change.kind === 'restore' ? { kind: 'no_trace' } : { kind: 'taken' };
    case 'held': {
      const seen = await seenBy(client, domain, change, name.truth, signal, exactly);
      if (seen === 'done') return doneWithoutOrder(change, name.truth);
      if (seen === 'under_way') return { kind: 'in_progress' };
      if (seen === 'unclear') return { kind: 'inconclusive', text: `The registrar does not show the ${change.kind}.` };
      const reading = await waitingAtRegistry(client, domain, change, identity.since, signal);
      return reading.kind === 'no_trace' && accepted === true && comesLater(change) ? { kind: 'in_progress' } : reading;
    }
  }
}

/** A date that moved without an order of ours was moved by somebody else: that is no success of this operation. */
function doneWithoutOrder(change: Change, truth: NameTruth): Reading<NameTruth> {
  return change.kind === 'renewal'
    ? {
        kind: 'conflict',
        text: `The name expires ${truth.expiresAt.slice(0, 10)} already, but not by an order of this operation.`,
      }
    : { kind: 'applied', truth };
}

function seenBy(
  client: XcpClient,
  domain: string,
  change: Change,
  truth: NameTruth,
  signal: AbortSignal,
  exactly?: true,
): Promise<Seen> | Seen {
  return isContactChange(change) ? contactsSeen(client, domain, change, signal, exactly) : seenIn(truth, change);
}

function comesLater(change: Change): boolean {
  return (change.kind === 'name_servers' || change.kind === 'contacts') && change.comesLater === true;
}

/** Compared here and told as one word: contacts never leave the activity. */
async function contactsSeen(
  client: XcpClient,
  domain: string,
  change: ContactChange,
  signal: AbortSignal,
  exactly?: true,
): Promise<Seen> {
  const active = await ask(
    client,
    getDomainCommand(domain, 'all_info', { onlyActiveContacts: true }),
    domainInfoFrom,
    signal,
  );
  if (active.kind === 'refused') return 'unclear';
  const wanted = completedContacts(domain, contactsOf(change));
  return sameContacts(wanted, active.value.contacts, exactly === true ? 'exactly' : 'as_asked') ? 'done' : 'not_done';
}

/** Not to be seen in the name: it may wait at an asynchronous registry, or have been turned down there. */
async function waitingAtRegistry(
  client: XcpClient,
  domain: string,
  change: Change,
  since: string,
  signal: AbortSignal,
): Promise<Reading<NameTruth>> {
  if (orderTypesOf(change).length > 0 || change.kind === 'deletion' || change.kind === 'restore')
    return { kind: 'no_trace' };
  const history = await ask(client, getDomainCommand(domain, 'waiting_history'), waitingHistoryFrom, signal);
  const latest =
    history.kind === 'read'
      ? history.value
          .filter((row) => !OF_ORDERS.has(row.action ?? ''))
          .toSorted((a, b) => ((a.requestedAt ?? '') < (b.requestedAt ?? '') ? -1 : 1))
          .at(-1)
      : undefined;
  if (latest?.status === 'waiting' || latest?.status === 'pending') return { kind: 'in_progress' };
  // Dates without a zone may be hours off (XCP reference 1.8).
  const isOurs = (latest?.requestedAt ?? '') >= new Date(Date.parse(since) - ZONE_DOUBT_MS).toISOString();
  if (isOurs && (latest?.status === 'declined' || latest?.status === 'cancelled'))
    return { kind: 'declined', status: 'cancelled', text: `The registry lists the request as ${latest.status}.` };
  return { kind: 'no_trace' };
}

const OF_ORDERS: ReadonlySet<string> = new Set(['register', 'renew', 'trade']);
const ZONE_DOUBT_MS = 86_400_000;

/** A name that is gone has no dates; nobody reads them. */
const GONE: NameTruth = {
  expiresAt: '1970-01-01T00:00:00.000Z',
  registrarLock: 'unknown',
  whoisPrivacy: 'unknown',
  nameServers: [],
  atExpiry: 'unknown',
  isTransferringAway: false,
  canModify: false,
};
