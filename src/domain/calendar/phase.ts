// Where a name stands around its expiry, as far as dates alone can say. The registrar's answer always wins.
import { assertNever } from '../assert-never.js';
import { type Instant, epochMsOf } from '../instant.js';
import type { CalendarFigures } from './calendar-figures.js';
import { plusDays } from './day-arithmetic.js';

/** `unknown`: a figure is missing or only the registrar can say. */
export type Phase = 'registered' | 'grace' | 'redemption' | 'pending_delete' | 'released' | 'unknown';

/** What may be asked for at all. */
export type Remedy = 'renew' | 'restore' | 'nothing' | 'ask_registrar';

export interface PhaseStart {
  readonly phase: Phase;
  readonly from: Instant;
}

export type PhaseFigures = Pick<CalendarFigures, 'style' | 'graceDays' | 'redemptionDays' | 'pendingDeleteDays'>;

/** When each phase after `registered` begins, ascending, without empty ones. A missing figure ends the list with `unknown`. */
export function phaseStarts(figures: PhaseFigures, expiresAt: Instant, deletedAt?: Instant): readonly PhaseStart[] {
  const { style, graceDays, redemptionDays, pendingDeleteDays } = figures;
  // The registry renews such a name for ever: its date has moved, or it was deleted and we do not know when.
  if (style === 'registry-auto-delete-required' && deletedAt === undefined)
    return [{ phase: 'unknown', from: expiresAt }];
  // A deletion skips what is left of the grace.
  const days = [
    ...(deletedAt === undefined ? [['grace', graceDays] as const] : []),
    ['redemption', redemptionDays] as const,
    ['pending_delete', pendingDeleteDays] as const,
  ];
  const starts: PhaseStart[] = [];
  let from = deletedAt ?? expiresAt;
  for (const [phase, length] of days) {
    if (length === undefined) return [...starts, { phase: 'unknown', from }];
    if (length > 0) starts.push({ phase, from });
    from = plusDays(from, length);
  }
  return [...starts, { phase: 'released', from }];
}

export function phaseOf(figures: PhaseFigures, expiresAt: Instant, now: Instant, deletedAt?: Instant): Phase {
  const begun = phaseStarts(figures, expiresAt, deletedAt).filter(({ from }) => epochMsOf(from) <= epochMsOf(now));
  return begun.at(-1)?.phase ?? 'registered';
}

/** in redemption only a restore is offered, afterwards nothing is tried. */
export function remedyIn(phase: Phase): Remedy {
  switch (phase) {
    case 'registered':
    case 'grace':
      return 'renew';
    case 'redemption':
      return 'restore';
    case 'pending_delete':
    case 'released':
      return 'nothing';
    case 'unknown':
      return 'ask_registrar';
    default:
      return assertNever(phase);
  }
}
