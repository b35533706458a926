import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfMonth, lastWorkingMoment, plusDays, plusYears } from '../../../../src/domain/calendar/day-arithmetic.js';
import { anyInstant, daysBetween, isWeekend } from './support/figures.js';

const anyYears = fc.integer({ min: 1, max: 10 });

test.each([
  ['29 February is 28 February in a year without it', '2028-02-29T10:00:00.000Z', 1, '2029-02-28T10:00:00.000Z'],
  ['29 February is 29 February four years later', '2028-02-29T10:00:00.000Z', 4, '2032-02-29T10:00:00.000Z'],
  ['28 February stays, also in a leap year', '2027-02-28T10:00:00.000Z', 1, '2028-02-28T10:00:00.000Z'],
  ['2100 has no 29 February', '2096-02-29T10:00:00.000Z', 4, '2100-02-28T10:00:00.000Z'],
  ['the last day of a month stays it', '2026-12-31T23:59:59.999Z', 1, '2027-12-31T23:59:59.999Z'],
  ['years back from 29 February', '2028-02-29T10:00:00.000Z', -10, '2018-02-28T10:00:00.000Z'],
])('years are added: %s', (_, at, years, expected) => expect(plusYears(at, years)).toBe(expected));

describe('years', () => {
  test('are added on every day of a century without changing the month or the hour', () => {
    fc.assert(
      fc.property(anyInstant, anyYears, (at, years) => {
        const later = plusYears(at, years);
        expect(later.slice(4, 7)).toBe(at.slice(4, 7));
        expect(later.slice(10)).toBe(at.slice(10));
        expect(Number(later.slice(0, 4))).toBe(Number(at.slice(0, 4)) + years);
        expect(daysBetween(at, later)).toBeGreaterThanOrEqual(365 * years);
        expect(daysBetween(at, later)).toBeLessThanOrEqual(366 * years);
      }),
    );
  });

  test('keep the order of two instants', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyYears, (one, other, years) => {
        const [first, second] = [one, other].toSorted();
        expect(plusYears(first ?? one, years).slice(0, 10) <= plusYears(second ?? other, years).slice(0, 10)).toBe(
          true,
        );
      }),
    );
  });
});

test('days are 24 hours, there and back', () => {
  fc.assert(
    fc.property(anyInstant, fc.integer({ min: -400, max: 400 }), (at, days) => {
      expect(plusDays(plusDays(at, days), -days)).toBe(at);
    }),
  );
});

test('the end of a month is the last millisecond of it', () => {
  expect(endOfMonth('2028-02-29T23:59:59.999Z')).toBe('2028-02-29T23:59:59.999Z');
  fc.assert(
    fc.property(anyInstant, (at) => {
      const end = endOfMonth(at);
      expect(end.slice(0, 7)).toBe(at.slice(0, 7));
      expect(new Date(Date.parse(end) + 1).getUTCDate()).toBe(1);
    }),
  );
});

describe('the last working moment', () => {
  test.each([
    ['is the hour itself', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z'],
    ['is the day before when the hour has not come', '2026-11-20T11:59:59.999Z', '2026-11-19T12:00:00.000Z'],
    ['of a Saturday is Friday', '2026-11-21T18:00:00.000Z', '2026-11-20T12:00:00.000Z'],
    ['of a Sunday is Friday', '2026-11-22T18:00:00.000Z', '2026-11-20T12:00:00.000Z'],
    ['of a Monday morning is Friday', '2026-11-23T11:00:00.000Z', '2026-11-20T12:00:00.000Z'],
  ])('%s', (_, notAfter, expected) => expect(lastWorkingMoment(notAfter, 12)).toBe(expected));

  test('is a weekday at that hour, less than four days back', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 23 }), (notAfter, hour) => {
        const moment = lastWorkingMoment(notAfter, hour);
        expect(isWeekend(moment)).toBe(false);
        expect(new Date(moment).getUTCHours()).toBe(hour);
        expect(moment <= notAfter).toBe(true);
        expect(daysBetween(moment, notAfter)).toBeLessThan(4);
        expect(daysBetween(moment, notAfter)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('is never earlier for a later instant', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 10 * 86_400_000 }), (at, ms) => {
        const later = new Date(Date.parse(at) + ms).toISOString();
        expect(lastWorkingMoment(at, 12) <= lastWorkingMoment(later, 12)).toBe(true);
      }),
    );
  });
});
