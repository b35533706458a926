// The four dates of a name. An expiry date alone does not say by when to act.
import type { Mode } from '../connector.js';
import type { Instant } from '../instant.js';
import type { CalendarFigures } from './calendar-figures.js';
import type { ByMode } from './calendar-margins.js';
import { lastWorkingMoment, plusDays } from './day-arithmetic.js';

export interface SourcedDate {
  readonly at: Instant;
  /** Who says so, and for what is computed: by which record, how sure it is, and by which margins. */
  readonly source: string;
}

export interface LifeDates {
  /** What registrar or registry shows: read, never computed. */
  readonly expiresAt: SourcedDate;
  /** Last safe moment to send a renewal that must succeed: never at a weekend, earlier where a person does it. */
  readonly renewBy: SourcedDate;
  /** Last safe moment to stop a renewal that happens by itself, and its charge. Absent: it does not, or nobody knows when. */
  readonly deleteBy?: SourcedDate;
  /** When DNS stops answering. Absent: nobody knows. */
  readonly serviceEndsAt?: SourcedDate;
}

export interface LifeDatesOptions {
  /** Of renewals, in the connector. */
  readonly mode: Mode;
  /** Where the expiry date was read. */
  readonly source?: string;
}

export function lifeDatesOf(
  figures: CalendarFigures,
  expiresAt: Instant,
  { mode, source = 'registrar' }: LifeDatesOptions,
): LifeDates {
  const { margins, confidence, deleteByOffsetDays, dnsStopsAtDay } = figures;
  const policy = `policy ${figures.tld} ${figures.policyVersion}`;
  const latest = plusDays(expiresAt, figures.renewByOffsetDays - figureOfMode(margins.renewByDays, mode));
  return {
    expiresAt: { at: expiresAt, source },
    renewBy: {
      at: lastWorkingMoment(latest, margins.workingHourUtc),
      source: `${policy} (${confidence.renewBy}), margins ${margins.version}`,
    },
    ...(deleteByOffsetDays === undefined
      ? {}
      : { deleteBy: { at: plusDays(expiresAt, deleteByOffsetDays), source: `${policy} (${confidence.deleteBy})` } }),
    ...(dnsStopsAtDay === undefined
      ? {}
      : { serviceEndsAt: { at: plusDays(expiresAt, dnsStopsAtDay), source: `${policy} (${confidence.serviceEnds})` } }),
  };
}

/** A connector that does not renew leaves it to a person somewhere else, who needs as long as one of ours. */
export function figureOfMode<Figure>(figures: ByMode<Figure>, mode: Mode): Figure {
  return mode === 'automatic' ? figures.automatic : figures.manual;
}
