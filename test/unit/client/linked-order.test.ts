import { describe, expect, test } from 'vitest';
import { parseLinkedOrder } from '../../../src/client/linked-order.js';
import { contact } from '../domain/support/orders.js';

const order = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  requestId: 'g-1',
  periodYears: 1,
  contacts: { registrant: contact },
  domains: ['first.com', 'second.com'],
  ...changes,
});

describe('an order of linked names', () => {
  test('is sent with its names in ASCII form', () => {
    const parsed = parseLinkedOrder(
      order({ domains: ['First.com', { domain: 'café.com', overrides: { languageTag: 'fre' } }] }),
    );
    expect(parsed).toMatchObject({
      kind: 'valid',
      value: { domains: [{ domain: 'first.com' }, { domain: 'xn--caf-dma.com', overrides: { languageTag: 'fre' } }] },
    });
  });

  test('R-24: carries what only the edge can see to be wrong with a name, and goes on with the others', () => {
    const parsed = parseLinkedOrder(order({ domains: ['first.com', 'xn--pple-43d.com'] }));
    expect(parsed).toMatchObject({
      kind: 'valid',
      value: { domains: [{ domain: 'first.com' }, { problems: [{ field: 'domains.1.domain' }] }] },
    });
  });

  test.each([
    ['nothing', undefined, 'order must be an object.'],
    ['a list', [], 'order must be an object.'],
    ['names that are no list', order({ domains: 'first.com' }), 'domains must be a list of 2 to 100 names.'],
    [
      'more than one message can hold',
      order({
        domains: Array.from({ length: 100 }, (_, n) => ({
          domain: `name-${n}.com`,
          overrides: { kind: 'sunrise', handling: 'save', trademarkSmd: 'z'.repeat(20_000) },
        })),
      }),
      'domains: the group is larger than 1500000 bytes; divide it.',
    ],
  ])('that is %s is refused', (_, input, sentence) => {
    expect(parseLinkedOrder(input)).toMatchObject({ kind: 'invalid', problems: [{ sentence }] });
  });
});
