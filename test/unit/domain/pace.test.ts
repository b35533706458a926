import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochMsOf, instantFrom, shownInstant } from '../../../src/domain/instant.js';
import { type Pace, defaultPace, scaledPace } from '../../../src/domain/pace.js';

const MINUTE = 60_000;

describe('the default pace', () => {
  test('gives OpenSRS a minute before the first reading after a lost answer, and minutes before the second (XCP 6.2)', () => {
    const [first = 0, second = 0] = defaultPace.readBackDelaysMs;
    expect(first).toBeGreaterThanOrEqual(MINUTE);
    expect(second).toBeGreaterThanOrEqual(4 * MINUTE);
  });

  test('reads often enough for two readings to agree after an unclear one', () => {
    expect(defaultPace.readBackDelaysMs.length).toBeGreaterThanOrEqual(3);
  });

  test('cancels a parked order before OpenSRS does, after 30 days (XCP 5.1)', () => {
    expect(defaultPace.parkedDeadlineMs).toBeLessThan(30 * 24 * 60 * MINUTE);
  });

  test('sends with a price of the last minute', () => {
    expect(defaultPace.priceMaxAgeMs).toBeLessThanOrEqual(MINUTE);
  });
});

const waits = [
  'resendDelayMs',
  'resendMaxDelayMs',
  'registryPollMs',
  'fundsPollMs',
  'parkedPollMs',
  'unsettledPollMs',
] as const;
const limits = [
  'maxAttempts', 'writePickupMs', 'unsentDeadlineMs', 'priceMaxAgeMs', 'registryDeadlineMs', 'fundsDeadlineMs', 'parkedDeadlineMs',
  'silentChildMs',
] as const; // prettier-ignore

describe('a shortened pace', () => {
  test('shortens waits, keeps limits and attempts, and says so in its version', () => {
    const pace = scaledPace(defaultPace, 0.01);
    expect(pace.readBackDelaysMs).toEqual([600, 2_400, 6_000, 27_000, 108_000]);
    expect(pace.confirmDelaysMs).toEqual([0, 20, 100, 600, 6_000, 36_000]);
    for (const field of limits) expect([field, pace[field]]).toEqual([field, defaultPace[field]]);
    expect(pace.version).toBe(`${defaultPace.version}*0.01`);
  });

  test('never becomes a pace without pauses, and never loses a reading', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1, noNaN: true }), (factor) => {
        const pace = scaledPace(defaultPace, factor);
        for (const field of waits) {
          expect(Number.isInteger(pace[field])).toBe(true);
          expect(pace[field]).toBeGreaterThanOrEqual(1);
          expect(pace[field]).toBeLessThanOrEqual(defaultPace[field]);
        }
        for (const field of ['readBackDelaysMs', 'confirmDelaysMs'] as const satisfies readonly (keyof Pace)[]) {
          expect(pace[field]).toHaveLength(defaultPace[field].length);
          expect(pace[field].map((ms) => ms > 0)).toEqual(defaultPace[field].map((ms) => ms > 0));
        }
      }),
    );
  });
});

describe('an instant', () => {
  test('is the same moment there and back, and sorts as text', () => {
    const epochMs = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(epochMs, epochMs, (one, other) => {
        expect(epochMsOf(instantFrom(one))).toBe(one);
        expect(instantFrom(one) < instantFrom(other)).toBe(one < other);
      }),
    );
  });

  test('is shown to people to the minute, with its zone', () => {
    expect(shownInstant('2027-11-22T08:30:59.999Z')).toBe('2027-11-22 08:30 UTC');
  });
});
