import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDecimals, decimalFrom, unitsOf } from '../../../src/domain/money.js';

describe('an amount', () => {
  test.each([
    ['12.50', 125_000],
    ['12.5', 125_000],
    ['12', 120_000],
    ['0.0001', 1],
    [' 7.00 ', 70_000],
    ['-3.25', -32_500],
    ['-0.01', -100],
    ['999999999.9999', 9_999_999_999_999],
  ])('"%s" is exactly %d ten-thousandths', (text, units) => expect(unitsOf(text)).toBe(units));

  test.each([
    [''],
    ['free'],
    ['1,000.00'],
    ['1e3'],
    ['.5'],
    ['5.'],
    ['--5'],
    ['+5'],
    ['$5.00'],
    ['0x10'],
    ['1.23456'],
    ['NaN'],
    ['١٢'],
  ])('"%s" is no amount', (text) => expect(unitsOf(text)).toBeUndefined());

  test.each([
    [125_000, '12.50'],
    [125_050, '12.505'],
    [1, '0.0001'],
    [0, '0.00'],
    [-32_500, '-3.25'],
    [-100, '-0.01'],
    [9_999_999_999_999, '999999999.9999'],
  ])('of %d ten-thousandths is written "%s"', (units, text) => expect(decimalFrom(units)).toBe(text));

  test('written and read again is the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 }), (units) => {
        expect(unitsOf(decimalFrom(units))).toBe(units);
      }),
    );
  });
});

describe('comparing amounts', () => {
  test.each([
    ['less', '9.99', '10.00', -1],
    ['less, where text would say more', '9.99', '100.00', -1],
    ['equal, written differently', '10', '10.0000', 0],
    ['equal, where a float would not be', '0.3', '0.3000', 0],
    ['more by the smallest part', '10.0001', '10', 1],
    ['a debt is less than nothing', '-0.01', '0', -1],
    ['an unreadable balance is unknown', 'unknown', '10', undefined],
    ['an unreadable price is unknown, never cheap', '10', '', undefined],
  ])('%s', (_, left, right, expected) => expect(compareDecimals(left, right)).toBe(expected));

  test('agrees with itself the other way round', () => {
    const amount = fc.integer({ min: -10_000, max: 10_000 }).map(decimalFrom);
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        expect((compareDecimals(left, right) ?? 0) + (compareDecimals(right, left) ?? 0)).toBe(0);
      }),
    );
  });
});
