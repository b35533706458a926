import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUnpaidExtension } from '../../../../src/domain/calendar/auto-extension.js';
import { plusDays, plusYears } from '../../../../src/domain/calendar/day-arithmetic.js';
import {
  expectedExpiry,
  expectedTransferExpiry,
  expiryDifference,
} from '../../../../src/domain/calendar/expected-expiry.js';
import { isPlausibleExpiry } from '../../../../src/domain/calendar/plausible-expiry.js';
import { anyFigures, anyInstant, figuresOf } from './support/figures.js';

const com = figuresOf('com');
const anyYears = fc.integer({ min: 1, max: 10 });

describe('a renewal', () => {
  test.each([
    ['com', '2027-06-01T08:00:00.000Z', 1, '2028-06-01T08:00:00.000Z', '2028-06-01T08:00:00.000Z'],
    // Most registries move a leap day to 28 February, a few to 1 March.
    ['com', '2028-02-29T08:00:00.000Z', 1, '2029-02-28T08:00:00.000Z', '2029-03-01T08:00:00.000Z'],
    ['com', '2028-02-29T08:00:00.000Z', 4, '2032-02-29T08:00:00.000Z', '2032-02-29T08:00:00.000Z'],
    ['be', '2027-06-04T08:00:00.000Z', 1, '2028-06-04T08:00:00.000Z', '2028-06-30T23:59:59.999Z'],
  ])('of a .%s from %s by %i year(s) is expected to give %s to %s', (tld, expiresAt, years, at, until) => {
    expect(expectedExpiry(expiresAt, years, figuresOf(tld))).toEqual({ at, until });
  });

  test('is expected in the same month so many years later, whatever the TLD and the day', () => {
    fc.assert(
      fc.property(anyFigures, anyInstant, anyYears, (figures, expiresAt, years) => {
        const { at, until } = expectedExpiry(expiresAt, years, figures);
        expect(at).toBe(plusYears(expiresAt, years));
        expect(at <= until).toBe(true);
        expect(expiryDifference({ at, until }, at)).toEqual({ kind: 'agrees' });
        expect(expiryDifference({ at, until }, until)).toEqual({ kind: 'agrees' });
      }),
    );
  });

  test('that did not happen is always noticed', () => {
    fc.assert(
      fc.property(anyFigures, anyInstant, anyYears, (figures, expiresAt, years) => {
        const difference = expiryDifference(expectedExpiry(expiresAt, years, figures), expiresAt);
        expect(difference).toMatchObject({ kind: 'differs', direction: 'earlier' });
      }),
    );
  });

  test('of a leap day is right by every habit of registries', () => {
    const expected = expectedExpiry('2028-02-29T08:00:00.000Z', 1, com);
    for (const read of ['2029-02-28T08:00:00.000Z', '2029-03-01T08:00:00.000Z'])
      expect(expiryDifference(expected, read).kind).toBe('agrees');
    // A registry that remembers the leap day shows it again.
    expect(expiryDifference(expectedExpiry('2029-02-28T08:00:00.000Z', 3, com), '2032-02-29T08:00:00.000Z').kind).toBe(
      'agrees',
    );
  });
});

describe('a difference', () => {
  const expected = expectedExpiry('2027-06-10T08:00:00.000Z', 1, com);

  test.each([
    ['two days later is none', '2028-06-12T08:00:00.000Z', { kind: 'agrees' }],
    ['two days earlier is none', '2028-06-08T08:00:00.000Z', { kind: 'agrees' }],
    [
      'a second more than two days is one of three',
      '2028-06-12T08:00:01.000Z',
      { kind: 'differs', days: 3, direction: 'later' },
    ],
    ['of a year less is told', '2027-06-10T08:00:00.000Z', { kind: 'differs', days: 366, direction: 'earlier' }],
    ['of a year more is told', '2029-06-10T08:00:00.000Z', { kind: 'differs', days: 365, direction: 'later' }],
  ])('%s', (_, read, difference) => expect(expiryDifference(expected, read)).toEqual(difference));
});

describe('a transfer', () => {
  const transferredAt = '2027-03-01T00:00:00.000Z';
  test.each([
    ['com', '2027-06-01T08:00:00.000Z', '2028-06-01T08:00:00.000Z'],
    ['de', '2027-12-01T08:00:00.000Z', '2028-03-01T00:00:00.000Z'],
    ['be', '2027-12-01T08:00:00.000Z', '2028-03-01T00:00:00.000Z'],
    ['it', '2027-12-01T08:00:00.000Z', '2028-03-01T00:00:00.000Z'],
    ['uk', '2027-06-01T08:00:00.000Z', '2027-06-01T08:00:00.000Z'],
    ['ai', '2027-06-01T08:00:00.000Z', '2029-06-01T08:00:00.000Z'],
    // Worked example 6: nine years and a half are left, so half of the paid year is lost.
    ['com', '2036-09-01T00:00:00.000Z', '2037-03-01T00:00:00.000Z'],
  ])('of a .%s that expires on %s is expected to give %s', (tld, expiresAt, at) => {
    expect(expectedTransferExpiry(expiresAt, transferredAt, figuresOf(tld)).at).toBe(at);
  });

  test('R-7: is expected to stay within the longest term, and never to take away what was there', () => {
    fc.assert(
      fc.property(anyFigures, anyInstant, fc.integer({ min: 0, max: 3_650 }), (figures, moment, daysLeft) => {
        const expiresAt = plusDays(moment, daysLeft);
        const { at, until } = expectedTransferExpiry(expiresAt, moment, figures);
        expect(at <= until).toBe(true);
        if (figures.transfer.resetsTerm) expect(at).toBe(plusYears(moment, figures.transfer.addsYears));
        else {
          const ceiling = plusYears(moment, figures.maxTotalYears);
          expect(at >= expiresAt && at <= (ceiling > expiresAt ? ceiling : expiresAt)).toBe(true);
        }
      }),
    );
  });
});

describe('a registry that extends by itself', () => {
  const expiresAt = '2027-06-01T08:00:00.000Z';
  test.each([
    ['.ca shows a year more the day after expiry: unpaid (worked example 7)', 'ca', '2028-06-01T08:00:00.000Z', true],
    ['.ca shows the same date', 'ca', expiresAt, false],
    ['.ca shows two years more: not by itself', 'ca', '2029-06-01T08:00:00.000Z', false],
    ['.be shows the end of the month a year later', 'be', '2028-06-30T00:00:00.000Z', true],
    ['.com shows a year more: its registrar or somebody renewed it', 'com', '2028-06-01T08:00:00.000Z', false],
  ])('%s', (_, tld, shown, expected) => expect(isUnpaidExtension(figuresOf(tld), expiresAt, shown)).toBe(expected));
});

describe('R-15', () => {
  const readAt = '2026-11-22T12:00:00.000Z';
  test.each([
    ['tomorrow', '2026-11-23T12:00:00.000Z', true],
    ['two years ago, for names expire', '2024-11-22T12:00:00.000Z', true],
    ['ten years and two days ahead', '2036-11-24T12:00:00.000Z', true],
    ['more than ten years and two days ahead', '2036-11-24T12:00:00.001Z', false],
    ['the first day of 1985', '1985-01-01T00:00:00.000Z', true],
    ['before 1985', '1984-12-31T23:59:59.999Z', false],
    ['the epoch', '1970-01-01T00:00:00.000Z', false],
    ['the zero date', '0000-00-00T00:00:00.000Z', false],
    ['the end of time of some database', '9999-12-31T00:00:00.000Z', false],
    ['no date', '', false],
  ])('R-15: an expiry date of %s', (_, expiresAt, expected) => {
    expect(isPlausibleExpiry(expiresAt, readAt)).toBe(expected);
  });

  test('R-15: every term that can be bought is plausible, on every day', () => {
    fc.assert(
      fc.property(anyInstant, anyYears, (at, years) => {
        expect(isPlausibleExpiry(expectedExpiry(at, years, com).until, at)).toBe(true);
      }),
    );
  });
});
