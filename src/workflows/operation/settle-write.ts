// Sends a write, waits, reads; every decision is `nextAfterWrite`'s. The one road of all operations that change something.
import { sleep } from '@temporalio/workflow';
import { assertNever } from '../../domain/assert-never.js';
import type { Pace } from '../../domain/pace.js';
import {
  type NotSentWhy,
  type Reading,
  type WriteOutcome,
  nextAfterWrite,
  resendDelayMs,
} from '../../domain/settlement.js';
import { outcomeOfFault } from './write-failure.js';

export interface Write<Truth> {
  readonly pace: Pace;
  /** One activity, one attempt. May throw; a fault becomes an outcome. */
  readonly send: (attempt: number) => Promise<WriteOutcome>;
  readonly read: () => Promise<Reading<Truth>>;
  /** The order that is processed or cancelled; absent for a write that makes one. */
  readonly actedOn?: string;
  /** Absolute: what could not be sent by then is given up. */
  readonly unsentUntilMs: number;
  /** True when somebody asked to stop; obeyed only while nothing is on the wire or unknown. */
  readonly stopAsked: () => boolean;
  /** Told of every outcome, to keep order ids and to show the state. */
  readonly heard: (outcome: WriteOutcome) => void;
  /** The next reading comes at this instant. */
  readonly settling: (outcome: WriteOutcome, nextReadingAtMs: number) => void;
  /** Nothing was sent. Waits until trying again makes sense; returns early when asked to stop. */
  readonly blocked: (why: NotSentWhy, text: string, untilMs: number, pauseMs: number) => Promise<void>;
}

export type WriteEnd<Truth> =
  | { readonly kind: 'settled'; readonly outcome: WriteOutcome; readonly reading: Reading<Truth> }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string; readonly orderId?: string }
  | { readonly kind: 'not_sent'; readonly because: 'stopped' | 'deadline'; readonly text: string }
  /** `accepted`: the registrar said yes, and only the reading afterwards does not show it yet. */
  | { readonly kind: 'ask_operator'; readonly text: string; readonly accepted: boolean };

export async function settleWrite<Truth>(write: Write<Truth>): Promise<WriteEnd<Truth>> {
  let attempt = 1;
  for (let repeats = 0; ; repeats++) {
    if (write.stopAsked()) return { kind: 'not_sent', because: 'stopped', text: 'Stopped before anything was sent.' };
    const outcome = await write.send(attempt).catch(outcomeOfFault);
    write.heard(outcome);
    const readings: Reading<Truth>[] = [];
    let step = nextAfterWrite(outcome, readings, write.pace, attempt, write.actedOn);
    while (step.kind === 'read') {
      write.settling(outcome, Date.now() + step.afterMs);
      if (step.afterMs > 0) await sleep(step.afterMs);
      readings.push(await write.read());
      step = nextAfterWrite(outcome, readings, write.pace, attempt, write.actedOn);
    }
    switch (step.kind) {
      case 'settled':
        return { kind: 'settled', outcome, reading: step.reading };
      case 'refused':
        return step;
      case 'ask_operator':
        return {
          kind: 'ask_operator',
          accepted: outcome.kind === 'applied' || outcome.kind === 'in_progress',
          text: 'The registrar did not show, within the readings that policy allows, whether the order was executed.',
        };
      case 'send_again':
        break;
      default:
        return assertNever(step);
    }
    if (step.because === 'not_executed') {
      if (attempt >= write.pace.maxAttempts) {
        return {
          kind: 'ask_operator',
          accepted: false,
          text: `The order was sent ${attempt} times and never executed.`,
        };
      }
      attempt += 1;
      continue;
    }
    if (Date.now() >= write.unsentUntilMs) return { kind: 'not_sent', because: 'deadline', text: step.text };
    await write.blocked(step.why, step.text, write.unsentUntilMs, resendDelayMs(write.pace, repeats));
  }
}
