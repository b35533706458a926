// The arithmetic behind every published figure, and the verdict on it.
import { expect, test } from 'vitest';
import { cpuMsFrom, cpuMsOf } from '../../../bench/support/cpu.js';
import { runLoad } from '../../../bench/support/load.js';
import { isMet } from '../../../bench/support/report.js';
import { median, quantile } from '../../../bench/support/statistics.js';
import { formatTable } from '../../../bench/support/table.js';

test.each([
  ['the middle of an odd number', [9, 1, 5], 0.5, 5],
  ['between the middle two of an even number', [4, 1, 2, 3], 0.5, 2.5],
  ['the lowest at 0', [3, 2, 1], 0, 1],
  ['the highest at 1', [3, 2, 1], 1, 3],
  ['interpolated in between', [0, 10], 0.99, 9.9],
] as const)('a quantile is %s', (_, values, share, expected) => {
  expect(quantile(values, share)).toBeCloseTo(expected, 10);
});

test('the median of nothing is not a number, so that it can meet no goal', () => {
  const goal = { what: 'anything', bound: 1, measured: median([]), unit: '' };
  expect(isMet({ ...goal, kind: 'at_most' })).toBe(false);
  expect(isMet({ ...goal, kind: 'at_least' })).toBe(false);
});

test.each([
  ['at_most', 60, 60, true],
  ['at_most', 60, 60.001, false],
  ['at_least', 0.6, 0.6, true],
  ['at_least', 0.6, 0.596, false],
] as const)('a goal of %s %d with %d measured is met: %s', (kind, bound, measured, met) => {
  expect(isMet({ what: 'anything', kind, bound, measured, unit: '' })).toBe(met);
});

test('never more are in flight than asked for, and each index comes once', async () => {
  const seen: number[] = [];
  let running = 0;
  let most = 0;
  const result = await runLoad(25, 4, async (index) => {
    most = Math.max(most, ++running);
    seen.push(index);
    await Promise.resolve();
    running -= 1;
  });
  expect(most).toBe(4);
  expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => index));
  expect(result.latenciesMs).toHaveLength(25);
});

test('a failed one fails the load: a rate of failures would be a fine rate', async () => {
  const load = runLoad(10, 2, (index) => (index === 7 ? Promise.reject(new Error('refused')) : Promise.resolve()));
  await expect(load).rejects.toThrow('refused');
});

test('CPU time is user and system together, whatever the program is called', () => {
  const line = '4711 (my (odd) name) S 1 4711 4711 0 -1 4194560 900 0 0 0 250 50 7 9 20 0 11 0 1000 0 0';
  expect(cpuMsFrom(line)).toBe(3_000);
});

test('a process whose CPU time cannot be read is named, with what to do', () => {
  expect(() => cpuMsOf(-1)).toThrow('/proc/-1/stat, which cannot be read; run this on Linux');
});

test('figures stand to the right in a table, words to the left', () => {
  expect(
    formatTable(
      ['what', 'ms'],
      [
        ['a', 5],
        ['longer', 12.5],
      ],
    ).split('\n'),
  ).toEqual(['what      ms', '------  ----', 'a          5', 'longer  12.5']);
});
