// How a name reads in a terminal: at a glance, and over the years. Pure.
import type { DomainView } from '../domain/domain-life.js';
import { shownInstant } from '../domain/instant.js';
import type { NameLifeView } from '../domain/life/name-view.js';
import { stateWords } from './operation-text.js';

export function heldWords(view: DomainView): string {
  if (!view.held) return 'not held';
  return `held at ${view.registrar ?? '?'}, expires ${view.expiresAt === undefined ? '?' : shownInstant(view.expiresAt)}`;
}

/** For `domain show`: what is held, how it stands, what runs, what waits, what ended last. */
export function domainLines(view: DomainView): readonly string[] {
  return [
    `${view.domain} (account ${view.account}): ${heldWords(view)}`,
    ...(view.name === undefined ? [] : nameLines(view.name)),
    ...(view.running === undefined
      ? []
      : [`  running     ${view.running.operationId} since ${shownInstant(view.running.startedAt)}`]),
    ...view.pending.map((queued) => `  queued      ${queued.operationId} since ${shownInstant(queued.acceptedAt)}`),
    ...view.recent
      .toReversed()
      .map((end) => `  ended       ${end.operationId}: ${stateWords(end.state)}, ${shownInstant(end.at)}`),
  ];
}

function nameLines(name: NameLifeView): readonly string[] {
  return [
    ...(name.attention === undefined ? [] : [`  attention   ${name.attention}`]),
    ...dateLines(name),
    `  intent      ${intentWords(name)}`,
    ...(name.read === undefined ? [] : [`  as read     ${readWords(name.read)}, ${shownInstant(name.read.readAt)}`]),
  ];
}

/** Each date with who says so: an expiry date alone does not say by when to act. */
export function dateLines({ dates, deletedAt, paidUntil }: NameLifeView): readonly string[] {
  const { expiresAt, renewBy, deleteBy, serviceEndsAt } = dates;
  const sourced = [
    ['expires', expiresAt],
    ['renew by', renewBy],
    ['stop by', deleteBy],
    ['DNS ends', serviceEndsAt],
  ] as const;
  return [
    ...sourced.flatMap(([label, date]) =>
      date === undefined ? [] : [`  ${label.padEnd(12)}${shownInstant(date.at)}  (${date.source})`],
    ),
    ...(paidUntil === undefined ? [] : [`  paid until  ${shownInstant(paidUntil)}`]),
    ...(deletedAt === undefined ? [] : [`  deleted     ${shownInstant(deletedAt)}`]),
  ];
}

export const INTENT_WORDS = {
  renew: 'renew each term',
  lapse: 'let it lapse',
  on_request: 'renew on request only',
} as const satisfies Readonly<Record<NameLifeView['intent']['value'], string>>;

export function intentWords({ intent }: Pick<NameLifeView, 'intent'>): string {
  const years = intent.periodYears === undefined ? '' : `, ${intent.periodYears} year(s) at a time`;
  const price = intent.maxPrice === undefined ? '' : `, at most ${intent.maxPrice}`;
  const by = intent.by === undefined ? '' : ` (${intent.by}, ${shownInstant(intent.since)})`;
  return `${INTENT_WORDS[intent.value]}${years}${price}${by}`;
}

function readWords(read: NonNullable<NameLifeView['read']>): string {
  const lock = read.registrarLock === 'unknown' ? 'lock unknown' : read.registrarLock ? 'locked' : 'unlocked';
  const away = read.isTransferringAway ? ', being transferred away' : '';
  return `${lock}, privacy ${read.whoisPrivacy}, ${read.nameServers.join(' ') || 'no name servers'}${away}`;
}

/** For `domain history`: what the name noticed and which operations ended, oldest first. */
export function historyLines(view: DomainView): readonly string[] {
  return historyOf(view).map(({ at, text }) => `${at.slice(0, 16).replace('T', ' ')}  ${text}`);
}

export interface HistoryEntry {
  readonly at: string;
  readonly text: string;
  /** Of an operation that ended. */
  readonly operationId?: string;
}

export function historyOf(view: DomainView): readonly HistoryEntry[] {
  const ended = view.recent.map(({ at, operationId, state }) => ({
    at,
    operationId,
    text: `${operationId} ended: ${stateWords(state)}.`,
  }));
  return [...view.timeline, ...ended].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
