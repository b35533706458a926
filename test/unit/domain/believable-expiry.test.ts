import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBelievableExpiry } from '../../../src/domain/believable-expiry.js';

const ORDERED = '2024-02-29T12:00:00.000Z';

test.each([
  ['a year later is believed', '2025-02-28T12:00:00.000Z', true],
  ['ten years later is believed', '2034-02-28T23:59:59.000Z', true],
  ['ten years and two days later is believed', '2034-03-03T12:00:00.000Z', true],
  ['ten years and three days later is not (R-15)', '2034-03-04T12:00:00.001Z', false],
  ['a century later is not (R-15)', '2124-02-29T12:00:00.000Z', false],
  ['the epoch is not (R-15)', '1970-01-01T00:00:00.000Z', false],
  ['the moment of the order is not', ORDERED, false],
  ['before the order is not', '2024-02-28T12:00:00.000Z', false],
  ['no date at all is not', 'never', false],
])('an expiry of %s', (_, expiresAt, expected) => expect(isBelievableExpiry(expiresAt, ORDERED)).toBe(expected));

test('every term that can be bought is believed, on every day of the calendar', () => {
  const day = fc.date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2090-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 10 }), (ordered, years) => {
      const expires = new Date(ordered);
      expires.setUTCFullYear(expires.getUTCFullYear() + years);
      expect(isBelievableExpiry(expires.toISOString(), ordered.toISOString())).toBe(true);
    }),
  );
});
