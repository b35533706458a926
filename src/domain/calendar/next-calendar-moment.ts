// The next instant at which a name must be looked at. Computed from the present dates each time and never stored, so that
// a new policy, a new expiry date or another intent moves it.
import type { Mode } from '../connector.js';
import { type Instant, epochMsOf } from '../instant.js';
import type { CalendarFigures } from './calendar-figures.js';
import type { CalendarMoment, DecisionFollows, RenewalIntent } from './calendar-moment.js';
import { earlierOf, endOfMonth, plusDays } from './day-arithmetic.js';
import { decidingMoment, renewalDueNoticeAt } from './deciding-moment.js';
import { type DoneMoment, doneInTerm } from './done-moments.js';
import { errpWindows } from './errp-windows.js';
import { type LifeDates, lifeDatesOf } from './life-dates.js';
import { type PhaseStart, phaseStarts, remedyIn } from './phase.js';
import { renewalMoment } from './renewal-moment.js';

/** What is known of a name, as last read. */
export interface NameCalendar {
  readonly figures: CalendarFigures;
  /** Of renewals, in the connector. */
  readonly mode: Mode;
  readonly intent: RenewalIntent;
  /** Years that a renewal is wanted for; the fewest that the TLD renews by when absent. */
  readonly renewalYears?: number;
  readonly expiresAt: Instant;
  /** Since when the name is ours: registered, transferred or imported. */
  readonly heldSince: Instant;
  /** When it was deleted, if it was. */
  readonly deletedAt?: Instant;
  /** The expiry that a confirmed renewal will give, while the registry still shows the old one (`effectiveAt`). */
  readonly paidUntil?: Instant;
  readonly done: readonly DoneMoment[];
}

/**
 * The earliest moment that has not been dealt with; one that passed while nobody was there has an `at` in the past and is
 * due now. Undefined: the calendar has nothing more to say until something about the name changes.
 */
export function nextCalendarMoment(calendar: NameCalendar, now: Instant): CalendarMoment | undefined {
  return calendarMoments(calendar, now)[0];
}

/** All of them, ascending: for people. */
export function calendarMoments(calendar: NameCalendar, now: Instant): readonly CalendarMoment[] {
  const done = doneInTerm(calendar.figures, calendar.done, calendar.expiresAt);
  return momentsOf(calendar, now)
    .filter(({ key }) => !done.has(key))
    .toSorted((one, other) => epochMsOf(one.at) - epochMsOf(other.at));
}

/** Where two fall on one instant, the first of these comes first: look, then act, then tell. */
function momentsOf(calendar: NameCalendar, now: Instant): readonly CalendarMoment[] {
  const { figures, mode, expiresAt, deletedAt, paidUntil } = calendar;
  if (deletedAt !== undefined) return phaseChanges(phaseStarts(figures, expiresAt, deletedAt), now);
  if (paidUntil !== undefined && epochMsOf(paidUntil) > epochMsOf(expiresAt)) return [readsPaidExpiry(calendar)];
  const dates = lifeDatesOf(figures, expiresAt, { mode });
  return [
    ...readsOwnRenewal(calendar),
    ...phaseChanges(startsOfUnrenewed(calendar), now),
    ...checks(calendar, dates, now),
    ...renewals(calendar, now),
    ...decisions(calendar, dates, now),
    ...notices(calendar, dates, now),
  ];
}

function isBefore(one: Instant, other: Instant): boolean {
  return epochMsOf(one) < epochMsOf(other);
}

function renewsForEver({ figures }: NameCalendar): boolean {
  return figures.style === 'registry-auto-delete-required';
}

function readsPaidExpiry({ figures, expiresAt }: NameCalendar): CalendarMoment {
  const shownFrom = figures.effectiveAt === 'month-end' ? endOfMonth(expiresAt) : expiresAt;
  const at = plusDays(shownFrom, figures.margins.readAfterDays);
  return { kind: 'read_expiry', key: 'read_expiry', at, why: 'renewal_takes_effect' };
}

function readsOwnRenewal(calendar: NameCalendar): readonly CalendarMoment[] {
  if (!renewsForEver(calendar)) return [];
  const at = plusDays(calendar.expiresAt, calendar.figures.margins.readAfterDays);
  return [{ kind: 'read_expiry', key: 'read_expiry', at, why: 'registry_renews_by_itself' }];
}

/** The date of a name that renews for ever is read instead: after it there is no phase to speak of. */
function startsOfUnrenewed(calendar: NameCalendar): readonly PhaseStart[] {
  return renewsForEver(calendar) ? [] : phaseStarts(calendar.figures, calendar.expiresAt);
}

/** Of phases that began unseen only the present one matters. */
function phaseChanges(starts: readonly PhaseStart[], now: Instant): readonly CalendarMoment[] {
  const present = starts.findLastIndex(({ from }) => !isBefore(now, from));
  return starts.slice(Math.max(present, 0)).map(({ phase, from }) => ({
    kind: 'phase_change',
    key: `phase_change:${phase}`,
    at: from,
    phase,
    remedy: remedyIn(phase),
  }));
}

function checks(
  { figures, intent, expiresAt }: NameCalendar,
  dates: LifeDates,
  now: Instant,
): readonly CalendarMoment[] {
  if (!isBefore(now, expiresAt)) return [];
  const { letExpireCheckDays, letExpireCheckLeadDays } = figures.margins;
  const beforeDecision = plusDays(decidingMoment(dates), -letExpireCheckLeadDays);
  const at = earlierOf(plusDays(expiresAt, -letExpireCheckDays), beforeDecision);
  return [{ kind: 'let_expire_check', key: 'let_expire_check', at, intent }];
}

function renewals(
  { figures, mode, intent, renewalYears, expiresAt }: NameCalendar,
  now: Instant,
): readonly CalendarMoment[] {
  if (intent !== 'renew') return [];
  const moment = renewalMoment(figures, expiresAt, mode, renewalYears);
  if (moment.kind !== 'at') return [];
  // Late is better than never, as long as a renewal is known to be taken at its normal price.
  const end = phaseStarts(figures, expiresAt).find(({ phase }) => remedyIn(phase) !== 'renew')?.from ?? expiresAt;
  return isBefore(now, end) ? [{ kind: 'renew', key: 'renew', at: moment.at, renewBy: moment.renewBy }] : [];
}

function decisions(calendar: NameCalendar, dates: LifeDates, now: Instant): readonly CalendarMoment[] {
  const follows = followsDecision(calendar, dates);
  // A decision that came to nothing is not told after the fact; one that costs a name or a year is, however late.
  if (follows === undefined || (follows.kind === 'lapses' && !isBefore(now, follows.expiresAt))) return [];
  return [{ kind: 'decide', key: 'decide', at: decidingMoment(dates), follows }];
}

function followsDecision(calendar: NameCalendar, dates: LifeDates): DecisionFollows | undefined {
  const { figures, intent, expiresAt } = calendar;
  if (intent === 'renew') return renewsForEver(calendar) ? undefined : { kind: 'renewal_overdue', expiresAt };
  if (figures.style === 'explicit') return { kind: 'lapses', expiresAt };
  // Where nobody knows until when it can be stopped, the expiry date is the latest that can be hoped for.
  return { kind: 'stop_renewal', by: dates.deleteBy?.at ?? expiresAt };
}

function notices(calendar: NameCalendar, dates: LifeDates, now: Instant): readonly CalendarMoment[] {
  const { figures, intent, expiresAt, heldSince } = calendar;
  const decideBy = decidingMoment(dates);
  const windows = errpWindows(figures, expiresAt, heldSince).filter(
    // A name that renews for ever has not expired unless it was deleted.
    ({ notice }) => notice !== 'after_expiry' || !renewsForEver(calendar),
  );
  const errp = windows.map(({ notice, opensAt, aimAt, closesAt }): CalendarMoment => {
    return { kind: 'errp_notice', key: `errp_notice:${notice}`, at: aimAt, notice, opensAt, closesAt };
  });
  if (intent !== 'on_request' || !isBefore(now, decideBy)) return errp;
  const at = renewalDueNoticeAt(figures, dates, heldSince);
  return [{ kind: 'renewal_due_notice', key: 'renewal_due_notice', at, decideBy }, ...errp];
}
