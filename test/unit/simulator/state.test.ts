import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDomain } from '../../../src/simulator/registry/tlds.js';
import { createClock } from '../../../src/simulator/state/clock.js';
import { addYears, naiveDate, parseDay } from '../../../src/simulator/state/dates.js';
import { safeAttributes } from '../../../src/simulator/state/journal.js';
import { moneyText, parseMoney } from '../../../src/simulator/state/money.js';
import { createSchedule } from '../../../src/simulator/state/schedule.js';
import { createRateMeter } from '../../../src/simulator/limits.js';

describe('the clock', () => {
  test('moves forward only', () => {
    const clock = createClock({ startMs: 1000, frozen: true });
    expect([clock.advance(-1), clock.advance(Number.NaN), clock.moveTo(999)]).toEqual([false, false, false]);
    expect(clock.now()).toBe(1000);
    expect(clock.moveTo(5000)).toBe(true);
    expect(clock.now()).toBe(5000);
  });
});

describe('dates', () => {
  test.each([
    ['2028-02-29T12:00:00Z', 1, '2029-02-28 12:00:00'],
    ['2028-02-29T12:00:00Z', 4, '2032-02-29 12:00:00'],
    ['2026-12-31T23:59:59Z', 10, '2036-12-31 23:59:59'],
  ])('%s and %i years', (from, years, expected) => expect(naiveDate(addYears(Date.parse(from), years))).toBe(expected));

  test.each([
    ['2026-02-29', undefined],
    ['2026-2-9', undefined],
    ['2026-02-28', Date.UTC(2026, 1, 28)],
  ])('the day %s', (text, expected) => expect(parseDay(text)).toBe(expected));
});

describe('money', () => {
  test('text and cents agree', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (cents) => {
        expect(parseMoney(moneyText(cents))).toBe(cents);
      }),
    );
  });
  test('a debt has one sign', () => expect(moneyText(-1234)).toBe('-12.34'));
});

test('the schedule gives what is due in order of time, then of adding', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 40 }), (times) => {
      const schedule = createSchedule();
      for (const [index, at] of times.entries()) schedule.add(at, { kind: 'expire_draft', orderId: index });
      const taken: string[] = [];
      for (let due = schedule.takeDue(20); due !== undefined; due = schedule.takeDue(20)) {
        taken.push(`${due.at}/${due.task.kind === 'expire_draft' ? due.task.orderId : ''}`);
      }
      const expected = times.map((at, index) => ({ at, index })).toSorted((a, b) => a.at - b.at || a.index - b.index);
      expect(taken).toEqual(expected.map(({ at, index }) => `${at}/${index}`));
    }),
  );
});

describe('names', () => {
  test.each([
    ['Example.COM', 'example.com'],
    ['example.co.uk', 'example.co.uk'],
    ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
    ['www.example.com', undefined],
    ['co.uk', undefined],
    ['münchen.de', undefined],
    ['-a.com', undefined],
    ['a_b.com', undefined],
    ['com', undefined],
    [`${'a'.repeat(64)}.com`, undefined],
  ])('%s', (text, expected) => expect(parseDomain(text)).toBe(expected));
});

test('the journal takes no secrets and no personal data', () => {
  const kept = safeAttributes({
    domain: 'a.com',
    reg_password: 'p',
    auth_info: 'x',
    domain_auth_info: 'y',
    reg_username: 'u',
    email: 'e',
    comments: 'c',
  });
  expect(kept).toEqual({ domain: 'a.com' });
});

test('the rate meter counts per account and second', () => {
  let now = 0;
  const meter = createRateMeter(() => now);
  expect([1, 2, 3].map(() => meter.admits('a', 2))).toEqual([true, true, false]);
  expect(meter.admits('b', 2)).toBe(true);
  now = 1000;
  expect(meter.admits('a', 2)).toBe(true);
  expect(meter.admits('a', undefined)).toBe(true);
});
