// What is remembered of one credential: whether its events are polled, which were handed on, how the last check went. Plain
// state and decisions; the workflow `registrar` wires it to messages and activities.
import { type Instant, instantFrom } from '../instant.js';
import type { RegistrarCheck } from './registrar-check.js';
import type { RegistrarHint } from './registrar-hint.js';

/**
 * Events come again until they are acknowledged, a hundred at a time, so that five pages are remembered: what was acknowledged
 * longer ago does not come back but by a fault, and is a harmless hint then.
 */
const REMEMBERED_EVENTS = 500;
/** Continues as new at least this often, so that code, keys and payload versions of idle credentials move on. */
const ROLL_OVER_MS = 30 * 86_400_000;
/**
 * A credential that no worker has owned to in this time is a mistyped name, or one that was given up. A day, because a worker
 * without the key does not own to it either, and somebody has to notice and bring the key.
 */
const UNKNOWN_LIFE_MS = 86_400_000;

export type EventsSetting = 'poll' | 'off';

export interface EventCounts {
  /** Told to the workflow of a name. */
  readonly handed: number;
  /** For names that have no workflow here, or for none at all. */
  readonly passedOver: number;
  /** Seen before, and only acknowledged again. */
  readonly repeated: number;
}

export interface RegistrarView {
  readonly schemaVersion: 1;
  readonly account: string;
  readonly registrar: string;
  /** `not_known` until a worker that has the record has said so. */
  readonly events: EventsSetting | 'not_known';
  readonly counts: EventCounts;
  readonly lastEventsAt?: Instant;
  readonly lastCheck?: RegistrarCheck;
}

/** What continue-as-new carries. */
export interface RegistrarSnapshot {
  readonly schemaVersion: 1;
  readonly events?: EventsSetting;
  readonly handled: readonly string[];
  readonly counts: EventCounts;
  readonly lastEventsAt?: Instant;
  readonly lastCheck?: RegistrarCheck;
}

export class RegistrarLife {
  readonly #account: string;
  readonly #registrar: string;
  readonly #runStartedMs: number;
  #events: EventsSetting | undefined;
  #handled: readonly string[];
  #counts: EventCounts;
  #lastEventsAt: Instant | undefined;
  #lastCheck: RegistrarCheck | undefined;
  #refreshAsked = false;
  #isTimeOver = false;

  constructor(account: string, registrar: string, nowMs: number, snapshot?: RegistrarSnapshot) {
    this.#account = account;
    this.#registrar = registrar;
    this.#runStartedMs = nowMs;
    this.#events = snapshot?.events;
    this.#handled = snapshot?.handled ?? [];
    this.#counts = snapshot?.counts ?? { handed: 0, passedOver: 0, repeated: 0 };
    this.#lastEventsAt = snapshot?.lastEventsAt;
    this.#lastCheck = snapshot?.lastCheck;
  }

  get events(): EventsSetting | 'not_known' {
    return this.#events ?? 'not_known';
  }

  noteSetting(events: EventsSetting): void {
    this.#events = events;
  }

  /** Those that were not handled before, each once, in the order in which they came. */
  fresh(hints: readonly RegistrarHint[]): readonly RegistrarHint[] {
    const seen = new Set(this.#handled);
    return hints.filter(({ eventId }) => !seen.has(eventId) && seen.add(eventId));
  }

  /** Call after the hand-over and before the acknowledgement: what was not handed over must come again. */
  handled(page: readonly RegistrarHint[], handed: number, nowMs: number): void {
    const fresh = this.fresh(page);
    this.#handled = [...this.#handled, ...fresh.map(({ eventId }) => eventId)].slice(-REMEMBERED_EVENTS);
    this.#counts = {
      handed: this.#counts.handed + handed,
      passedOver: this.#counts.passedOver + Math.max(0, fresh.length - handed),
      repeated: this.#counts.repeated + page.length - fresh.length,
    };
    this.#lastEventsAt = instantFrom(nowMs);
  }

  noteCheck(check: RegistrarCheck): RegistrarCheck {
    this.#lastCheck = check;
    return check;
  }

  askRefresh(): void {
    this.#refreshAsked = true;
  }

  get refreshAsked(): boolean {
    return this.#refreshAsked;
  }

  /** How long one wait for events may last; a wait without an end is none. @format milliseconds */
  listensForMs(nowMs: number): number {
    const untilMs = this.#runStartedMs + (this.#events === undefined ? UNKNOWN_LIFE_MS : ROLL_OVER_MS);
    return Math.max(1_000, untilMs - nowMs);
  }

  /** The wait that `listensForMs` bounds has ended without an answer. */
  timeIsOver(): void {
    this.#isTimeOver = true;
  }

  shouldRollOver(nowMs: number): boolean {
    return this.#refreshAsked || this.#isTimeOver || nowMs >= this.#runStartedMs + ROLL_OVER_MS;
  }

  /** No worker knows this credential: nothing is lost by ending, and the next question begins it again. */
  get isOver(): boolean {
    return this.#events === undefined && this.#isTimeOver;
  }

  snapshot(): RegistrarSnapshot {
    return {
      schemaVersion: 1,
      handled: this.#handled,
      counts: this.#counts,
      ...(this.#events === undefined ? {} : { events: this.#events }),
      ...this.#dated(),
    };
  }

  view(): RegistrarView {
    return {
      schemaVersion: 1,
      account: this.#account,
      registrar: this.#registrar,
      events: this.events,
      counts: this.#counts,
      ...this.#dated(),
    };
  }

  #dated(): Pick<RegistrarView, 'lastEventsAt' | 'lastCheck'> {
    return {
      ...(this.#lastEventsAt === undefined ? {} : { lastEventsAt: this.#lastEventsAt }),
      ...(this.#lastCheck === undefined ? {} : { lastCheck: this.#lastCheck }),
    };
  }
}
