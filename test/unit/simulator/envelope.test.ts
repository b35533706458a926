import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/simulator/state/random.js';
import { readEnvelope } from '../../../src/simulator/wire/read-envelope.js';
import { isArray, isAssoc, type ReplyMap, type ReplyTree, type XcpValue } from '../../../src/simulator/wire/value.js';
import { FAITHFUL_STYLE, writeEnvelope } from '../../../src/simulator/wire/write-envelope.js';

const read = (text: string): ReturnType<typeof readEnvelope> => readEnvelope(Buffer.from(text, 'utf8'));
const wrapped = (inner: string, prolog = '<?xml version="1.0" encoding="UTF-8"?>'): string =>
  `${prolog}<OPS_envelope><header><version>0.9</version></header><body><data_block>${inner}</data_block></body></OPS_envelope>`;
const item = (key: string, value: string): string => `<item key="${key}">${value}</item>`;
const root = (text: string): ReadonlyMap<string, XcpValue> => {
  const reading = read(text);
  if (reading.kind === 'malformed') throw new Error(reading.why);
  return reading.root;
};

function plain(value: XcpValue): unknown {
  if (isAssoc(value)) return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]));
  return isArray(value) ? value.map(plain) : value;
}

describe('reading', () => {
  test.each([
    ['an item without content is an empty string', '<dt_assoc><item key="a"/></dt_assoc>', { a: '' }],
    ['an empty item is an empty string', `<dt_assoc>${item('a', '')}</dt_assoc>`, { a: '' }],
    ['predefined entities', `<dt_assoc>${item('a', '&lt;&gt;&amp;&quot;&apos;')}</dt_assoc>`, { a: '<>&"\'' }],
    ['numeric references', `<dt_assoc>${item('a', '&#233;&#x1F600;')}</dt_assoc>`, { a: 'é😀' }],
    ['CDATA', `<dt_assoc>${item('a', '<![CDATA[<b>&]]>')}</dt_assoc>`, { a: '<b>&' }],
    [
      'array items in the numeric order of their keys',
      `<dt_assoc>${item('l', `<dt_array>${item('10', 'k')}${item('2', 'c')}${item('0', 'a')}</dt_array>`)}</dt_assoc>`,
      { l: ['a', 'c', 'k'] },
    ],
    ['white space around a structure', `<dt_assoc>${item('m', '\n <dt_assoc>\n </dt_assoc>\n')}</dt_assoc>`, { m: {} }],
    [
      'a key like __proto__ is a key like any other',
      `<dt_assoc>${item('__proto__', 'x')}</dt_assoc>`,
      JSON.parse('{"__proto__":"x"}'),
    ],
  ])('%s', (_, inner, expected) => {
    const value = root(wrapped(inner));
    expect([...value].map(([key, inner2]) => [key, plain(inner2)])).toEqual(Object.entries(expected as object));
  });

  test('msg_id and msg_type of older toolkits are ignored', () => {
    const text =
      '<?xml version="1.0"?><OPS_envelope><header><version>0.9</version><msg_id>7</msg_id><msg_type>standard</msg_type></header><body><data_block><dt_assoc/></data_block></body></OPS_envelope>';
    expect(root(text).size).toBe(0);
  });

  test('a body declared ISO-8859-1 is read as such', () => {
    const bytes = Buffer.from(
      wrapped(`<dt_assoc>${item('a', 'é')}</dt_assoc>`, '<?xml version="1.0" encoding="ISO-8859-1"?>'),
      'latin1',
    );
    expect(readEnvelope(bytes)).toMatchObject({ kind: 'read', root: new Map([['a', 'é']]) });
  });

  test.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['another root', '<a/>'],
    ['an unclosed element', '<OPS_envelope><body>'],
    ['a scalar root', wrapped('<dt_scalar>x</dt_scalar>')],
    [
      'an array key that is no number',
      wrapped(`<dt_assoc>${item('l', `<dt_array>${item('x', 'a')}</dt_array>`)}</dt_assoc>`),
    ],
    ['an item without key', wrapped('<dt_assoc><item>x</item></dt_assoc>')],
    ['an internal subset', wrapped('<dt_assoc/>', '<?xml version="1.0"?><!DOCTYPE OPS_envelope [<!ENTITY a "b">]>')],
    ['an unknown entity', wrapped(`<dt_assoc>${item('a', '&bomb;')}</dt_assoc>`)],
    ['bottomless nesting', wrapped(`${'<dt_assoc><item key="a">'.repeat(5000)}x${'</item></dt_assoc>'.repeat(5000)}`)],
  ])('refuses %s with a sentence', (_, text) => {
    expect(read(text)).toMatchObject({ kind: 'malformed', why: expect.stringMatching(/\w/) as string });
  });

  test('refuses bytes that are not UTF-8', () => {
    expect(readEnvelope(Buffer.from([0x3c, 0xff, 0xfe]))).toMatchObject({ kind: 'malformed' });
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(readEnvelope(bytes).kind).toMatch(/read|malformed/);
      }),
    );
  });
});

/** Text that XML can carry; carriage returns would be normalised by any reader. */
const text = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .filter((value) => !/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(value));
const key = text.filter((value) => value !== '' && !/[\t\n]/.test(value));
const tree: fc.Arbitrary<ReplyTree> = fc.letrec<{ tree: ReplyTree; map: ReplyMap }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, text, fc.array(tie('tree'), { maxLength: 13 }), tie('map')),
  map: fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
})).tree;
const map = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 6 });

describe('writing', () => {
  test('what is written is read again, plain or hostile', () => {
    fc.assert(
      fc.property(map, fc.integer(), fc.boolean(), (value, seed, isHostile) => {
        const random = createRandom(seed);
        const style = isHostile
          ? { quote: '"' as const, shuffle: random, emptyAsText: false, numericReferences: random }
          : FAITHFUL_STYLE;
        const reading = readEnvelope(writeEnvelope(value, style));
        expect(reading.kind === 'read' ? plain(reading.root) : reading.why).toEqual(value);
      }),
    );
  });

  test('an empty structure may go out as empty text', () => {
    const bytes = writeEnvelope({ a: {}, b: [] }, { ...FAITHFUL_STYLE, emptyAsText: true });
    expect(readEnvelope(bytes)).toMatchObject({
      root: new Map([
        ['a', ''],
        ['b', ''],
      ]),
    });
  });

  test('a key without a value is left out', () => {
    expect(writeEnvelope({ a: undefined, b: 'x' }, FAITHFUL_STYLE).toString()).not.toContain("key='a'");
  });
});
