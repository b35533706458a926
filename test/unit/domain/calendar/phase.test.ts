import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plusDays } from '../../../../src/domain/calendar/day-arithmetic.js';
import { phaseOf, phaseStarts, remedyIn } from '../../../../src/domain/calendar/phase.js';
import { anyFigures, anyInstant, figuresOf } from './support/figures.js';

const EXPIRY = '2027-06-01T08:00:00.000Z';
const ORDER = ['registered', 'grace', 'redemption', 'pending_delete', 'released', 'unknown'];

// Lifecycle reference 4 and 8.1; a figure that a record lacks is unknown.
test.each([
  ['com', -1, 'registered'],
  ['com', 0, 'grace'],
  ['com', 39, 'grace'],
  ['com', 40, 'redemption'],
  ['com', 69, 'redemption'],
  ['com', 70, 'pending_delete'],
  ['com', 74, 'pending_delete'],
  ['com', 75, 'released'],
  ['uk', 89, 'grace'],
  ['uk', 90, 'unknown'],
  ['eu', 0, 'redemption'],
  ['eu', 40, 'unknown'],
  ['es', 9, 'grace'],
  ['es', 10, 'unknown'],
  ['it', 13, 'grace'],
  ['it', 14, 'redemption'],
  ['it', 44, 'pending_delete'],
  ['it', 49, 'released'],
  ['ca', 1, 'grace'],
  ['ca', 30, 'redemption'],
  ['ca', 60, 'unknown'],
  ['nl', 0, 'unknown'],
  ['de', -1, 'registered'],
  ['de', 0, 'unknown'],
  ['mx', 0, 'unknown'],
])('a .%s is on day %i of its expiry in the phase %s', (tld, day, expected) => {
  expect(phaseOf(figuresOf(tld), EXPIRY, plusDays(EXPIRY, day))).toBe(expected);
});

test('a phase begins with its first instant', () => {
  expect(phaseOf(figuresOf('com'), EXPIRY, '2027-06-01T07:59:59.999Z')).toBe('registered');
  expect(phaseOf(figuresOf('com'), EXPIRY, EXPIRY)).toBe('grace');
});

describe('a deletion', () => {
  test.each([
    ['de', 0, 'redemption'],
    ['de', 29, 'redemption'],
    ['de', 30, 'unknown'],
    ['com', 29, 'redemption'],
    ['com', 30, 'pending_delete'],
    ['com', 35, 'released'],
    ['at', 0, 'unknown'],
  ])('of a .%s puts it %i days later into the phase %s, whatever was left of its grace', (tld, day, expected) => {
    const deletedAt = '2027-05-20T00:00:00.000Z';
    expect(phaseOf(figuresOf(tld), EXPIRY, plusDays(deletedAt, day), deletedAt)).toBe(expected);
  });
});

describe('R-22', () => {
  test.each([
    ['registered', 'renew'],
    ['grace', 'renew'],
    ['redemption', 'restore'],
    ['pending_delete', 'nothing'],
    ['released', 'nothing'],
    ['unknown', 'ask_registrar'],
  ] as const)('R-22: in the phase %s the remedy is: %s', (phase, remedy) => expect(remedyIn(phase)).toBe(remedy));

  test('R-22: no name is renewed after its redemption began, whatever the TLD', () => {
    fc.assert(
      fc.property(anyFigures, anyInstant, fc.integer({ min: 0, max: 200 }), (figures, expiresAt, day) => {
        const begun = phaseStarts(figures, expiresAt).find(({ phase }) => phase === 'redemption');
        fc.pre(begun !== undefined);
        const now = plusDays(begun.from, day);
        expect(remedyIn(phaseOf(figures, expiresAt, now))).not.toBe('renew');
      }),
    );
  });
});

test('phases follow each other in one order and never go back, whatever the TLD', () => {
  fc.assert(
    fc.property(anyFigures, anyInstant, fc.array(fc.integer({ min: -400, max: 400 })), (figures, expiresAt, days) => {
      const seen = days
        .toSorted((a, b) => a - b)
        .map((day) => ORDER.indexOf(phaseOf(figures, expiresAt, plusDays(expiresAt, day))));
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      const starts = phaseStarts(figures, expiresAt).map(({ from }) => from);
      expect(starts).toEqual([...new Set(starts)].toSorted());
    }),
  );
});
