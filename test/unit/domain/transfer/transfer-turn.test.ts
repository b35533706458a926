import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultPace, scaledPace } from '../../../../src/domain/pace.js';
import { defaultTransferPace as pace, pauseAfterLook } from '../../../../src/domain/transfer/transfer-pace.js';
import type { TransferPlace } from '../../../../src/domain/transfer/transfer-standing.js';
import { isPastWindow, turnAfterRefusal, turnOf } from '../../../../src/domain/transfer/transfer-turn.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGAN = Date.parse('2026-11-22T10:00:00Z');

function turnAt(place: TransferPlace, daysLater: number, reminders = 0) {
  const facts = { place, tld: 'com', sinceMs: BEGAN, startedMs: BEGAN, reminders };
  return turnOf(facts, pace, BEGAN + daysLater * DAY);
}

describe('whose turn it is', () => {
  test.each([
    ['at first the registrant, reminded after two days', 'registrant', 0, 0, 'registrant', 'remind', 2],
    ['reminded a second time after four', 'registrant', 2, 1, 'registrant', 'remind', 4],
    ['not a third time: then the window ends', 'registrant', 4, 2, 'registrant', 'look_on', 5],
    ['past the window the margin runs, and it is given up', 'registrant', 5, 2, 'registrant', 'give_up', 7],
    ['at the registry the losing registrar has five days', 'registry', 0, 0, 'losing_registrar', 'look_on', 5],
    ['then the registry, until three weeks are over', 'registry', 5, 0, 'registry', 'look_on', 21],
    ['then a person', 'registry', 21, 0, 'operator', 'look_on', 51],
    ['staff of the registrar, until three weeks are over', 'staff', 0, 0, 'registry', 'look_on', 21],
    ['ordered and not shown yet', 'submitted', 0, 0, 'registry', 'look_on', 21],
  ] as const)('%s', (_, place, day, reminders, kind, onWake, wakeDay) => {
    const turn = turnAt(place, day, reminders);
    expect(turn.waitingFor.kind).toBe(kind);
    expect(turn.onWake).toBe(onWake);
    expect((turn.wakeAtMs - BEGAN) / DAY).toBe(wakeDay);
  });

  test('the deadline that is shown is that of whoever has to act, not our next look', () => {
    expect(turnAt('registrant', 0).waitingFor.until).toBe('2026-11-27T10:00:00.000Z');
    expect(turnAt('registrant', 5, 2).waitingFor.until).toBe('2026-11-29T10:00:00.000Z');
  });

  test('every wait lies ahead, names somebody and says what follows', () => {
    const places = fc.constantFrom<TransferPlace>('submitted', 'registrant', 'staff', 'registry');
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 0, max: 60 * 24 }),
        fc.integer({ min: 0, max: 2 }),
        (place, hours, sent) => {
          const nowMs = BEGAN + hours * HOUR;
          // Reminders are counted as they are sent: as many as their times have passed.
          const reminders = Math.max(sent, Math.min(2, Math.floor((hours * HOUR) / pace.reminderEveryMs)));
          const facts = { place, tld: 'com', sinceMs: BEGAN, startedMs: BEGAN, reminders };
          const turn = turnOf(facts, pace, nowMs);
          if (turn.onWake !== 'give_up') expect(turn.wakeAtMs).toBeGreaterThan(nowMs);
          expect(turn.waitingFor.who).not.toBe('');
          expect(turn.waitingFor.next).toMatch(/\.$/);
          expect(turn.waitingFor.until).toBeDefined();
        },
      ),
    );
  });
});

test('a window is over when its time is, and only where somebody has one', () => {
  const facts = { tld: 'com', sinceMs: BEGAN, startedMs: BEGAN, reminders: 0 };
  const at = (place: TransferPlace, days: number) => isPastWindow({ ...facts, place }, pace, BEGAN + days * DAY);
  expect([at('registrant', 4.9), at('registrant', 5), at('registry', 5), at('staff', 50)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a wrong code asks the customer, another refusal an operator who may order it again', () => {
  expect(turnAfterRefusal(true, '7', '2026-11-25T00:00:00.000Z').kind).toBe('customer_data');
  const operator = turnAfterRefusal(false, '7', '2026-11-25T00:00:00.000Z');
  expect(operator.kind).toBe('operator');
  expect(operator.next).toContain('process order 7');
});

describe('the pace of looking', () => {
  test('every quarter of an hour for two hours, then hourly for a day, then four times a day', () => {
    const pauses = Array.from({ length: 40 }, (_, index) => pauseAfterLook(pace.polls, index + 1));
    expect(pauses.slice(0, 8).every((ms) => ms === HOUR / 4)).toBe(true);
    expect(pauses.slice(8, 30).every((ms) => ms === HOUR)).toBe(true);
    expect(pauses.slice(30).every((ms) => ms === 6 * HOUR)).toBe(true);
  });

  test('shortened for tests, our waits shrink and the windows of other people stay', () => {
    const short = scaledPace(defaultPace, 0.001).transfer;
    expect(short.polls[0]).toEqual({ everyMs: 900, times: 8 });
    expect(short.hardeningDelaysMs).toEqual([300, 3_600]);
    expect([short.ownerWindowMs, short.registrarWindowMs, short.deadlineMs, short.afterRefusalMs]).toEqual([
      pace.ownerWindowMs,
      pace.registrarWindowMs,
      pace.deadlineMs,
      pace.afterRefusalMs,
    ]);
  });

  test('a whole transfer fits into the deadline with its windows and margins', () => {
    expect(pace.ownerWindowMs + pace.marginMs + pace.registrarWindowMs + pace.marginMs).toBeLessThan(pace.deadlineMs);
    expect(pace.reminderEveryMs * pace.remindersAtMost).toBeLessThan(pace.ownerWindowMs);
  });
});
