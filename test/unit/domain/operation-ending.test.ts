import { describe, expect, test } from 'vitest';
import type { Offer } from '../../../src/domain/registration-intent.js';
import { premiumProblem } from '../../../src/domain/premium.js';
import { endingOf } from '../../../src/domain/operation-ending.js';
import type { RegisteredResult, RegistrationResult } from '../../../src/domain/registration-result.js';
import { type RegistrationTruth, settingsReached } from '../../../src/domain/registration-truth.js';
import { failureTypes } from '../../../src/contract/failure-types.js';
import { requestFor } from './support/orders.js';

const registered: RegisteredResult = {
  outcome: 'registered',
  orderIds: ['7'],
  expiresAt: '2027-11-22T08:30:00.000Z',
  charge: { amount: '10.00', currency: 'USD', orderId: '7', agreed: '10.00' },
  registrarLock: { wanted: true, actual: true },
  whoisPrivacy: { wanted: false, actual: 'disabled' },
  nameServers: [],
  cancelledOrders: [],
  shortfalls: [],
  profile: { kind: 'given' },
};
const WORDS_OF_THE_REGISTRAR = 'Owen Ottway owen@example.com';

const endings: readonly (readonly [string, RegistrationResult, string, string])[] = [
  [
    'a registered name',
    registered,
    'succeeded',
    "Registered; expires 2027-11-22 08:30 UTC by the registrar's own answer.",
  ],
  [
    'a taken name',
    { outcome: 'taken', orderIds: [], registrarText: WORDS_OF_THE_REGISTRAR },
    'DomainUnavailable',
    'Nothing was bought.',
  ],
  ['a premium name', { outcome: 'premium', price: '900.00', sentence: 'Premium.' }, 'PremiumName', 'Premium.'],
  [
    'an invalid request',
    { outcome: 'invalid', problems: [{ field: 'periodYears', sentence: 'periodYears is missing.' }] },
    'InvalidInput',
    'periodYears is missing.',
  ],
  [
    'a refusal',
    { outcome: 'refused', orderIds: [], code: '465', registrarText: WORDS_OF_THE_REGISTRAR },
    'RegistrarRefused',
    'with code 465. Nothing was bought.',
  ],
  [
    'a declined order',
    { outcome: 'declined', orderIds: ['7'], registrarText: WORDS_OF_THE_REGISTRAR },
    'OrderDeclined',
    'Nothing was bought.',
  ],
  [
    'an empty balance',
    { outcome: 'insufficient_funds', price: '10.00' },
    'InsufficientFunds',
    'price of 10.00 before the deadline. Nothing was sent.',
  ],
  [
    'an order that never left',
    { outcome: 'not_sent', sentence: 'The registrar was away.' },
    'NotSent',
    'The registrar was away.',
  ],
  [
    'an order that waited too long',
    { outcome: 'expired', orderIds: ['7'], sentence: 'Too late.' },
    'OrderExpired',
    'Too late.',
  ],
  ['a cancelled operation', { outcome: 'cancelled', orderIds: [], sentence: 'Stopped.' }, 'cancelled', 'Stopped.'],
];

describe('every ending has a state and a sentence', () => {
  test.each(endings)('%s', (_, result, expected, sentence) => {
    const end = endingOf(result);
    expect(end.state === 'failed' ? end.failure : end.state).toBe(expected);
    expect(end.sentence).toContain(sentence);
  });

  test.each(endings)('%s: the failure type is one of the contract', (_, result) => {
    const end = endingOf(result);
    expect([...Object.keys(failureTypes), 'succeeded', 'cancelled']).toContain(
      end.state === 'failed' ? end.failure : end.state,
    );
  });

  test.each(endings)("%s: the sentence does not repeat the registrar's words", (_, result) => {
    expect(endingOf(result).sentence).not.toContain('Ottway');
  });

  test('a success names what is missing of it', () => {
    expect(endingOf({ ...registered, shortfalls: ['No lock.', 'No privacy.'] }).sentence).toMatch(
      /answer\. No lock\. No privacy\.$/,
    );
  });
});

describe('what was asked for and is not there', () => {
  const truth: RegistrationTruth = {
    expiresAt: '2027-11-22T08:30:00.000Z',
    registrarLock: true,
    whoisPrivacy: 'enabled',
    nameServers: [],
  };
  const wanted = requestFor('example.com', { registrarLock: true, whoisPrivacy: true });

  test.each([
    ['nothing', {}, []],
    ['nothing while privacy is being switched on', { whoisPrivacy: 'enabling' }, []],
    ['the lock', { registrarLock: false }, ['The registrar lock was asked for, but the name is not locked.']],
    [
      'word of the lock',
      { registrarLock: 'unknown' },
      ['The registrar lock was asked for; the registrar did not say whether it is set.'],
    ],
    ['privacy', { whoisPrivacy: 'disabled' }, ['WHOIS privacy was asked for, but the registrar says it is disabled.']],
    [
      'privacy that is being switched off',
      { whoisPrivacy: 'disabling' },
      ['WHOIS privacy was asked for, but the registrar says it is disabling.'],
    ],
    [
      'word of privacy',
      { whoisPrivacy: 'unknown' },
      ['WHOIS privacy was asked for; the registrar did not say whether it is on.'],
    ],
  ] as const)('is %s', (_, changes, shortfalls) => {
    expect(settingsReached(wanted, { ...truth, ...changes }).shortfalls).toEqual(shortfalls);
  });

  test('is nothing where nothing was asked for', () => {
    const reached = settingsReached(requestFor('example.com'), {
      ...truth,
      registrarLock: false,
      whoisPrivacy: 'disabled',
    });
    expect(reached).toEqual({
      registrarLock: { wanted: false, actual: false },
      whoisPrivacy: { wanted: false, actual: 'disabled' },
      shortfalls: [],
    });
  });
});

describe('R-20: a premium name', () => {
  const offer: Offer = {
    availability: 'free',
    registrarText: '',
    price: '120.00',
    isPremium: true,
    available: '1000.00',
  };
  const premium = (premiumPrice: string) => requestFor('example.com', { kind: 'premium', premiumPrice });
  const { price: _, ...withoutPrice } = offer;

  test.each([
    ['is bought at the price that was agreed', premium('120.00'), offer],
    ['is bought at the same price written otherwise', premium('120.00'), { ...offer, price: '120.0000' }],
  ] as const)('%s', (__, request, answer) => expect(premiumProblem(request, answer)).toBeUndefined());

  test('that is no premium name is bought without a price', () => {
    expect(premiumProblem(requestFor('example.com'), { ...offer, isPremium: false })).toBeUndefined();
  });

  test.each([
    ['is not bought as a plain one', requestFor('example.com'), offer, 'This is a premium name at 120.00'],
    [
      'is not bought when the price has risen',
      premium('119.99'),
      offer,
      "The registrar's price is 120.00, not 119.99.",
    ],
    [
      'is not bought when the price has fallen either',
      premium('200.00'),
      offer,
      "The registrar's price is 120.00, not 200.00.",
    ],
    [
      'is not bought at a price that is not told',
      premium('120.00'),
      withoutPrice,
      "The registrar's price is unknown, not 120.00.",
    ],
    ['is not bought at a price that cannot be read', premium('120.00'), { ...offer, price: 'undef' }, 'price is undef'],
  ] as const)('%s', (__, request, answer, sentence) => {
    const problem = premiumProblem(request, answer);
    expect(problem).toMatchObject({ outcome: 'premium', sentence: expect.stringContaining(sentence) as string });
    expect(problem).toMatchObject({ sentence: expect.stringContaining('Nothing was bought.') as string });
  });
});
