// The script rule behind a-labels: it needs a decoder, which only the edges have.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNameAtEdge } from '../../../src/client/decode-labels.js';
import { parseDomainName } from '../../../src/domain/domain-name.js';

function outcome(input: unknown): string {
  const parsed = parseNameAtEdge(input);
  return parsed.kind === 'valid' ? parsed.value.aLabel : parsed.problems[0].sentence;
}

describe('a name that comes in a-label form', () => {
  test.each([
    ['is taken as it is', 'xn--caf-dma.example', 'xn--caf-dma.example'],
    ['is taken in upper case', 'XN--CAF-DMA.Example', 'xn--caf-dma.example'],
    ['may have a-labels in every place', 'xn--e1afmkfd.xn--p1ai', 'xn--e1afmkfd.xn--p1ai'],
    ['may stand beside plain labels', 'www.xn--caf-dma.example', 'www.xn--caf-dma.example'],
  ])('%s', (_, input, expected) => expect(outcome(input)).toBe(expected));

  test.each([
    ['hides two scripts', 'xn--pypal-4ve.com', 'mixes Latin and Cyrillic letters'],
    ['hides two scripts in upper case', 'XN--PYPAL-4VE.com', 'mixes Latin and Cyrillic letters'],
    ['hides two scripts behind full-width letters', 'ｘn--pypal-4ve.com', 'mixes Latin and Cyrillic letters'],
    ['hides two scripts behind a variation selector', 'x\ufe0fn--pypal-4ve.com', 'no domain name may have'],
    ['hides an emoji', 'xn--i-7iq.com', 'no domain name may have'],
    ['cannot be decoded', 'xn--a.com', 'ASCII form'],
    ['decodes to nothing', 'xn--.com', 'domain'],
  ])('is refused when it %s', (_, input, part) => expect(outcome(input)).toContain(part));
});

test('a name that is no text is missing', () => {
  expect(outcome(undefined)).toContain('is missing');
});

test('the edge accepts nothing that the core refuses, and writes what it accepts the same way', () => {
  const label = fc.oneof(
    fc.stringMatching(/^[a-z0-9-]{1,12}$/),
    fc.stringMatching(/^xn--[a-z0-9-]{1,12}$/),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
      const edge = parseNameAtEdge(labels.join('.'));
      if (edge.kind === 'valid') expect(parseDomainName(edge.value.aLabel)).toEqual(edge);
    }),
    { numRuns: 2_000 },
  );
});
