import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapLine } from '../../../src/cli/wrap-line.js';

test('breaks at a space and indents what follows', () => {
  expect(wrapLine('  waiting for an operator, until tomorrow', 25, 14)).toEqual([
    '  waiting for an',
    '              operator,',
    '              until',
    '              tomorrow',
  ]);
});

test('no row is wider than the terminal, and no word is lost', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 20, max: 120 }), (line, width) => {
      const rows = wrapLine(line, width, 14);
      expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(width);
      expect(rows.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
    }),
  );
});
