import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusYears } from '../../../../src/domain/calendar/day-arithmetic.js';
import { errpWindows } from '../../../../src/domain/calendar/errp-windows.js';
import { anyFigures, anyInstant, daysBetween, figuresOf } from './support/figures.js';

const EXPIRY = '2027-06-01T08:00:00.000Z';
const com = figuresOf('com');

test('R-21: notices are given 26 to 35 days before, 4 to 10 days before and up to 5 days after', () => {
  const windows = errpWindows(com, EXPIRY).map(({ notice, opensAt, closesAt }) => [
    notice,
    daysBetween(EXPIRY, opensAt),
    daysBetween(EXPIRY, closesAt),
  ]);
  expect(windows).toEqual([
    ['first', -35, -26],
    ['second', -10, -4],
    ['after_expiry', 0, 5],
  ]);
});

test.each([
  ['a year before expiry owes all', '2026-06-01T08:00:00.000Z', ['first', 'second', 'after_expiry']],
  ['in the first window owes all', '2027-05-02T00:00:00.000Z', ['first', 'second', 'after_expiry']],
  ['with the end of the first window owes all', '2027-05-06T08:00:00.000Z', ['first', 'second', 'after_expiry']],
  ['between the first two owes two', '2027-05-15T00:00:00.000Z', ['second', 'after_expiry']],
  ['three days before expiry owes one', '2027-05-29T00:00:00.000Z', ['after_expiry']],
  ['a week after expiry owes none', '2027-06-08T00:00:00.000Z', []],
])('R-21: a name that came %s', (_, heldSince, notices) => {
  expect(errpWindows(com, EXPIRY, heldSince).map(({ notice }) => notice)).toEqual(notices);
});

test('R-21: a name that came late in a window gets its notice at once', () => {
  const heldSince = '2027-05-05T00:00:00.000Z';
  expect(errpWindows(com, EXPIRY, heldSince)[0]?.aimAt).toBe(heldSince);
});

test('R-21: every notice is aimed into its own window, which ends before the next opens', () => {
  fc.assert(
    fc.property(anyFigures, anyInstant, fc.integer({ min: 0, max: 500 }), (figures, expiresAt, daysHeld) => {
      const heldSince = new Date(Date.parse(expiresAt) - daysHeld * 86_400_000).toISOString();
      const windows = errpWindows(figures, expiresAt, heldSince);
      for (const { opensAt, aimAt, closesAt } of windows) {
        expect(opensAt <= aimAt && aimAt <= closesAt).toBe(true);
        expect(aimAt >= heldSince).toBe(true);
      }
      const edges = windows.flatMap(({ opensAt, closesAt }) => [opensAt, closesAt]);
      expect(edges).toEqual(edges.toSorted());
    }),
  );
});

test('R-21: windows move with the expiry date, leap years too', () => {
  fc.assert(
    fc.property(anyInstant, (expiresAt) => {
      const [before, after] = [expiresAt, plusYears(expiresAt, 1)].map((at) => errpWindows(com, at));
      const moved = before?.map(({ aimAt }, index) => daysBetween(aimAt, after?.[index]?.aimAt ?? ''));
      expect(new Set(moved).size).toBe(1);
      expect([365, 366]).toContain(moved?.[0]);
    }),
  );
});
