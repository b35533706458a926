import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plusYears } from '../../../../src/domain/calendar/day-arithmetic.js';
import { lifeDatesOf } from '../../../../src/domain/calendar/life-dates.js';
import { type RenewalMoment, renewalMoment } from '../../../../src/domain/calendar/renewal-moment.js';
import { allFigures, anyFigures, anyInstant, daysBetween, figuresOf } from './support/figures.js';

const EXPIRY = '2027-06-01T08:00:00.000Z';
const anyRenewingMode = fc.constantFrom('automatic', 'manual');

function timeOf(moment: RenewalMoment): string {
  return moment.kind === 'at' ? moment.at : expect.fail(`no moment, but ${moment.kind}`);
}

describe('a renewal that is wanted', () => {
  test.each([
    ['com', 'automatic', '2027-05-14T12:00:00.000Z'],
    ['com', 'manual', '2027-05-05T12:00:00.000Z'],
    ['be', 'automatic', '2027-05-13T12:00:00.000Z'],
    ['au', 'automatic', '2027-05-06T12:00:00.000Z'],
    ['mx', 'automatic', '2027-04-16T12:00:00.000Z'],
  ] as const)('of a .%s in the mode %s is asked for at %s', (tld, mode, expected) => {
    expect(timeOf(renewalMoment(figuresOf(tld), EXPIRY, mode))).toBe(expected);
  });

  test.each(['de', 'at', 'dk', 'za'])('of a .%s is never ordered: the registry renews by itself', (tld) => {
    expect(renewalMoment(figuresOf(tld), EXPIRY, 'automatic')).toEqual({ kind: 'renews_by_itself' });
  });

  test('R-18: is not asked for where the connector does not renew', () => {
    expect(renewalMoment(figuresOf('com'), EXPIRY, 'unsupported')).toEqual({ kind: 'not_supported' });
  });

  test('R-8: is asked for before renew-by, of every TLD that takes orders, on any date', () => {
    fc.assert(
      fc.property(anyFigures, anyInstant, anyRenewingMode, (figures, expiresAt, mode) => {
        fc.pre(figures.style !== 'registry-auto-delete-required');
        const moment = renewalMoment(figures, expiresAt, mode);
        const { renewBy } = lifeDatesOf(figures, expiresAt, { mode });
        expect(moment).toMatchObject({ kind: 'at', renewBy: renewBy.at });
        expect(daysBetween(timeOf(moment), renewBy.at)).toBeGreaterThanOrEqual(7);
      }),
    );
  });

  test('is not asked for before the registry takes it: .au in the last 90 days', () => {
    const figures = { ...figuresOf('au'), renewWindowDays: 20 };
    expect(timeOf(renewalMoment(figures, EXPIRY, 'automatic'))).toBe('2027-05-12T08:00:00.000Z');
    for (const record of allFigures.filter(({ renewWindowDays }) => renewWindowDays !== undefined)) {
      const at = timeOf(renewalMoment(record, EXPIRY, 'manual'));
      expect(daysBetween(at, EXPIRY)).toBeLessThanOrEqual(record.renewWindowDays ?? 0);
    }
  });

  test('R-7: never reaches beyond the longest term, for any number of years', () => {
    fc.assert(
      fc.property(anyFigures, anyInstant, anyRenewingMode, fc.nat(9), (figures, expiresAt, mode, pick) => {
        const years = figures.renewalYears[pick % figures.renewalYears.length] ?? 1;
        const moment = renewalMoment(figures, expiresAt, mode, years);
        fc.pre(moment.kind === 'at');
        expect(plusYears(expiresAt, years) <= plusYears(timeOf(moment), figures.maxTotalYears)).toBe(true);
      }),
    );
  });

  test('R-7: says so when so many years are possible only after it is too late', () => {
    expect(renewalMoment(figuresOf('com'), EXPIRY, 'automatic', 10)).toEqual({
      kind: 'not_in_time',
      possibleFrom: EXPIRY,
      renewBy: '2027-05-28T12:00:00.000Z',
    });
    expect(renewalMoment(figuresOf('com'), EXPIRY, 'automatic', 9).kind).toBe('at');
  });
});
