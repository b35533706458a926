import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarFiguresFrom } from '../../../../src/domain/calendar/calendar-figures.js';
import { calendarMargins } from '../../../../src/domain/calendar/calendar-margins.js';
import { plusDays } from '../../../../src/domain/calendar/day-arithmetic.js';
import {
  decidingMoment,
  intentChangeProblem,
  mayChangeIntent,
  renewalDueNoticeAt,
} from '../../../../src/domain/calendar/deciding-moment.js';
import { lifeDatesOf } from '../../../../src/domain/calendar/life-dates.js';
import { tldPolicies } from '../../../../src/domain/tld-policies.js';
import { anyFigures, anyInstant, anyMode, daysBetween, figuresOf, isWeekend } from './support/figures.js';

// 2027-06-01 is a Tuesday.
const EXPIRY = '2027-06-01T08:00:00.000Z';
const automatic = { mode: 'automatic' } as const;

describe('the four dates', () => {
  test.each([
    ['com', '2027-05-28T12:00:00.000Z', undefined, '2027-06-01T08:00:00.000Z'],
    ['uk', '2027-05-28T12:00:00.000Z', undefined, '2027-07-01T08:00:00.000Z'],
    ['de', '2027-05-28T12:00:00.000Z', '2027-05-31T08:00:00.000Z', undefined],
    ['be', '2027-05-27T12:00:00.000Z', '2027-05-29T08:00:00.000Z', undefined],
    ['it', '2027-05-28T12:00:00.000Z', '2027-06-12T08:00:00.000Z', undefined],
    ['fr', '2027-05-20T12:00:00.000Z', '2027-05-22T08:00:00.000Z', undefined],
    ['au', '2027-05-20T12:00:00.000Z', undefined, undefined],
    ['mx', '2027-04-30T12:00:00.000Z', undefined, undefined],
  ])('of a .%s that expires on Tuesday 1 June', (tld, renewBy, deleteBy, serviceEndsAt) => {
    const dates = lifeDatesOf(figuresOf(tld), EXPIRY, automatic);
    expect(dates.expiresAt.at).toBe(EXPIRY);
    expect([dates.renewBy.at, dates.deleteBy?.at, dates.serviceEndsAt?.at]).toEqual([renewBy, deleteBy, serviceEndsAt]);
  });

  test('R-1: each says which record gives it, how sure that is, and by which margins', () => {
    const figures = figuresOf('be');
    const dates = lifeDatesOf(figures, EXPIRY, { mode: 'automatic', source: 'registrar, read 2027-05-01' });
    expect(dates.expiresAt.source).toBe('registrar, read 2027-05-01');
    expect(dates.renewBy.source).toBe(`policy be ${figures.policyVersion} (B), margins ${calendarMargins.version}`);
    expect(dates.deleteBy?.source).toBe(`policy be ${figures.policyVersion} (B)`);
  });

  test('R-1: a date without a figure is absent, not zero', () => {
    expect(lifeDatesOf(figuresOf('nl'), EXPIRY, automatic)).not.toHaveProperty('serviceEndsAt');
    expect(lifeDatesOf(figuresOf('com'), EXPIRY, automatic)).not.toHaveProperty('deleteBy');
  });

  test('R-8: a renewal is due on a working day, before the day that the record gives, whatever the TLD', () => {
    fc.assert(
      fc.property(anyFigures, anyInstant, anyMode, (figures, expiresAt, mode) => {
        const { renewBy, deleteBy } = lifeDatesOf(figures, expiresAt, { mode });
        const latest = plusDays(expiresAt, figures.renewByOffsetDays);
        expect(isWeekend(renewBy.at)).toBe(false);
        expect(daysBetween(renewBy.at, latest)).toBeGreaterThanOrEqual(calendarMargins.renewByDays.automatic);
        expect(renewBy.at < expiresAt).toBe(true);
        if (deleteBy !== undefined) expect(renewBy.at < deleteBy.at).toBe(true);
      }),
    );
  });

  test('R-8: a person has more time than a machine, on any date', () => {
    fc.assert(
      fc.property(anyFigures, anyInstant, (figures, expiresAt) => {
        const [machine, person, elsewhere] = (['automatic', 'manual', 'unsupported'] as const).map(
          (mode) => lifeDatesOf(figures, expiresAt, { mode }).renewBy.at,
        );
        expect((person ?? '') < (machine ?? '')).toBe(true);
        expect(elsewhere).toBe(person);
      }),
    );
  });

  test('a later expiry never gives an earlier date', () => {
    fc.assert(
      fc.property(anyFigures, anyInstant, anyMode, fc.integer({ min: 0, max: 800 }), (figures, one, mode, hours) => {
        const [early, late] = [one, plusDays(one, hours / 24)].map((expiresAt) =>
          lifeDatesOf(figures, expiresAt, { mode }),
        );
        for (const date of ['expiresAt', 'renewBy', 'deleteBy', 'serviceEndsAt'] as const)
          expect((early?.[date]?.at ?? '') <= (late?.[date]?.at ?? '')).toBe(true);
      }),
    );
  });
});

describe('the deciding moment', () => {
  test('of a .de that expires on 1 June is before the end of 31 May (worked example 3)', () => {
    for (const mode of ['automatic', 'manual'] as const) {
      const dates = lifeDatesOf(figuresOf('de'), '2027-06-01T00:00:00.000Z', { mode });
      expect(dates.deleteBy?.at).toBe('2027-05-31T00:00:00.000Z');
      expect(decidingMoment(dates) <= '2027-05-31T00:00:00.000Z').toBe(true);
      expect(mayChangeIntent(dates, '2027-06-01T00:00:00.000Z')).toBe(false);
    }
  });

  test('is the earlier of renew-by and delete-by, whatever the TLD', () => {
    fc.assert(
      fc.property(anyFigures, anyInstant, anyMode, (figures, expiresAt, mode) => {
        const dates = lifeDatesOf(figures, expiresAt, { mode });
        const at = decidingMoment(dates);
        expect([dates.renewBy.at, dates.deleteBy?.at]).toContain(at);
        expect(at <= dates.renewBy.at && at <= (dates.deleteBy?.at ?? at)).toBe(true);
      }),
    );
  });

  test('ends the time in which the intent may be changed', () => {
    const dates = lifeDatesOf(figuresOf('com'), EXPIRY, automatic);
    expect(mayChangeIntent(dates, '2027-05-28T11:59:59.999Z')).toBe(true);
    expect(mayChangeIntent(dates, '2027-05-28T12:00:00.000Z')).toBe(false);
  });

  test('has passed: a change is refused with the moment until which it was open', () => {
    const dates = lifeDatesOf(figuresOf('com'), EXPIRY, automatic);
    expect(intentChangeProblem(dates, '2027-05-28T11:59:59.999Z')).toBeUndefined();
    expect(intentChangeProblem(dates, '2027-05-28T12:00:00.000Z')).toEqual({
      field: 'renewalIntent',
      sentence:
        'the renewal intent of the term that ends on 2027-06-01 08:00 UTC could be changed until 2027-05-28 12:00 UTC; ask for a renewal or a cancellation of its own instead.',
    });
  });

  test('is told a month ahead, or at once of a name that came later', () => {
    const figures = figuresOf('com');
    const dates = lifeDatesOf(figures, EXPIRY, automatic);
    expect(renewalDueNoticeAt(figures, dates)).toBe('2027-04-28T12:00:00.000Z');
    expect(renewalDueNoticeAt(figures, dates, '2027-05-10T00:00:00.000Z')).toBe('2027-05-10T00:00:00.000Z');
    expect(renewalDueNoticeAt(figures, dates, '2026-06-01T00:00:00.000Z')).toBe('2027-04-28T12:00:00.000Z');
  });
});

describe('what the calendar carries', () => {
  test('is less than two kilobytes for every record, because a name keeps it for years', () => {
    for (const policy of tldPolicies) expect(JSON.stringify(calendarFiguresFrom(policy)).length).toBeLessThan(2_000);
  });

  test('names the weakest confidence of the source that speaks of the figure', () => {
    expect(figuresOf('com').confidence).toMatchObject({ renewBy: 'B', serviceEnds: 'B' });
    expect(figuresOf('uk').confidence).toMatchObject({ renewBy: 'C', serviceEnds: 'A' });
    expect(figuresOf('es').confidence.renewBy).toBe('C');
  });
});
