// Whose turn it is in a transfer under way: who must act, since when, until when, and what happens then. Pure.
import { type Instant, instantFrom, shownInstant } from '../instant.js';
import type { OperationState, WaitingFor } from '../operation.js';
import type { TransferPace } from './transfer-pace.js';
import type { TransferPlace } from './transfer-standing.js';

export interface TurnFacts {
  readonly place: TransferPlace;
  readonly tld: string;
  /** When the transfer was first seen in this place, by our clock. */
  readonly sinceMs: number;
  /** When this order was first seen under way. */
  readonly startedMs: number;
  /** Approval messages that were sent again by themselves. */
  readonly reminders: number;
}

export interface Turn {
  readonly state: OperationState;
  readonly waitingFor: Omit<WaitingFor, 'since'>;
  readonly wakeAtMs: number;
  /** What is done then. `look_on`: it is shown anew. */
  readonly onWake: 'remind' | 'give_up' | 'look_on';
}

const MONTH_MS = 30 * 86_400_000;

export function turnOf(facts: TurnFacts, pace: TransferPace, nowMs: number): Turn {
  switch (facts.place) {
    case 'registrant':
      return ofRegistrant(facts, pace, nowMs);
    case 'registry':
      return ofRegistry(facts, pace, nowMs);
    case 'staff':
      return untilDeadline(facts, pace, nowMs, {
        who: 'the staff of the registrar',
        next: 'The registrar looks through the request before it goes to the registry.',
      });
    case 'submitted':
      return untilDeadline(facts, pace, nowMs, {
        who: 'the registrar',
        next: 'The transfer is ordered; the registrar does not show yet whose turn it is.',
      });
  }
}

/** Whether whoever has to act there has used up the time. */
export function isPastWindow({ place, sinceMs }: TurnFacts, pace: TransferPace, nowMs: number): boolean {
  if (place === 'registrant') return nowMs >= sinceMs + pace.ownerWindowMs;
  return place === 'registry' && nowMs >= sinceMs + pace.registrarWindowMs;
}

function ofRegistrant({ sinceMs, reminders }: TurnFacts, pace: TransferPace, nowMs: number): Turn {
  const windowEndMs = sinceMs + pace.ownerWindowMs;
  if (nowMs >= windowEndMs) {
    const giveUpMs = windowEndMs + pace.marginMs;
    return {
      state: 'in_progress',
      waitingFor: {
        kind: 'registrant',
        who: 'the registrant',
        until: instantFrom(giveUpMs),
        next: 'The time for an answer is over. If the registrar has not cancelled the transfer by then, it is cancelled here.',
      },
      wakeAtMs: giveUpMs,
      onWake: 'give_up',
    };
  }
  const reminderMs = sinceMs + (reminders + 1) * pace.reminderEveryMs;
  const reminds = reminders < pace.remindersAtMost && reminderMs < windowEndMs;
  const reminder = reminds ? ` It is sent again at ${shownInstant(instantFrom(reminderMs))}.` : '';
  return {
    state: 'in_progress',
    waitingFor: {
      kind: 'registrant',
      who: 'the registrant',
      until: instantFrom(windowEndMs),
      next: `The registrant agrees by the link in the approval message.${reminder} Without an answer the registrar cancels the transfer then.`,
    },
    wakeAtMs: reminds ? reminderMs : windowEndMs,
    onWake: reminds ? 'remind' : 'look_on',
  };
}

function ofRegistry(facts: TurnFacts, pace: TransferPace, nowMs: number): Turn {
  const windowEndMs = facts.sinceMs + pace.registrarWindowMs;
  if (nowMs >= windowEndMs)
    return untilDeadline(facts, pace, nowMs, {
      who: `the registry of .${facts.tld}`,
      next: 'The time of the losing registrar is over; the registry completes the transfer, or has been told no.',
    });
  return {
    state: 'in_progress',
    waitingFor: {
      kind: 'losing_registrar',
      who: 'the losing registrar',
      until: instantFrom(windowEndMs),
      next: 'The losing registrar agrees or refuses; at most registries its silence counts as consent then.',
    },
    wakeAtMs: windowEndMs,
    onWake: 'look_on',
  };
}

function untilDeadline(
  { startedMs }: TurnFacts,
  pace: TransferPace,
  nowMs: number,
  turn: { readonly who: string; readonly next: string },
): Turn {
  const deadlineMs = startedMs + pace.deadlineMs;
  if (nowMs < deadlineMs) {
    return {
      state: 'in_progress',
      waitingFor: {
        kind: 'registry',
        who: turn.who,
        until: instantFrom(deadlineMs),
        next: `${turn.next} After that a person is asked.`,
      },
      wakeAtMs: deadlineMs,
      onWake: 'look_on',
    };
  }
  return {
    state: 'action_required',
    waitingFor: {
      kind: 'operator',
      who: 'an operator',
      until: instantFrom(nowMs + MONTH_MS),
      next: `The transfer should be over since ${shownInstant(instantFrom(deadlineMs))}. Ask the registrar what holds it up; it is looked at regularly, and whatever is read ends the wait.`,
    },
    wakeAtMs: nowMs + MONTH_MS,
    onWake: 'look_on',
  };
}

/** A refused transfer that could still be saved: by another code, or by ordering it again. */
export function turnAfterRefusal(isCodeWrong: boolean, orderId: string, until: Instant): Turn['waitingFor'] {
  if (isCodeWrong)
    return {
      kind: 'customer_data',
      who: 'the customer',
      until,
      next: 'The registry did not accept the auth code. Give another one, and the transfer is ordered again; without one it has failed then.',
    };
  return {
    kind: 'operator',
    who: 'an operator',
    until,
    next: `The transfer was cancelled. Clear the reason, then process order ${orderId} again: that is a new order with a new id, at the price of the transfer. Otherwise it has failed then.`,
  };
}
