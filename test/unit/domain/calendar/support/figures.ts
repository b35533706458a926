// Figures of real records, and dates to try them on.
import fc from 'fast-check';
import { type CalendarFigures, calendarFiguresFrom } from '../../../../../src/domain/calendar/calendar-figures.js';
import type { Mode } from '../../../../../src/domain/connector.js';
import { tldPolicies, tldPolicyFor } from '../../../../../src/domain/tld-policies.js';
import { defaultTldPolicy } from '../../../../../src/domain/tld-policies/default-policy.js';

export const DAY_MS = 86_400_000;

export function figuresOf(tld: string): CalendarFigures {
  const policy = tldPolicyFor(tld, '2026-11-22T12:00:00.000Z');
  if (policy === undefined) throw new Error(`There is no record for .${tld}.`);
  return calendarFiguresFrom(policy);
}

/** Of every record, and of the careful default. */
export const allFigures: readonly CalendarFigures[] = [...tldPolicies, defaultTldPolicy('zz')].map((policy) =>
  calendarFiguresFrom(policy),
);

export const anyFigures = fc.constantFrom(...allFigures);
export const anyMode = fc.constantFrom<Mode>('automatic', 'manual', 'unsupported');

/** Every second of a century, with more than their share of ends of February. */
export const anyInstant = fc
  .oneof(
    {
      weight: 3,
      arbitrary: fc.date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 0, max: 3 * 86_400 }))
        .map(([year, seconds]) => new Date(Date.UTC(year, 1, 27) + seconds * 1_000)),
    },
  )
  .map((date) => date.toISOString());

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

export const isWeekend = (at: string): boolean => [0, 6].includes(new Date(at).getUTCDay());
