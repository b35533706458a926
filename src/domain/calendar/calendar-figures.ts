// What the calendar of a name is computed from: a selection of its TLD's record and the margins, as one value to carry.
import type { Confidence, PolicySource, RenewalFigures, TermFigures, TldPolicy } from '../tld-policy.js';
import { type CalendarMargins, calendarMargins } from './calendar-margins.js';

type TermPart = Pick<TermFigures, 'renewalYears' | 'maxTotalYears' | 'renewWindowDays'>;

/**
 * Read outside the workflow and carried in its state, margins included: code that changes them must not change what a
 * workflow already decided. Read anew, every moment is computed again from it.
 */
export interface CalendarFigures extends TermPart, RenewalFigures {
  readonly tld: string;
  readonly policyVersion: string;
  /** Of the figures that give the dates, so that each date can say how sure it is. */
  readonly confidence: {
    readonly renewBy: Confidence;
    readonly deleteBy: Confidence;
    readonly serviceEnds: Confidence;
  };
  readonly transfer: { readonly addsYears: number; readonly resetsTerm: boolean };
  readonly margins: CalendarMargins;
}

/** Copies what dates depend on and drops the rest; `margins` are ours unless an account has its own. */
export function calendarFiguresFrom(policy: TldPolicy, margins: CalendarMargins = calendarMargins): CalendarFigures {
  const { sources, ...renewal } = policy.renewal;
  const { renewalYears, maxTotalYears, renewWindowDays } = policy.term;
  return {
    tld: policy.tld,
    policyVersion: policy.version,
    ...renewal,
    renewalYears,
    maxTotalYears,
    ...(renewWindowDays === undefined ? {} : { renewWindowDays }),
    confidence: {
      renewBy: confidenceOf(sources, 'renewByOffsetDays'),
      deleteBy: confidenceOf(sources, 'deleteByOffsetDays'),
      serviceEnds: confidenceOf(sources, 'dnsStopsAtDay'),
    },
    transfer: { addsYears: policy.transfer.addsYears, resetsTerm: policy.transfer.resetsTerm },
    margins,
  };
}

/** A source that names the figure wins over one for the rest of the group; of several the weakest counts. */
function confidenceOf(
  sources: readonly PolicySource<Extract<keyof RenewalFigures, string>>[],
  figure: Extract<keyof RenewalFigures, string>,
): Confidence {
  const naming = sources.filter((source) => source.figures?.includes(figure) ?? false);
  const counted = naming.length > 0 ? naming : sources.filter((source) => source.figures === undefined);
  return (
    counted
      .map((source) => source.confidence)
      .toSorted()
      .at(-1) ?? 'C'
  );
}
