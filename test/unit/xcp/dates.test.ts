import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantFrom } from '../../../src/xcp/dates.js';

test.each([
  ['a naive date as UTC', '2028-01-08 15:35:00', '2028-01-08T15:35:00.000Z'],
  ['a date of an event', '2014-05-29T15:13:58Z', '2014-05-29T15:13:58.000Z'],
  ['a day as its midnight', '2027-06-15', '2027-06-15T00:00:00.000Z'],
  ['epoch seconds', '1115213766', '2005-05-04T13:36:06.000Z'],
  ['29 February of a leap year', '2028-02-29 00:00:00', '2028-02-29T00:00:00.000Z'],
  ['text around a date', ' 2028-01-08 15:35:00\n', '2028-01-08T15:35:00.000Z'],
])('reads %s', (_, text, expected) => {
  expect(instantFrom(text)).toBe(expected);
});

test.each([
  ['nothing', undefined],
  ['empty text', ''],
  ['the word of Perl', 'undef'],
  ['zeros', '0000-00-00 00:00:00'],
  ['a zero', '0'],
  ['the epoch', '1970-01-01 00:00:00'],
  ['the year before the first name', '1984-12-31 23:59:59'],
  ['a marker for never', '9999-12-31 23:59:59'],
  ['a day that does not exist', '2027-02-30 00:00:00'],
  ['29 February of an ordinary year', '2027-02-29'],
  ['a month that does not exist', '2027-13-01'],
  ['an hour that does not exist', '2027-01-01 24:00:00'],
  ['the C-style date', 'Wed May 4 09:36:06 2005'],
  ['an American date', '05/04/2027'],
  ['a number of another kind', '20270101'],
])('says unknown to %s', (_, text) => {
  expect(instantFrom(text)).toBeUndefined();
});

test('reads back every second it writes', () => {
  const [from, to] = [Date.UTC(1985, 0, 1) / 1000, Date.UTC(2150, 0, 1) / 1000];
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), (seconds) => {
      const iso = new Date(seconds * 1000).toISOString();
      expect(instantFrom(iso.slice(0, 19).replace('T', ' '))).toBe(iso);
    }),
  );
});
