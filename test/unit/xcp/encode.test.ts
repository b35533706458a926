import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { XcpEncodeError } from '../../../src/xcp/envelope/codec-error.js';
import { decodeEnvelope } from '../../../src/xcp/envelope/decode.js';
import { encodeEnvelope } from '../../../src/xcp/envelope/encode.js';
import type { XcpAssoc, XcpValue } from '../../../src/xcp/value.js';

/** Text of any characters that XML 1.0 can carry, the awkward ones often. */
const carriable = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '&',
        '<',
        '>',
        '"',
        "'",
        '\r',
        '\n',
        '\t',
        ' ',
        ']]>',
        '&amp;',
        '&#65;',
        '\u0085',
        '\u2028',
        '\uFFFD',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))
  // oxlint-disable-next-line no-control-regex -- what XML forbids is left out here and tested below
  .map((text) => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu, '?'));

const { message } = fc.letrec<{ value: XcpValue; message: XcpAssoc }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, carriable, fc.array(tie('value'), { maxLength: 12 }), tie('message')),
  message: fc.dictionary(fc.oneof(carriable, fc.constantFrom('__proto__', 'constructor')), tie('value'), {
    maxKeys: 6,
    noNullPrototype: false,
  }) as fc.Arbitrary<XcpAssoc>,
}));

/** Maps of both prototypes are the same message. */
const plain = (value: XcpValue): unknown => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return (value as readonly XcpValue[]).map(plain);
  return new Map(Object.entries(value).map(([key, entry]) => [key, plain(entry)] as const));
};

describe('writes what is read again', () => {
  test('for every message that XML can carry', () => {
    fc.assert(
      fc.property(message, (sent) => {
        expect(plain(decodeEnvelope(encodeEnvelope(sent)))).toEqual(plain(sent));
      }),
      { numRuns: 500 },
    );
  });

  test('for every Unicode character', () => {
    const text: string[] = [];
    for (let code = 0x20; code <= 0x10ffff; code++) {
      if ((code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff) continue;
      text.push(String.fromCodePoint(code));
    }
    const all = `\t\n\r${text.join('')}`;
    expect(decodeEnvelope(encodeEnvelope({ all }))['all'] === all).toBe(true);
  });

  test('for lists of more than ten entries', () => {
    const list = Array.from({ length: 25 }, (_, index) => `v${index}`);
    expect(decodeEnvelope(encodeEnvelope({ list }))).toEqual({ list });
  });
});

describe('refuses what XML cannot carry', () => {
  test.each([
    ['NUL', '\u0000', 'U+0000'],
    ['a bell', 'ding\u0007', 'U+0007'],
    ['a vertical tab', '\u000B', 'U+000B'],
    ['a lone high surrogate', 'a\uD83D', 'U+D83D'],
    ['a lone low surrogate', '\uDE00a', 'U+DE00'],
    ['the last code point of the plane', '\uFFFF', 'U+FFFF'],
  ])('%s, naming the field and not the value', (_, text, code) => {
    const city = `Santa Clara${text}`;
    const write = () => encodeEnvelope({ attributes: { contact_set: { owner: { city } } } });
    expect(write).toThrow(
      expect.objectContaining({ name: 'XcpEncodeError', path: 'attributes.contact_set.owner.city' }),
    );
    expect(write).toThrow(
      new RegExp(`^attributes\\.contact_set\\.owner\\.city holds the character ${code.replace('+', '\\+')}`),
    );
    expect(write).not.toThrow(/Santa/);
  });

  test('a list entry, by its position', () => {
    expect(() => encodeEnvelope({ list: ['a', '\u0001'] })).toThrow(expect.objectContaining({ path: 'list.1' }));
  });

  test('a key', () => {
    expect(() => encodeEnvelope({ 'a\u0001': 'x' })).toThrow(XcpEncodeError);
  });

  test('a message without an end', () => {
    let deep: XcpValue = 'x';
    for (let level = 0; level < 1_000; level++) deep = { deep };
    expect(() => encodeEnvelope({ deep })).toThrow(XcpEncodeError);
  });
});
