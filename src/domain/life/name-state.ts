// What is known of a name that is ours: read, wanted, intended. Plain data, carried from run to run; every change makes a new one.
import type { CalendarFigures } from '../calendar/calendar-figures.js';
import type { RenewalIntent } from '../calendar/calendar-moment.js';
import type { DoneMoment } from '../calendar/done-moments.js';
import type { NameCalendar } from '../calendar/next-calendar-moment.js';
import type { Mode } from '../connector.js';
import type { Instant } from '../instant.js';
import type { NameTruth } from '../name-truth.js';
import type { OwnRequests } from './own-requests.js';

/** Of a name whose TLD no connector serves. */
export const UNSERVED_STAMP = 'unserved';

/** From settings and policy as they hold now, read outside the workflow; read again when they change, which re-arms. */
export interface LifeSettings {
  /** Of all the rest: another stamp, other settings. */
  readonly stamp: string;
  readonly figures: CalendarFigures;
  /** Of renewals, in the connector. */
  readonly mode: Mode;
  readonly registrar: string;
  /** Without an API nothing can be read. */
  readonly api: 'xcp' | 'none';
  /** How often the name is read at the registrar when nobody asks. */
  readonly readEveryMs: number;
}

/** What a reading is compared with. */
export type NameAsRead = Pick<
  NameTruth,
  'registrarLock' | 'whoisPrivacy' | 'nameServers' | 'atExpiry' | 'isTransferringAway'
> & {
  /** The registry's date, believed or not; absent where it cannot be. */
  readonly expiresAt?: Instant;
  readonly registrarExpiresAt?: Instant;
};

/** What operations were asked for and reached: a reading that says otherwise is a difference. */
export interface WantedState {
  readonly registrarLock?: boolean;
  readonly whoisPrivacy?: boolean;
  readonly nameServers?: readonly string[];
}

export interface Intent {
  readonly value: RenewalIntent;
  /** Opaque id of who said so; absent for the default. */
  readonly by?: string;
  readonly since: Instant;
  readonly periodYears?: number;
  /** A renewal above this price fails. */
  readonly maxPrice?: string;
}

export interface NameState {
  readonly registrar: string;
  readonly heldSince: Instant;
  /** As read: never computed. */
  readonly expiresAt: Instant;
  readonly expiresReadAt: Instant;
  /** Operation id, `reading` or `import`. */
  readonly expiresSource: string;
  readonly read?: NameAsRead;
  readonly readAt?: Instant;
  readonly wanted: WantedState;
  readonly intent: Intent;
  readonly done: readonly DoneMoment[];
  readonly paidUntil?: Instant;
  readonly deletedAt?: Instant;
  /** When a reading first did not find it in the account, without saying that it was deleted. */
  readonly missingSince?: Instant;
  /** The registry's date, a year beyond `expiresAt`, for which nobody paid: shown, not believed. */
  readonly extendedTo?: Instant;
  /** What the name asked for by itself in the present term. */
  readonly own?: OwnRequests;
  /** A person has to look: a sentence. Cleared by the next change of the expiry date or of the intent. */
  readonly attention?: string;
  readonly settings?: LifeSettings;
}

export function newName(registrar: string, expiresAt: Instant, at: Instant, source: string): NameState {
  return {
    registrar,
    heldSince: at,
    expiresAt,
    expiresReadAt: at,
    expiresSource: source,
    wanted: {},
    intent: { value: 'on_request', since: at },
    done: [],
  };
}

/** Undefined while settings and policy have not been read. */
export function calendarOf(name: NameState): NameCalendar | undefined {
  const { settings, intent, expiresAt, heldSince, deletedAt, paidUntil, done } = name;
  if (settings === undefined) return undefined;
  return {
    figures: settings.figures,
    mode: settings.mode,
    intent: intent.value,
    expiresAt,
    heldSince,
    done,
    ...(intent.periodYears === undefined ? {} : { renewalYears: intent.periodYears }),
    ...(deletedAt === undefined ? {} : { deletedAt }),
    ...(paidUntil === undefined ? {} : { paidUntil }),
  };
}
