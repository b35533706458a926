// What to do after a write whose answer may be lost. The money rule of the product: no clock, no I/O, one place.
import { assertNever } from './assert-never.js';
import type { Pace } from './pace.js';
import type { ParkedReason } from './parked-order.js';

/** What is known right after trying to send a write. Only a reading makes it the truth. */
export type WriteOutcome =
  /** The registrar says it is done. Not proof: read back. */
  | {
      readonly kind: 'applied';
      readonly orderId?: string;
      readonly cancelledOrders?: readonly string[];
      readonly registrarText?: string;
    }
  /** An order exists, but it was not executed. */
  | { readonly kind: 'parked'; readonly orderId: string; readonly reason: ParkedReason }
  /** Accepted; the registry is at work. */
  | {
      readonly kind: 'in_progress';
      readonly orderId?: string;
      readonly queueRequestId?: string;
      readonly asyncReason?: string;
    }
  /** The look before sending found an order of this operation: nothing was sent. */
  | { readonly kind: 'found'; readonly orderId: string }
  /** A definite no. */
  | { readonly kind: 'refused'; readonly code: string; readonly text: string; readonly orderId?: string }
  /** Provably never executed. */
  | { readonly kind: 'not_sent'; readonly why: NotSentWhy; readonly text: string }
  /** May or may not have been executed. */
  | { readonly kind: 'unknown'; readonly text: string };

/** `busy`: another request of the name is at its registry. */
export type NotSentWhy = 'registrar_down' | 'writes_off' | 'no_worker' | 'throttled' | 'configuration' | 'busy';

/** One look at the registrar after a write. Free changes make no order: their readings name none. */
export type Reading<Truth> =
  | { readonly kind: 'applied'; readonly orderId?: string; readonly truth: Truth }
  | { readonly kind: 'parked'; readonly orderId: string; readonly reason: ParkedReason }
  /** Without an order id where a change makes no order: it waits at the registry. */
  | { readonly kind: 'in_progress'; readonly orderId?: string }
  | {
      readonly kind: 'declined';
      readonly orderId?: string;
      readonly status: 'declined' | 'cancelled';
      readonly text: string;
    }
  /** The name came to us by another order: a person decides. */
  | { readonly kind: 'conflict'; readonly text: string }
  /** No order of ours, and somebody else holds the name. */
  | { readonly kind: 'taken' }
  /** No order of ours, and the name is free. */
  | { readonly kind: 'no_trace' }
  /** The registrar did not say enough. */
  | { readonly kind: 'inconclusive'; readonly text: string };

export type SettleStep<Truth> =
  | { readonly kind: 'read'; readonly afterMs: number }
  | { readonly kind: 'send_again'; readonly because: 'not_sent'; readonly why: NotSentWhy; readonly text: string }
  | { readonly kind: 'send_again'; readonly because: 'not_executed' }
  | { readonly kind: 'settled'; readonly reading: Reading<Truth> }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string; readonly orderId?: string }
  | { readonly kind: 'ask_operator' };

/**
 * Decides after a write and the readings that followed it.
 *
 * @param attempt 1 for the first sending; from the second on, "already exists" may be our own success and is read back.
 * @param actedOn the order that this write processes or cancels: reading it as it was before proves nothing by itself.
 */
export function nextAfterWrite<Truth>(
  outcome: WriteOutcome,
  readings: readonly Reading<Truth>[],
  pace: Pace,
  attempt: number,
  actedOn?: string,
): SettleStep<Truth> {
  switch (outcome.kind) {
    case 'not_sent':
      return { kind: 'send_again', because: 'not_sent', why: outcome.why, text: outcome.text };
    case 'refused':
      if (outcome.code !== ALREADY_EXISTS || attempt === 1) {
        return {
          kind: 'refused',
          code: outcome.code,
          text: outcome.text,
          ...(outcome.orderId === undefined ? {} : { orderId: outcome.orderId }),
        };
      }
      return afterUnknown(readings, pace, actedOn);
    case 'unknown':
      return afterUnknown(readings, pace, actedOn);
    case 'applied':
      return afterApplied(readings, pace);
    case 'parked':
    case 'in_progress':
    case 'found':
      return definite(readings.at(-1)) ?? readAgain(readings.length, pace.confirmDelaysMs);
    default:
      return assertNever(outcome);
  }
}

/** XCP code 485: the object exists. */
const ALREADY_EXISTS = '485';

/** Said to be done, and still read as pending: lists inside the registrar may lag, so it is looked at until the delays are spent. */
function afterApplied<Truth>(readings: readonly Reading<Truth>[], pace: Pace): SettleStep<Truth> {
  const latest = readings.at(-1);
  const again = readAgain(readings.length, pace.confirmDelaysMs);
  if (latest?.kind === 'parked' && again.kind === 'read') return again;
  return definite(latest) ?? again;
}

function afterUnknown<Truth>(
  readings: readonly Reading<Truth>[],
  pace: Pace,
  actedOn: string | undefined,
): SettleStep<Truth> {
  const [previous, latest] = [readings.at(-2), readings.at(-1)];
  const known = definite(latest);
  if (known !== undefined && !isAsBefore(latest, actedOn)) return known;
  if (known !== undefined && isAsBefore(previous, actedOn)) return known;
  // One empty reading proves nothing: the first request may still be running inside OpenSRS.
  const agree = latest !== undefined && previous?.kind === latest.kind;
  if (agree && latest.kind === 'no_trace') return { kind: 'send_again', because: 'not_executed' };
  if (agree && latest.kind === 'taken') return { kind: 'settled', reading: latest };
  return readAgain(readings.length, pace.readBackDelaysMs);
}

/** The order that was to be processed or cancelled still waits: as if nothing had been sent, which one reading cannot prove. */
function isAsBefore<Truth>(reading: Reading<Truth> | undefined, actedOn: string | undefined): boolean {
  if (actedOn === undefined || (reading?.kind !== 'parked' && reading?.kind !== 'declined')) return false;
  return reading.orderId === actedOn && !(reading.kind === 'declined' && reading.status === 'cancelled');
}

/** A positive reading settles whatever the answer was. */
function definite<Truth>(reading: Reading<Truth> | undefined): SettleStep<Truth> | undefined {
  switch (reading?.kind) {
    case 'applied':
    case 'parked':
    case 'in_progress':
    case 'declined':
    case 'conflict':
      return { kind: 'settled', reading };
    default:
      return undefined;
  }
}

function readAgain(
  done: number,
  delaysMs: readonly number[],
): { kind: 'read'; afterMs: number } | { kind: 'ask_operator' } {
  const afterMs = delaysMs[done];
  return afterMs === undefined ? { kind: 'ask_operator' } : { kind: 'read', afterMs };
}

/** Pause before the n-th repeat of something that was not sent: doubled each time, up to the maximum. */
export function resendDelayMs(pace: Pace, repeat: number): number {
  return Math.min(pace.resendDelayMs * 2 ** Math.min(repeat, 20), pace.resendMaxDelayMs);
}

/** Whether a poll that waits for something else than `whileKind` (of this order) has seen it. An unclear reading is no news. */
export function isNews<Truth>(
  reading: Reading<Truth>,
  whileKind: 'parked' | 'in_progress' | 'declined' | 'unsettled',
  orderId: string | undefined,
): boolean {
  switch (reading.kind) {
    case 'no_trace':
    case 'inconclusive':
    case 'conflict':
    case 'taken':
      return false;
    default:
      return whileKind === 'unsettled' || reading.kind !== whileKind || reading.orderId !== orderId;
  }
}
