import fc from 'fast-check';
import { expect, test } from 'vitest';
import { availableFrom } from '../../../src/activities/read-offer.js';
import { compareDecimals, decimalFrom, unitsOf } from '../../../src/domain/money.js';

test.each([
  ['what is held is not available', '100.00', '12.50', '87.50'],
  ['nothing held is nothing taken off', '100.00', undefined, '100.00'],
  ['more held than there is leaves a debt', '10.00', '12.50', '-2.50'],
  ['sums are exact, not floats', '0.30', '0.10', '0.20'],
  ['half a cent is not rounded up to a cent that is not there', '10.0050', '0', '10.005'],
  ['an unreadable balance is unknown', 'undef', '0', 'unknown'],
  ['no balance is unknown', undefined, '0', 'unknown'],
  ['an unreadable hold makes it unknown', '100.00', 'some', 'unknown'],
])('%s', (_, balance, held, expected) => expect(availableFrom(balance, held)).toBe(expected));

test('what is called available never covers more than balance less hold', () => {
  const amount = fc.nat({ max: 100_000_000 });
  fc.assert(
    fc.property(amount, amount, amount, (balance, held, price) => {
      const available = availableFrom(decimalFrom(balance), decimalFrom(held));
      expect(unitsOf(available)).toBe(balance - held);
      expect(compareDecimals(available, decimalFrom(price)) !== -1).toBe(balance - held >= price);
    }),
  );
});
