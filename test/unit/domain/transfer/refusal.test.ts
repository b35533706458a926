import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notBeforeFrom } from '../../../../src/domain/transfer/not-before.js';
import { refusalFrom, refusalSentence } from '../../../../src/domain/transfer/refusal.js';
import type { TransferPlace } from '../../../../src/domain/transfer/transfer-standing.js';

describe('who refused a transfer', () => {
  test.each([
    ['the words name the registrant', 'Declined by the registrant.', 'registry', false, 'registrant'],
    [
      'the words name the losing registrar',
      'Refused by the losing registrar: fraud',
      'registrant',
      false,
      'losing_registrar',
    ],
    [
      'the words say that nobody answered',
      'Cancelled: the registrant did not answer in five days.',
      'registrant',
      false,
      'nobody_answered',
    ],
    [
      'the words speak of the code',
      'Refused by the registry: the auth code is wrong.',
      'registrant',
      false,
      'registry',
    ],
    ['no words: the registrant was asked', '', 'registrant', false, 'registrant'],
    ['no words: it was at the registry', '', 'registry', false, 'losing_registrar'],
    ['no words, and the time was over', '', 'registrant', true, 'nobody_answered'],
    ['words that mean nothing here', 'Order updated', 'registry', false, 'losing_registrar'],
    ['it was never seen anywhere', '', undefined, false, 'registry'],
  ] as const)('%s', (_, text, place, isPast, by) => {
    expect(refusalFrom(text, place, isPast).by).toBe(by);
  });

  test('only words about the code ask for another code', () => {
    expect(refusalFrom('Invalid authorization code', 'registry', false)).toEqual({ by: 'registry', isCodeWrong: true });
    expect(refusalFrom('The domain is locked', 'registry', false).isCodeWrong).toBe(false);
  });

  test('whatever the registrar writes, none of it gets into the sentence', () => {
    const places: readonly (TransferPlace | undefined)[] = ['submitted', 'registrant', 'staff', 'registry', undefined];
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), fc.constantFrom(...places), fc.boolean(), (text, place, isPast) => {
        const sentence = refusalSentence(refusalFrom(text, place, isPast));
        expect(sentence).toContain('Nothing was charged.');
        expect(sentence).not.toContain(text);
      }),
    );
  });
});

describe('from when on it could be transferred', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  test.each([
    ['a day that is named', 'Locked until 2026-12-24', { at: '2026-12-24T00:00:00.000Z', isLatest: false }],
    [
      'a rule without a day: by then it is over for certain',
      'Domain was registered less than 60 days ago',
      { at: '2027-01-21T10:00:00.000Z', isLatest: true },
    ],
    ['a day in the past is no deadline', 'Created 2026-11-01', undefined],
    ['nothing is told', 'Domain is locked', undefined],
    ['a number that is no rule of days', 'Code 552', undefined],
  ] as const)('%s', (_, reason, expected) => {
    expect(notBeforeFrom(reason, now)).toEqual(expected);
  });
});
