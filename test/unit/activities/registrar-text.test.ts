import fc from 'fast-check';
import { expect, test } from 'vitest';
import { registrarText } from '../../../src/activities/registrar-text.js';

test.each([
  ['stays as it is', 'Domain taken', 'Domain taken'],
  ['becomes one line', ' Domain\r\n\ttaken ', 'Domain taken'],
  ['may be empty', '', ''],
])('a text of the registrar %s', (_, text, expected) => expect(registrarText(text)).toBe(expected));

test('a text of megabytes is cut', () => {
  expect(registrarText('x'.repeat(5_000_000))).toHaveLength(500);
});

test('whatever the registrar writes becomes one bounded line without half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 400, maxLength: 700 }), (text) => {
      const kept = registrarText(text);
      expect(kept.length).toBeLessThanOrEqual(500);
      expect(kept).not.toMatch(/[\r\n]|\p{Surrogate}/u);
    }),
  );
});
