// Changes that an asynchronous registry carries out later: accepted with 250, then done or refused.
import type { Behaviours } from '../faults/behaviours.js';
import type { AsyncReason, ContactSet, Domain, PrivacyState, QueuedChange } from '../state/model.js';
import { createSchedule } from '../state/schedule.js';
import { ordersOf, type World } from '../state/world.js';
import type { Change } from './changes.js';

/** A change that can be tried on a copy first: it touches nothing but what it is given. */
export type Changing = (world: World, domain: Domain, at: number) => Change;

export interface ChangeRequest {
  readonly world: World;
  readonly domain: Domain;
  readonly account: string;
  /** For the history of waiting requests. */
  readonly action: string;
  readonly at: number;
  /** Accepted with 200 without a word of waiting. */
  readonly isQuiet?: boolean;
}

/** Tries the change on a copy; when it would change something it is queued, otherwise its own answer comes back. */
export function queueChange(
  request: ChangeRequest,
  later: NonNullable<Behaviours['asynchronous']>,
  change: Changing,
): QueuedChange | Change {
  const { world, domain, at } = request;
  const copy = { ...domain, notes: [...domain.notes] };
  const result = change({ ...world, events: [], schedule: createSchedule() }, copy, at);
  if (result !== 'changed') return result;
  const before = domain.privacy;
  const isVisible = request.isQuiet !== true;
  if (isVisible) domain.privacy = onTheWay(before, copy.privacy);
  const undo = (): void => {
    if (isVisible) domain.privacy = before;
  };
  return addToQueue(request, later.reason, later, {
    contacts: copy.contacts === domain.contacts ? undefined : copy.contacts,
    undo,
    apply: (moment) => {
      undo();
      if (world.domains.get(domain.name) !== domain || domain.account !== request.account) return false;
      if (typeof change(world, domain, moment) !== 'string') return false;
      domain.updatedAt = moment;
      return true;
    },
  });
}

/** `enabling` and `disabling` are what privacy reads while it changes (reference 1.8). */
function onTheWay(before: PrivacyState, after: PrivacyState): PrivacyState {
  if (before === after) return before;
  return after === 'enabled' ? 'enabling' : 'disabling';
}

export function addToQueue(
  request: ChangeRequest,
  asyncReason: AsyncReason,
  later: Pick<NonNullable<Behaviours['asynchronous']>, 'outcome' | 'afterSeconds'>,
  work: Pick<QueuedChange, 'apply' | 'undo' | 'contacts'>,
): QueuedChange {
  const { world, domain, account, action, at } = request;
  const queued: QueuedChange = {
    id: world.nextQueueId(),
    account,
    domain: domain.name,
    action,
    asyncReason,
    isVisible: request.isQuiet !== true,
    requestedAt: at,
    status: 'waiting',
    finishedAt: undefined,
    ...work,
  };
  world.changes.set(queued.id, queued);
  if (later.outcome !== 'never') {
    const task = { kind: 'finish_change', changeId: queued.id, outcome: later.outcome } as const;
    world.schedule.add(at + later.afterSeconds * 1000, task);
  }
  return queued;
}

/** The registry's late answer. False when the change waits for nothing. */
export function finishChange(queued: QueuedChange, outcome: 'completed' | 'declined', at: number): boolean {
  if (queued.status !== 'waiting') return false;
  if (outcome === 'declined') queued.undo();
  queued.status = outcome === 'completed' && queued.apply(at) ? 'completed' : 'declined';
  queued.finishedAt = at;
  return true;
}

export function waitingChangesOf(world: World, domain: string): readonly QueuedChange[] {
  return [...world.changes.values()].filter(
    ({ domain: name, status, isVisible }) => name === domain && status === 'waiting' && isVisible,
  );
}

/** What GET shows without `active_contacts_only`: the contacts of a change or trade that is still pending (reference 3.5). */
export function announcedContacts(world: World, domain: Domain): ContactSet {
  const change = [...world.changes.values()].findLast(
    ({ domain: name, status, contacts }) => name === domain.name && status === 'waiting' && contacts !== undefined,
  );
  const trade = ordersOf(world, domain.name).find(({ type, status }) => type === 'trade' && status === 'waiting');
  const announced = change?.contacts ?? domain.contacts;
  return trade?.work.kind === 'trade' ? { ...announced, owner: trade.work.request.owner } : announced;
}
