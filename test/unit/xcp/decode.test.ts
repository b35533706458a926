import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { XcpDecodeError, type DecodeProblem } from '../../../src/xcp/envelope/codec-error.js';
import { decodeEnvelope } from '../../../src/xcp/envelope/decode.js';
import { document } from './support/envelopes.js';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const envelope = (root: string) =>
  `<OPS_envelope><header><version>0.9</version></header><body><data_block>${root}</data_block></body></OPS_envelope>`;
const assoc = (items: string) => envelope(`<dt_assoc>${items}</dt_assoc>`);
const decode = (text: string) => decodeEnvelope(utf8(text));

function problemOf(bytes: Uint8Array, limits?: Parameters<typeof decodeEnvelope>[2]): DecodeProblem | 'none' | 'other' {
  try {
    decodeEnvelope(bytes, undefined, limits);
    return 'none';
  } catch (error) {
    return error instanceof XcpDecodeError ? error.problem : 'other';
  }
}

describe('reads values', () => {
  test.each([
    ['text that looks like a number', '00123', '00123'],
    ['text in scientific notation', '1e5', '1e5'],
    ['text that looks like a boolean', 'true', 'true'],
    ['white space around a value', '\n  text \t', '\n  text \t'],
    ['the five predefined entities', '&amp;&lt;&gt;&quot;&apos;', '&<>"\''],
    ['decimal references', '&#233;&#128512;', 'é😀'],
    ['hexadecimal references', '&#xE9;&#x1F600;', 'é😀'],
    ['a referenced carriage return', 'a&#13;b', 'a\rb'],
    ['an entity that is not resolved twice', '&amp;lt;', '&lt;'],
    ['CDATA as it stands', '<![CDATA[<a> &amp; ]]>', '<a> &amp; '],
    ['CDATA between text', 'a<![CDATA[&]]>b&lt;', 'a&b<'],
    ['an empty CDATA section', '<![CDATA[]]>', ''],
    ['text around a comment', 'a<!-- not this -->b', 'ab'],
    ['line ends as one line feed', 'a\r\nb\rc', 'a\nb\nc'],
    ['a scalar element', '<dt_scalar>text</dt_scalar>', 'text'],
  ])('%s', (_, written, expected) => {
    expect(decode(assoc(`<item key="k">${written}</item>`))).toEqual({ k: expected });
  });

  test('an empty and a closed item alike', () => {
    expect(decode(assoc('<item key="a"/><item key="b"></item>'))).toEqual({ a: '', b: '' });
  });

  test('structures that are empty', () => {
    expect(decode(assoc('<item key="a"><dt_assoc/></item><item key="b"><dt_array> </dt_array></item>'))).toEqual({
      a: {},
      b: [],
    });
  });

  test('keys in single quotes, with escapes and a greater-than sign', () => {
    expect(decode(assoc(`<item key='a > b &amp; "c"'>x</item>`))).toEqual({ 'a > b & "c"': 'x' });
  });

  test('an item with a class, and one with space in its tags', () => {
    expect(decode(assoc('<item class="x" key="a">1</item ><item\n key = "b" >2</item>'))).toEqual({ a: '1', b: '2' });
  });

  test('msg_id and msg_type in the header as nothing', () => {
    const text = envelope('<dt_assoc/>').replace(
      '</version>',
      '</version><msg_id>1</msg_id><msg_type>standard</msg_type>',
    );
    expect(decode(text)).toEqual({});
  });
});

describe('reads lists', () => {
  const list = (keys: readonly number[]) =>
    assoc(
      `<item key="l"><dt_array>${keys.map((key) => `<item key="${key}">v${key}</item>`).join('')}</dt_array></item>`,
    );

  test('in numeric order, ten after nine', () => {
    expect(decode(list([10, 2, 1, 0, 9]))).toEqual({ l: ['v0', 'v1', 'v2', 'v9', 'v10'] });
  });

  test('in numeric order whatever the document order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(200)), (keys) => {
        const sorted = keys.toSorted((a, b) => a - b).map((key) => `v${key}`);
        expect(decode(list(keys))).toEqual({ l: sorted });
      }),
    );
  });
});

describe('reads encodings', () => {
  const declared = (encoding: string, text: string) =>
    `<?xml version='1.0' encoding='${encoding}' standalone='no'?>\n<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\n${assoc(`<item key="k">${text}</item>`)}`;

  test.each([
    ['UTF-8 as declared', Buffer.from(declared('UTF-8', 'é😀'), 'utf8'), undefined, 'é😀'],
    ['ISO-8859-1 as declared', Buffer.from(declared('ISO-8859-1', 'é'), 'latin1'), undefined, 'é'],
    [
      'the declaration before the header',
      Buffer.from(declared('UTF-8', 'é'), 'utf8'),
      'text/xml; charset=ISO-8859-1',
      'é',
    ],
    [
      'the header where nothing is declared',
      Buffer.from(assoc('<item key="k">é</item>'), 'latin1'),
      'text/xml; charset=iso-8859-1',
      'é',
    ],
    ['a byte order mark', Buffer.from(`\uFEFF${declared('UTF-8', 'é')}`, 'utf8'), undefined, 'é'],
    [
      'a byte order mark before a wrong declaration',
      Buffer.from(`\uFEFF${declared('ISO-8859-1', 'é')}`, 'utf8'),
      undefined,
      'é',
    ],
    [
      'the first 256 characters of ISO-8859-1 as references',
      utf8(assoc('<item key="k">&#128;&#255;</item>')),
      undefined,
      '\u0080ÿ',
    ],
  ] as const)('%s', (_, bytes, contentType, expected) => {
    expect(decodeEnvelope(bytes, contentType)).toEqual({ k: expected });
  });

  test.each([
    ['bytes that are not UTF-8', Buffer.from(declared('UTF-8', 'é'), 'latin1')],
    ['an encoding that is not known', utf8(declared('EBCDIC-CP-US', 'x'))],
    [
      'a lone surrogate in UTF-8',
      Buffer.concat([utf8('<OPS_envelope>'), Buffer.from([0xed, 0xa0, 0x80]), utf8('</OPS_envelope>')]),
    ],
  ])('refuses %s', (_, bytes) => {
    expect(problemOf(bytes)).toBe('encoding');
  });
});

describe('refuses', () => {
  const good = envelope('<dt_assoc><item key="a">1</item></dt_assoc>');
  const bomb = '<!DOCTYPE OPS_envelope [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';

  test.each<[string, string, DecodeProblem]>([
    ['an empty body', '', 'malformed'],
    ['white space', ' \n ', 'malformed'],
    ['plain text', 'Authentication failed', 'malformed'],
    ['a page of HTML', '<html><body>Bad gateway</body></html>', 'not_an_envelope'],
    ['another root', good.replaceAll('OPS_envelope', 'envelope'), 'not_an_envelope'],
    ['two roots', good + good, 'malformed'],
    ['text before the root', `x${good}`, 'malformed'],
    ['text after the root', `${good}x`, 'malformed'],
    ['CDATA after the root', `${good}<![CDATA[x]]>`, 'malformed'],
    ['unclosed tags', good.slice(0, -30), 'malformed'],
    ['a cut inside a tag', good.slice(0, -5), 'malformed'],
    ['tags closed in the wrong order', good.replace('</item></dt_assoc>', '</dt_assoc></item>'), 'malformed'],
    ['a closing tag too many', `${good}</OPS_envelope>`, 'malformed'],
    ['an attribute without quotes', good.replace('"a"', 'a'), 'malformed'],
    ['an attribute given twice', good.replace('key="a"', 'key="a" key="b"'), 'malformed'],
    ['a less-than sign in an attribute', good.replace('"a"', '"<"'), 'malformed'],
    ['a comment without an end', `${good}<!-- x`, 'malformed'],
    ['a processing instruction', good.replace('<header>', '<?php x?><header>'), 'malformed'],
    ['text between structures', good.replace('<dt_assoc>', '<dt_assoc>x'), 'malformed'],
    ['text beside a structure', good.replace('<data_block>', '<data_block>x'), 'malformed'],
    ['text beside a nested structure', assoc('<item key="a">x<dt_assoc/></item>'), 'malformed'],
    ['an internal subset', `${bomb}${good}`, 'doctype'],
    [
      'an internal subset behind the external one',
      `<!DOCTYPE OPS_envelope SYSTEM "ops.dtd" [<!ENTITY x "y">]>${good}`,
      'doctype',
    ],
    ['a document type of another name', `<!DOCTYPE html>${good}`, 'doctype'],
    ['a second document type', `<!DOCTYPE OPS_envelope><!DOCTYPE OPS_envelope>${good}`, 'doctype'],
    ['a document type inside', good.replace('<header>', '<!DOCTYPE x><header>'), 'doctype'],
    ['an entity nobody declared', good.replace('>1<', '>&eacute;<'), 'entity'],
    ['a bare ampersand', good.replace('>1<', '>AT&T<'), 'entity'],
    ['a reference to a control character', good.replace('>1<', '>&#7;<'), 'entity'],
    ['a reference to a surrogate', good.replace('>1<', '>&#xD800;<'), 'entity'],
    ['a reference beyond Unicode', good.replace('>1<', '>&#x110000;<'), 'entity'],
    ['a control character', good.replace('>1<', '>\u0001<'), 'character'],
    ['a list as the message', envelope('<dt_array/>'), 'not_an_envelope'],
    ['a body without a block', '<OPS_envelope><body/></OPS_envelope>', 'not_an_envelope'],
    ['no body', '<OPS_envelope/>', 'not_an_envelope'],
    [
      'two bodies',
      `<OPS_envelope>${'<body><data_block><dt_assoc/></data_block></body>'.repeat(2)}</OPS_envelope>`,
      'not_an_envelope',
    ],
    ['two messages', envelope('<dt_assoc/><dt_assoc/>'), 'not_an_envelope'],
    ['an item without a key', assoc('<item>x</item>'), 'not_an_envelope'],
    ['an unknown structure', assoc('<item key="a"><dt_map/></item>'), 'not_an_envelope'],
    ['two structures in an item', assoc('<item key="a"><dt_assoc/><dt_assoc/></item>'), 'not_an_envelope'],
    ['a key given twice', assoc('<item key="a">1</item><item key="a">1</item>'), 'duplicate_key'],
    [
      'a list position given twice',
      assoc('<item key="l"><dt_array><item key="1"/><item key="01"/></dt_array></item>'),
      'duplicate_key',
    ],
    [
      'a list key that is not a number',
      assoc('<item key="l"><dt_array><item key="x"/></dt_array></item>'),
      'bad_array_key',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemOf(utf8(text))).toBe(problem);
  });

  test('what is longer than the limit', () => {
    expect(problemOf(utf8(good), { maxBytes: good.length - 1, maxDepth: 64 })).toBe('too_large');
    expect(problemOf(utf8(good), { maxBytes: good.length, maxDepth: 64 })).toBe('none');
  });

  test('what is deeper than the limit, however deep', () => {
    const deep = (levels: number) =>
      assoc('<item key="a"><dt_assoc>'.repeat(levels) + '</dt_assoc></item>'.repeat(levels));
    expect(problemOf(utf8(deep(29)))).toBe('none');
    expect(problemOf(utf8(deep(31)))).toBe('too_deep');
    expect(problemOf(utf8(deep(100_000)))).toBe('too_deep');
  });

  test.each([
    ['a megabyte of spaces', `${' '.repeat(1e6)}x`],
    ['a tag of a megabyte of spaces', `<a${' '.repeat(1e6)}`],
    ['a declaration that does not end', `<?xml ${'a'.repeat(1e6)}`],
    ['a document type that does not end', `<!DOCTYPE OPS_envelope SYSTEM "${'a'.repeat(1e6)}`],
    ['a hundred thousand attributes', `<a ${'b="c" '.repeat(1e5)}`],
    ['a hundred thousand ampersands', assoc(`<item key="a">${'&'.repeat(1e5)}</item>`)],
  ])('%s, quickly', (_, text) => {
    const before = performance.now();
    expect(problemOf(utf8(text))).not.toBe('none');
    expect(performance.now() - before).toBeLessThan(20_000); // seconds on a busy machine; a quadratic reader would take minutes
  });

  test('any cut of a good document', () => {
    const bytes = utf8(
      document({ protocol: 'XCP', is_success: '1', response_code: '200', attributes: { l: ['1', '2'] } }),
    );
    for (let length = 0; length < bytes.length; length++) expect(problemOf(bytes.subarray(0, length))).not.toBe('none');
  });

  test('any bytes with a typed error and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(problemOf(bytes)).not.toBe('other');
      }),
    );
  });

  test('any markup of our own names with a typed error and nothing else', () => {
    const piece = fc.constantFrom(
      '<OPS_envelope>',
      '</OPS_envelope>',
      '<body>',
      '</body>',
      '<item key="a">',
      '</item>',
      '<!--',
      '-->',
      '&',
      ';',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '"',
      '/>',
      'x',
      '<dt_assoc>',
      '</dt_assoc>',
      '<__proto__>',
      '<item __proto__="x" key="a"/>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(problemOf(utf8(pieces.join('')))).not.toBe('other');
        expect(problemOf(utf8(assoc(pieces.join(''))))).not.toBe('other');
      }),
    );
  });

  test('without quoting the document', () => {
    const secret = 'S3cretpass99';
    const texts = [
      `x${secret}`,
      assoc(`<item key="a">${secret}`),
      assoc(`<item key="${secret}"/><item key="${secret}"/>`),
      assoc(`<item key="a">&${secret.toLowerCase()};</item>`),
      `<!DOCTYPE ${secret}>`,
      `<${secret}`,
      assoc(`<item key="a"><${secret}/></item>`),
    ];
    for (const text of texts) {
      expect(() => decode(text)).toThrow(XcpDecodeError);
      expect(() => decode(text)).not.toThrow(new RegExp(secret, 'i'));
    }
  });
});

describe('keeps dangerous keys harmless', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'])('%s', (key) => {
    const message = decode(assoc(`<item key="${key}"><dt_assoc><item key="polluted">1</item></dt_assoc></item>`));
    expect(Object.keys(message)).toEqual([key]);
    expect(Object.getPrototypeOf(message)).toBeNull();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
