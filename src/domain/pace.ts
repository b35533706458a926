// How long to wait for what. Data with a source for each figure, pinned into an operation when it is accepted.
import { type TransferPace, defaultTransferPace, scaledTransferPace } from './transfer/transfer-pace.js';

export interface Pace {
  readonly version: string;
  /**
   * When to read back a write whose answer was lost; one entry for each reading, after the last a person is asked.
   * @format milliseconds
   */
  readonly readBackDelaysMs: readonly number[];
  /** When to read back a write that the registrar reported as done; replication inside the registrar may lag. */
  readonly confirmDelaysMs: readonly number[];
  /** How often a write is sent at most, when each earlier attempt is known not to have been executed. */
  readonly maxAttempts: number;
  /** Pause before a write that was provably not sent is tried again, doubled up to the maximum. */
  readonly resendDelayMs: number;
  readonly resendMaxDelayMs: number;
  /** A write that no worker picks up in this time is known not to have been sent. */
  readonly writePickupMs: number;
  /** An operation that could not be sent by then fails; nothing was bought. */
  readonly unsentDeadlineMs: number;
  /** A price older than this is read again before money is spent. */
  readonly priceMaxAgeMs: number;
  /** How often to look at an order that waits at an asynchronous registry. */
  readonly registryPollMs: number;
  readonly registryDeadlineMs: number;
  /** How often to look at the balance while an operation waits for funds. */
  readonly fundsPollMs: number;
  readonly fundsDeadlineMs: number;
  /** How often to look at a parked order, in case somebody processes it in the registrar's control panel. */
  readonly parkedPollMs: number;
  /** A parked order is cancelled by us after this time, before the registrar does it. */
  readonly parkedDeadlineMs: number;
  /** How often to read on while a person has been asked to settle an unknown outcome. */
  readonly unsettledPollMs: number;
  /** How often a name is read at the registrar when nobody asks. */
  readonly nameReadMs: number;
  /** When a manual step is due; past that it is escalated, and stays open. */
  readonly manualDueMs: number;
  /** A child that has not reported by then is read by `domain`. */
  readonly silentChildMs: number;
  readonly transfer: TransferPace;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Sources: OpenSRS XCP reference sections 1.9, 5.1, 5.2, 6.2, each entry's comment. */
export const defaultPace: Pace = {
  version: '2026-11-22.1',
  // Section 6.2: 60 s is the server's connection limit, so an execution can last that long; two agreeing readings, 60 s and 5 min.
  readBackDelaysMs: [MINUTE, 4 * MINUTE, 10 * MINUTE, 45 * MINUTE, 3 * HOUR],
  // Our choice: an order reported as completed is normally readable at once.
  confirmDelaysMs: [0, 2 * SECOND, 10 * SECOND, MINUTE, 10 * MINUTE, HOUR],
  maxAttempts: 5,
  resendDelayMs: 30 * SECOND,
  resendMaxDelayMs: 15 * MINUTE,
  writePickupMs: 5 * MINUTE,
  // Our choice: three days cover announced maintenance windows of hours (section 1.9) and a weekend.
  unsentDeadlineMs: 3 * DAY,
  priceMaxAgeMs: MINUTE,
  // Section 5.1: asynchronous registrations usually take under five minutes, sometimes much longer.
  registryPollMs: 5 * MINUTE,
  registryDeadlineMs: 30 * DAY,
  fundsPollMs: 5 * MINUTE,
  // Lifecycle reference 9.4: top-ups may need two business days.
  fundsDeadlineMs: 7 * DAY,
  parkedPollMs: HOUR,
  // Section 5.1: pending orders are cancelled by OpenSRS after 30 days.
  parkedDeadlineMs: 25 * DAY,
  unsettledPollMs: 6 * HOUR,
  // Our choice: once a week; registries announce nothing, and events may be lost.
  nameReadMs: 7 * DAY,
  // Our choice: two days, so that a step of a Friday is seen on Monday before a customer asks.
  manualDueMs: 2 * DAY,
  silentChildMs: 3 * DAY,
  transfer: defaultTransferPace,
};

/** Shortens (factor below 1) every wait. For tests and demonstrations, where the registrar is the simulator. */
export function scaledPace(pace: Pace, factor: number): Pace {
  const scale = (ms: number): number => (ms === 0 ? 0 : Math.max(1, Math.round(ms * factor)));
  return {
    version: `${pace.version}*${factor}`,
    readBackDelaysMs: pace.readBackDelaysMs.map(scale),
    confirmDelaysMs: pace.confirmDelaysMs.map(scale),
    maxAttempts: pace.maxAttempts,
    resendDelayMs: scale(pace.resendDelayMs),
    resendMaxDelayMs: scale(pace.resendMaxDelayMs),
    // Not waits but limits on other processes: shortening them would turn a slow machine into a wrong answer.
    writePickupMs: pace.writePickupMs,
    unsentDeadlineMs: pace.unsentDeadlineMs,
    priceMaxAgeMs: pace.priceMaxAgeMs,
    registryPollMs: scale(pace.registryPollMs),
    registryDeadlineMs: pace.registryDeadlineMs,
    fundsPollMs: scale(pace.fundsPollMs),
    fundsDeadlineMs: pace.fundsDeadlineMs,
    parkedPollMs: scale(pace.parkedPollMs),
    parkedDeadlineMs: pace.parkedDeadlineMs,
    unsettledPollMs: scale(pace.unsettledPollMs),
    // By the calendar, as the dates of names are.
    nameReadMs: pace.nameReadMs,
    // People are not faster because a test is.
    manualDueMs: pace.manualDueMs,
    silentChildMs: pace.silentChildMs,
    transfer: scaledTransferPace(pace.transfer, scale),
  };
}

/** XCP reference 6.2: an order whose answer was lost may still run at OpenSRS for a minute; read sooner, it would be sent again. */
const LIVE_FIRST_READING_MS = 60_000;

/** Why nothing may be sent to a live registrar at this pace; undefined when it may. */
export function hasteProblem(pace: Pace): string | undefined {
  const [first = 0, second = first] = pace.readBackDelaysMs;
  if (first >= LIVE_FIRST_READING_MS && second >= LIVE_FIRST_READING_MS) return undefined;
  return (
    `pace reads a lost order back after ${first} ms and ${second} ms; with a registrar in the live environment both ` +
    `must be ${LIVE_FIRST_READING_MS} ms at least. Leave pace.factor and pace.readBackDelaysMs out.`
  );
}
