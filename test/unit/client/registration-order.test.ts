import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRegistrationOrder } from '../../../src/client/registration-order.js';
import { order } from './a-registration-order.js';
import { contact } from '../domain/support/orders.js';

function fieldsOf(input: unknown): readonly string[] {
  const parsed = parseRegistrationOrder(input);
  return parsed.kind === 'valid' ? [] : parsed.problems.map((problem) => problem.field);
}

describe('an order is checked before anything is sent', () => {
  test.each([
    ['accepts an order that is right', order, []],
    ['names the period when it is eleven years', { ...order, periodYears: 11 }, ['periodYears']],
    ['names the contact that is missing', { ...order, contacts: {} }, ['contacts.registrant']],
    [
      'names the phone that is not written as +country.number',
      { ...order, contacts: { registrant: { ...contact, phone: '0441234' } } },
      ['contacts.registrant.phone'],
    ],
    ['names the domain that has no top-level domain', { ...order, domain: 'example' }, ['domain']],
    ['refuses a label of mixed scripts', { ...order, domain: 'ex\u0430mple.com', languageTag: 'rus' }, ['domain']],
    ['names a request id that is missing', { ...order, requestId: undefined }, ['requestId']],
    ['refuses a reference that is not printable ASCII', { ...order, reference: 'M\u00fcller' }, ['reference']],
    ['refuses a misspelt field instead of dropping it', { ...order, regisrarLock: true }, ['regisrarLock']],
    ['refuses text in place of an order', 'example.com', ['order']],
  ] as const)('%s', (_, input, fields) => {
    expect(fieldsOf(input)).toEqual(fields);
  });

  test('tells what is wrong with ids, name and contacts at once, each once', () => {
    const input = { ...order, requestId: 'a b', domain: 'exa mple.com', linkTo: 'x', periodYears: 0, contacts: {} };
    expect(fieldsOf(input).toSorted()).toEqual(
      ['contacts.registrant', 'domain', 'linkTo', 'periodYears', 'requestId'].toSorted(),
    );
  });

  test('does not quote what was typed into a contact', () => {
    const parsed = parseRegistrationOrder({
      ...order,
      contacts: { registrant: { ...contact, phone: 'secret-phone', email: 'secret-mail' } },
    });
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });
});

describe('labels that arrive in ASCII are judged by their letters', () => {
  // The a-label of "ex\u0430mple" with a Cyrillic a.
  const mixed = new URL('http://ex\u0430mple.com').hostname;

  test('a mixed-script label is refused in its xn-- form too', () => {
    expect(mixed).toMatch(/^xn--/);
    expect(fieldsOf({ ...order, domain: mixed, languageTag: 'rus' })).toEqual(['domain']);
  });

  test('a mixed-script label in capitals of its xn-- form is refused too', () => {
    expect(fieldsOf({ ...order, domain: mixed.toUpperCase(), languageTag: 'rus' })).toEqual(['domain']);
  });

  test('a name in one script comes out the same from letters and from ASCII', () => {
    const fromLetters = parseRegistrationOrder({ ...order, domain: 'Caf\u00e9.com', languageTag: 'fre' });
    const fromAscii = parseRegistrationOrder({ ...order, domain: 'xn--caf-dma.com', languageTag: 'fre' });
    expect(fromLetters).toEqual(fromAscii);
    expect(fromLetters).toMatchObject({
      kind: 'valid',
      value: { operation: { request: { domain: 'xn--caf-dma.com' } } },
    });
  });

  test('a name is never turned into another name', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
    fc.assert(
      fc.property(
        fc.oneof(
          label,
          label.map((text) => `xn--${text}`),
        ),
        (text) => {
          const parsed = parseRegistrationOrder({ ...order, domain: `${text}.com`, languageTag: 'fre' });
          if (parsed.kind === 'valid') expect(parsed.value.operation.request.domain).toBe(`${text}.com`);
        },
      ),
    );
  });
});
