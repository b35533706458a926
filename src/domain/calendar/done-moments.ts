// Which moments of the present term have been dealt with. The moments themselves are never stored, only that.
import { type Instant, epochMsOf } from '../instant.js';
import type { CalendarFigures } from './calendar-figures.js';
import type { MomentKey } from './calendar-moment.js';
import { DAY_MS } from './day-arithmetic.js';

export interface DoneMoment {
  readonly key: MomentKey;
  /** The expiry date for which it was done. */
  readonly expiresAt: Instant;
}

type Margins = Pick<CalendarFigures, 'margins'>;

/** The keys done in the term that ends then. A corrected date keeps them; a renewal begins with none. */
export function doneInTerm(
  { margins }: Margins,
  done: readonly DoneMoment[],
  expiresAt: Instant,
): ReadonlySet<MomentKey> {
  return new Set(
    done.filter((moment) => isSameTerm(margins.sameTermDays, moment.expiresAt, expiresAt)).map(({ key }) => key),
  );
}

/** What to store after dealing with a moment; what was done in earlier terms is dropped, so the list stays short. */
export function withDone(
  figures: Margins,
  done: readonly DoneMoment[],
  key: MomentKey,
  expiresAt: Instant,
): readonly DoneMoment[] {
  const { sameTermDays } = figures.margins;
  const kept = done.filter((moment) => moment.key !== key && isSameTerm(sameTermDays, moment.expiresAt, expiresAt));
  return [...kept, { key, expiresAt }];
}

/**
 * What to store after a change of `renewalIntent`: what was done for the old intent counts no more, a notice that was sent
 * stays sent. The caller asks for no renewal while one is under way.
 */
export function doneAfterIntentChange(done: readonly DoneMoment[]): readonly DoneMoment[] {
  return done.filter(({ key }) => key !== 'renew' && key !== 'decide' && key !== 'let_expire_check');
}

function isSameTerm(sameTermDays: number, one: Instant, other: Instant): boolean {
  return Math.abs(epochMsOf(one) - epochMsOf(other)) <= sameTermDays * DAY_MS;
}
