// The three notices around an expiry that ICANN's Expired Registration Recovery Policy asks for.
import { type Instant, epochMsOf } from '../instant.js';
import type { CalendarFigures } from './calendar-figures.js';
import type { ErrpNotice } from './calendar-margins.js';
import { laterOf, plusDays } from './day-arithmetic.js';

export interface ErrpWindow {
  readonly notice: ErrpNotice;
  readonly opensAt: Instant;
  /** A notice after this does not count. */
  readonly closesAt: Instant;
  /** When it is sent, if nothing hinders. */
  readonly aimAt: Instant;
}

/**
 * Ascending. A name that we hold since a moment after a window closed owes no notice in it; one that came while a window
 * was open gets its notice at once. Made for every TLD, although only gTLDs must: a registrant is served the same everywhere.
 */
export function errpWindows(
  { margins }: Pick<CalendarFigures, 'margins'>,
  expiresAt: Instant,
  heldSince?: Instant,
): readonly ErrpWindow[] {
  return margins.notices
    .map(({ notice, opensOffsetDays, closesOffsetDays, aimOffsetDays }) => {
      const aimAt = plusDays(expiresAt, aimOffsetDays);
      return {
        notice,
        opensAt: plusDays(expiresAt, opensOffsetDays),
        closesAt: plusDays(expiresAt, closesOffsetDays),
        aimAt: heldSince === undefined ? aimAt : laterOf(aimAt, heldSince),
      };
    })
    .filter(({ closesAt }) => heldSince === undefined || epochMsOf(heldSince) <= epochMsOf(closesAt));
}
