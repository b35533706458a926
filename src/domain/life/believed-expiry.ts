// Which of the dates that a reading shows ends the term that was paid for.
import { isUnpaidExtension } from '../calendar/auto-extension.js';
import type { CalendarFigures } from '../calendar/calendar-figures.js';
import { expectedExpiry, expiryDifference } from '../calendar/expected-expiry.js';
import { isPlausibleExpiry } from '../calendar/plausible-expiry.js';
import { type Instant, epochMsOf } from '../instant.js';
import { type NameTruth, latestExpiry } from '../name-truth.js';

export type BelievedExpiry =
  | { readonly kind: 'as_read'; readonly expiresAt: Instant }
  /** The registry shows a year that nobody paid for: the term ends when it did. */
  | { readonly kind: 'extended_unpaid'; readonly expiresAt: Instant; readonly extendedTo: Instant }
  /** unknown, and nothing is computed from it. */
  | { readonly kind: 'implausible' };

interface Before {
  /** Absent: the name is seen for the first time. */
  readonly expiresAt?: Instant;
  readonly figures?: CalendarFigures;
}

/** Dates come without a zone. */
const ZONES_MS = 86_400_000;

/**
 * The later of the registry's and the registrar's date, because some registries show a paid year only when the old one is
 * over. But registries also extend a name by themselves at its expiry when nobody pays: then the registrar's own date stays a year behind.
 * Where the registrar tells no date of its own, the TLD's record says whether its registry does so.
 */
export function believedExpiry(
  { expiresAt: before, figures }: Before,
  truth: Pick<NameTruth, 'expiresAt' | 'registrarExpiresAt'>,
  now: Instant,
): BelievedExpiry {
  const { expiresAt: registry } = truth;
  if (!isPlausibleExpiry(registry, now)) return { kind: 'implausible' };
  const registrar = plausible(truth.registrarExpiresAt, now);
  const latest = latestExpiry({
    expiresAt: registry,
    ...(registrar === undefined ? {} : { registrarExpiresAt: registrar }),
  });
  if (latest === before) return { kind: 'as_read', expiresAt: latest };
  const paid = registrar ?? before;
  const isOver = paid !== undefined && epochMsOf(now) >= epochMsOf(paid) - ZONES_MS;
  if (!isOver || latest !== registry) return { kind: 'as_read', expiresAt: latest };
  const isUnpaid =
    registrar === undefined ? extendsByItself(figures, paid, registry) : isYearBehind(figures, paid, registry);
  return isUnpaid
    ? { kind: 'extended_unpaid', expiresAt: paid, extendedTo: registry }
    : { kind: 'as_read', expiresAt: latest };
}

/** A date that cannot be is not known. */
export function plausible(date: Instant | undefined, now: Instant): Instant | undefined {
  return date !== undefined && isPlausibleExpiry(date, now) ? date : undefined;
}

/** A registry that only a deletion stops has renewed, and is paid by the registrar. */
function extendsByItself(figures: CalendarFigures | undefined, paid: Instant, registry: Instant): boolean {
  return figures?.style === 'registry-auto' && isUnpaidExtension(figures, paid, registry);
}

function isYearBehind(figures: CalendarFigures | undefined, registrar: Instant, registry: Instant): boolean {
  const expected = expectedExpiry(registrar, 1, figures ?? { effectiveAt: 'immediate' });
  return expiryDifference(expected, registry).kind === 'agrees';
}
