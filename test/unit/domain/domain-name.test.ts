import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_NAME_LENGTH, isALabel, parseDomainName } from '../../../src/domain/domain-name.js';

const LDH = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{1,63}$/;

function accepted(input: unknown): string | undefined {
  const parsed = parseDomainName(input);
  return parsed.kind === 'valid' ? parsed.value.aLabel : undefined;
}

function sentenceFor(input: unknown, field?: string): string {
  const parsed = parseDomainName(input, field);
  return parsed.kind === 'valid' ? `accepted as ${parsed.value.aLabel}` : parsed.problems[0].sentence;
}

describe('names that are taken', () => {
  test.each([
    ['a plain name', 'example.com', 'example.com'],
    ['several labels', 'a.b-c.example.co.uk', 'a.b-c.example.co.uk'],
    ['upper case', 'EXAMPLE.Com', 'example.com'],
    ['a label of 63 characters', `${'a'.repeat(63)}.com`, `${'a'.repeat(63)}.com`],
    ['a label of digits', '123.com', '123.com'],
    ['one letter', 'x.org', 'x.org'],
    ['accents', 'Café.example', 'xn--caf-dma.example'],
    ['accents written apart (NFD)', 'cafe\u0301.example', 'xn--caf-dma.example'],
    ['a sharp s, which is kept', 'straße.de', 'xn--strae-oqa.de'],
    ['full-width letters and dots, as the plain ones', 'ｅｘａｍｐｌｅ．ｃｏｍ', 'example.com'],
    ['the Japanese length mark beside Katakana', 'コーヒー.com', 'xn--tck2c4fb.com'],
    ['Japanese in its three scripts and Latin', 'abcの漢字カナ.jp', 'xn--abc-nc4b4lmgr640afd7a.jp'],
    ['Korean', '예시.com', 'xn--vv4b11d.com'],
    ['Devanagari with its own digits', 'उदाहरण१.com', 'xn--p1b6ci4b4b3a40a.com'],
    ['a Catalan middle dot', 'col·lecció.cat', 'xn--collecci-ioa91d.cat'],
    ['a top-level domain beyond ASCII', 'пример.рф', 'xn--e1afmkfd.xn--p1ai'],
    ['a name in a-label form', 'xn--caf-dma.example', 'xn--caf-dma.example'],
  ])('%s', (_, input, expected) => expect(accepted(input)).toBe(expected));

  test('an internationalised name is known as one, in any label', () => {
    const isIdn = (name: string): unknown => {
      const parsed = parseDomainName(name);
      return parsed.kind === 'valid' ? parsed.value.isIdn : parsed;
    };
    expect([isIdn('café.example'), isIdn('пример.рф'), isIdn('example.xn--p1ai'), isIdn('example.com')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test(`up to ${MAX_NAME_LENGTH} characters in a-label form`, () => {
    const name = (length: number): string => `${'a'.repeat(60)}.${'b'.repeat(length - 65)}.com`;
    expect(accepted(name(MAX_NAME_LENGTH))).toHaveLength(MAX_NAME_LENGTH);
    expect(sentenceFor(name(MAX_NAME_LENGTH + 1))).toContain('128 characters in its ASCII form');
  });
});

describe('names that are refused, with a sentence that says why', () => {
  test.each([
    ['nothing', '', 'is missing'],
    ['a number', 42, 'is missing'],
    ['null', null, 'is missing'],
    ['no top-level domain', 'example', 'no top-level domain'],
    ['a trailing dot', 'example.com.', 'ends in a dot'],
    ['a trailing full-width dot', 'example.com．', 'ends in a dot'],
    ['a leading dot', '.example.com', 'begins with a dot'],
    ['an empty label', 'example..com', 'two dots follow each other'],
    ['white space', 'exam ple.com', 'white space'],
    ['a line feed at the end', 'example.com\n', 'white space'],
    ['a label of 64 characters', `${'a'.repeat(64)}.com`, '64 characters; 63 is the limit'],
    ['a label that is too long once it is encoded', `${'é'.repeat(63)}.com`, 'ASCII form'],
    ['a leading hyphen', '-example.com', 'inner hyphens only'],
    ['a trailing hyphen', 'example-.com', 'inner hyphens only'],
    ['a leading hyphen beside foreign letters', '-é.com', 'begins or ends with a hyphen'],
    ['a trailing hyphen beside foreign letters', 'é-.com', 'begins or ends with a hyphen'],
    ['hyphens in places three and four', 'ab--c.com', 'places three and four'],
    ['hyphens in places three and four of a foreign label', 'éa--b.com', 'places three and four'],
    ['an underscore', 'ex_ample.com', 'inner hyphens only'],
    ['an address', '1.2.3.4', 'cannot be a top-level domain'],
    ['an address of three numbers', '1.2.3', 'cannot be a top-level domain'],
    ['an address in hexadecimal', '0x7f.1', 'cannot be a top-level domain'],
    ['an address in full-width digits', '１.２.３.４', 'cannot be a top-level domain'],
    ['an address with a variation selector', '1.2.3.4\ufe0f', 'no domain name may have'],
    ['a top-level domain that begins with a digit', 'example.1com', 'cannot be a top-level domain'],
    ['an ideographic full stop', 'example。com', 'no top-level domain'],
    ['an emoji', 'i❤.com', 'no domain name may have'],
    ['a keycap', '1\u20e3.com', 'no domain name may have'],
    ['a zero-width joiner', 'exam\u200dple.com', 'no domain name may have'],
    ['a zero-width non-joiner', 'exam\u200cple.com', 'no domain name may have'],
    ['a soft hyphen', 'exam\u00adple.com', 'no domain name may have'],
    ['a right-to-left override', 'exam\u202eple.com', 'no domain name may have'],
    ['a NUL', 'exam\u0000ple.com', 'no domain name may have'],
    ['half a surrogate pair', 'exam\ud800ple.com', 'no domain name may have'],
    ['Latin and Cyrillic in one label', 'pаypal.com', 'mixes Latin and Cyrillic letters'],
    ['Latin and Greek in one label', 'αpple.com', 'mixes Greek and Latin letters'],
    ['Latin letters and Devanagari digits', 'g००gle.com', 'mixes Latin and Devanagari letters'],
    ['Greek and Han', 'αβ漢.com', 'mixes Greek and Han letters'],
    ['two scripts that no registry offers', 'ꭰⲁ.com', 'in which names are not taken'],
    ['right-to-left and left-to-right digits in one label', '١a.com', 'mixes'],
    ['an undecodable a-label', 'xn--a.com', 'ASCII form'],
    ['an a-label hidden in full-width letters', 'ｘn--a.com', 'ASCII form'],
    ['an a-label with a variation selector in its prefix', 'x\ufe0fn--pypal-4ve.com', 'no domain name may have'],
    ['a URL', 'https://example.com/', 'inner hyphens only'],
    ['a port', 'example.com:80', 'inner hyphens only'],
    ['percent-encoding', 'ex%61mple.com', 'inner hyphens only'],
  ])('%s', (_, input, part) => expect(sentenceFor(input)).toContain(part));

  test('the sentence begins with the field that was asked for', () => {
    for (const input of ['', 'a b.com', 'example', 'a..b', '1.2.3', `${'a'.repeat(200)}.com`, 'pаypal.com', 'é.1'])
      expect(sentenceFor(input, 'linkTo')).toMatch(/^linkTo /);
  });

  test('a hostile name is cut before it is quoted', () => {
    for (const input of ['x'.repeat(250), `${'ж'.repeat(120)}.${'x'.repeat(120)}`, '𐐨'.repeat(60) + 'é'.repeat(60)]) {
      expect(sentenceFor(input).length).toBeLessThan(450);
      expect(sentenceFor(input)).toContain('…');
    }
  });

  test('a name of a megabyte is refused without being quoted', () => {
    expect(sentenceFor('é'.repeat(1_000_000))).toBe('domain is longer than a domain name can be (253 characters).');
  });
});

/** Names and near-names: letters of many scripts, dots, hyphens, marks, digits of other alphabets. */
const nearName = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c', 'x', 'y', 'z', '0', '1', '9', '-', '.') },
      fc.constantFrom('é', 'ß', 'İ', 'ﬁ', 'Ⅷ', '１', '．', '。', 'а', 'α', '漢', 'ー', 'ก', 'א', '١', 'े', '\u0301'),
      fc.constantFrom('xn--', '--', '\u200d', '\ufe0f', '\u00ad', '\u202e', '\u0000', '"', ' ', '%', '\ud800'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('whatever is typed', () => {
  test('there is an answer, never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(nearName, fc.string({ unit: 'binary' }), fc.anything()), (input) =>
        ['valid', 'invalid'].includes(parseDomainName(input).kind),
      ),
      { numRuns: 2_000 },
    );
  });

  test('what is accepted is lower-case letters, digits and hyphens, and within the limit', () => {
    fc.assert(
      fc.property(nearName, (input) => {
        const name = accepted(input);
        return name === undefined || (LDH.test(name) && name.length <= MAX_NAME_LENGTH && isALabel(name));
      }),
      { numRuns: 3_000 },
    );
  });

  test('what was accepted once is accepted again, unchanged', () => {
    fc.assert(
      fc.property(nearName, (input) => {
        const name = accepted(input);
        return name === undefined || accepted(name) === name;
      }),
      { numRuns: 3_000 },
    );
  });

  test('upper case and full-width letters never make another name', () => {
    const wide = (name: string): string =>
      name.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.domain(), (input) => {
        const name = accepted(input);
        expect(accepted(input.toUpperCase())).toBe(name);
        expect(accepted(wide(input))).toBe(name);
      }),
    );
  });

  test('a sentence holds no control character, no half surrogate and no flood', () => {
    fc.assert(
      fc.property(nearName, (input) => {
        const sentence = sentenceFor(input);
        expect(sentence).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(sentence.length).toBeLessThan(450);
      }),
      { numRuns: 3_000 },
    );
  });
});

test('every letter that passes as foreign stays foreign in the a-label form', () => {
  // A letter that the mapping folds to ASCII could build an address or an xn-- label behind the back of the checks.
  const surprises: string[] = [];
  for (let code = 0x80; code < 0x30000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const typed = `a${String.fromCodePoint(code)}b.com`;
    const name = accepted(typed);
    const isFolded = /^[\x21-\x7e]*$/.test(typed.normalize('NFKC').toLowerCase());
    if (name !== undefined && !isFolded && !name.startsWith('xn--')) surprises.push(`${code.toString(16)} ${name}`);
  }
  expect(surprises).toEqual([]);
});

describe('the form in which names are stored', () => {
  test.each([
    ['a name', 'example.com', true],
    ['an a-label', 'xn--caf-dma.example', true],
    ['upper case', 'Example.com', false],
    ['letters beyond ASCII', 'café.example', false],
    ['no dot', 'example', false],
    ['an empty label', 'a..b', false],
    ['a trailing dot', 'example.com.', false],
    ['a line feed at the end', 'example.com\n', false],
    ['too long a name', `${'a.'.repeat(63)}com`, false],
    ['a slash, which would break an id', 'a/b.com', false],
    ['a colon, which would break an id', 'a:b.com', false],
  ])('%s', (_, text, expected) => expect(isALabel(text)).toBe(expected));
});
