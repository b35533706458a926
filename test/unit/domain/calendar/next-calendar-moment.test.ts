import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarMoment, MomentKey, RenewalIntent } from '../../../../src/domain/calendar/calendar-moment.js';
import { calendarMargins } from '../../../../src/domain/calendar/calendar-margins.js';
import { plusDays, plusYears } from '../../../../src/domain/calendar/day-arithmetic.js';
import { decidingMoment } from '../../../../src/domain/calendar/deciding-moment.js';
import { type DoneMoment, doneAfterIntentChange, withDone } from '../../../../src/domain/calendar/done-moments.js';
import { lifeDatesOf } from '../../../../src/domain/calendar/life-dates.js';
import {
  type NameCalendar,
  calendarMoments,
  nextCalendarMoment,
} from '../../../../src/domain/calendar/next-calendar-moment.js';
import { anyFigures, anyInstant, anyMode, figuresOf } from './support/figures.js';

const EXPIRY = '2027-06-01T08:00:00.000Z';
const REGISTERED = '2026-06-01T08:00:00.000Z';
const anyIntent = fc.constantFrom<RenewalIntent>('renew', 'lapse', 'on_request');

function nameOf(tld: string, changes: Partial<NameCalendar> = {}): NameCalendar {
  return {
    figures: figuresOf(tld),
    mode: 'automatic',
    intent: 'on_request',
    expiresAt: EXPIRY,
    heldSince: REGISTERED,
    done: [],
    ...changes,
  };
}

/** Deals with every moment when it is due, as a life does, until the calendar has nothing more. */
function lived(name: NameCalendar, from: string): readonly CalendarMoment[] {
  const moments: CalendarMoment[] = [];
  let [now, { done }]: [string, { done: readonly DoneMoment[] }] = [from, name];
  for (let next = nextCalendarMoment({ ...name, done }, now); next !== undefined;) {
    moments.push(next);
    if (moments.length > 30) return expect.fail('The calendar does not end.');
    now = next.at > now ? next.at : now;
    done = withDone(name.figures, done, next.key, name.expiresAt);
    next = nextCalendarMoment({ ...name, done }, now);
  }
  return moments;
}

const days = (moments: readonly CalendarMoment[]): readonly string[] =>
  moments.map(({ key, at }) => `${at.slice(0, 10)} ${key}`);

function momentOf<Key extends MomentKey>(name: NameCalendar, now: string, key: Key): CalendarMoment | undefined {
  return calendarMoments(name, now).find((moment) => moment.key === key);
}

describe('a year of a name', () => {
  test('that is to be renewed', () => {
    expect(days(lived(nameOf('com', { intent: 'renew' }), REGISTERED)).slice(0, 3)).toEqual([
      '2027-04-27 let_expire_check',
      '2027-05-02 errp_notice:first',
      '2027-05-14 renew',
    ]);
  });

  test('that nobody has decided about', () => {
    expect(days(lived(nameOf('com'), REGISTERED))).toEqual([
      '2027-04-27 let_expire_check',
      '2027-04-28 renewal_due_notice',
      '2027-05-02 errp_notice:first',
      '2027-05-25 errp_notice:second',
      '2027-05-28 decide',
      '2027-06-01 phase_change:grace',
      '2027-06-02 errp_notice:after_expiry',
      '2027-07-11 phase_change:redemption',
      '2027-08-10 phase_change:pending_delete',
      '2027-08-15 phase_change:released',
    ]);
  });

  test('that is to lapse', () => {
    expect(days(lived(nameOf('com', { intent: 'lapse' }), REGISTERED))).not.toContain('2027-05-14 renew');
    expect(momentOf(nameOf('com', { intent: 'lapse' }), REGISTERED, 'decide')).toMatchObject({
      follows: { kind: 'lapses', expiresAt: EXPIRY },
    });
  });

  test('that renews for ever, and is to be kept, asks for no order and reads the new date', () => {
    expect(days(lived(nameOf('de', { intent: 'renew' }), REGISTERED))).toEqual([
      '2027-04-27 let_expire_check',
      '2027-05-02 errp_notice:first',
      '2027-05-25 errp_notice:second',
      '2027-06-02 read_expiry',
    ]);
  });

  test('that renews for ever, of a customer who stopped paying, is stopped by 31 May (worked example 3)', () => {
    const decide = momentOf(
      nameOf('de', { intent: 'lapse', expiresAt: '2027-06-01T00:00:00.000Z' }),
      REGISTERED,
      'decide',
    );
    expect(decide).toMatchObject({
      at: '2027-05-28T12:00:00.000Z',
      follows: { kind: 'stop_renewal', by: '2027-05-31T00:00:00.000Z' },
    });
  });
});

describe('a .be that is decided upon ten days before expiry (worked example 4)', () => {
  const now = plusDays(EXPIRY, -10);

  test('is renewed at once, in time', () => {
    const renew = momentOf(nameOf('be', { intent: 'renew' }), now, 'renew');
    expect(renew?.at !== undefined && renew.at <= now).toBe(true);
    expect(renew).toMatchObject({ renewBy: '2027-05-27T12:00:00.000Z' });
  });

  test('is read after the month has ended, to see that the scheduled deletion is gone', () => {
    const paid = nameOf('be', { intent: 'renew', paidUntil: plusYears(EXPIRY, 1) });
    expect(lived(paid, now)).toMatchObject([
      { kind: 'read_expiry', why: 'renewal_takes_effect', at: '2027-07-01T23:59:59.999Z' },
    ]);
  });
});

describe('a .ca the day after expiry, whatever public data show (worked example 7)', () => {
  const now = plusDays(EXPIRY, 1);

  test('is still renewed by an order', () => {
    expect(momentOf(nameOf('ca', { intent: 'renew' }), now, 'renew')).toMatchObject({ kind: 'renew' });
  });

  test('is no longer renewed once its redemption has begun', () => {
    expect(momentOf(nameOf('ca', { intent: 'renew' }), plusDays(EXPIRY, 30), 'renew')).toBeUndefined();
  });
});

describe('R-9: the next moment is computed from present dates', () => {
  const name = nameOf('com', { intent: 'renew' });

  test('R-9: a policy change moves it', () => {
    const stricter = { ...name, figures: { ...name.figures, renewByOffsetDays: -20 } };
    expect(momentOf(stricter, REGISTERED, 'renew')?.at).toBe('2027-04-26T12:00:00.000Z');
  });

  test('R-9: a policy change that makes a moment overdue makes it due now', () => {
    const now = '2027-05-01T00:00:00.000Z';
    const stricter = { ...name, figures: { ...name.figures, renewByOffsetDays: -20 } };
    expect(momentOf(name, now, 'renew')?.at).toBe('2027-05-14T12:00:00.000Z');
    expect(momentOf(stricter, now, 'renew')?.at).toBe('2027-04-26T12:00:00.000Z');
  });

  test('R-9: a new expiry date moves all of them, and nothing that was done for the old one counts', () => {
    const done = calendarMoments(name, REGISTERED).map(({ key }) => ({ key, expiresAt: EXPIRY }));
    expect(nextCalendarMoment({ ...name, done }, REGISTERED)).toBeUndefined();
    const renewed = { ...name, done, expiresAt: plusYears(EXPIRY, 1) };
    expect(nextCalendarMoment(renewed, EXPIRY)).toMatchObject({
      key: 'let_expire_check',
      at: '2028-04-27T08:00:00.000Z',
    });
  });

  test('R-9: a correction of the expiry date repeats nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -31, max: 31 }), (correction) => {
        const done = calendarMoments(name, REGISTERED).map(({ key }) => ({ key, expiresAt: EXPIRY }));
        const corrected = { ...name, done, expiresAt: plusDays(EXPIRY, correction) };
        expect(nextCalendarMoment(corrected, REGISTERED)).toBeUndefined();
      }),
    );
  });

  test('R-9: a change of intent repeats what the intent decides, and no notice', () => {
    const done = calendarMoments(name, REGISTERED).map(({ key }) => ({ key, expiresAt: EXPIRY }));
    const after = days(
      lived({ ...name, intent: 'lapse', done: doneAfterIntentChange(done) }, '2027-05-20T00:00:00.000Z'),
    );
    expect(after).toEqual(['2027-04-27 let_expire_check', '2027-05-28 decide']);
  });
});

describe('what is late', () => {
  test('a notice that was missed is still told, with the end of its window', () => {
    const now = '2027-05-20T00:00:00.000Z';
    expect(momentOf(nameOf('com'), now, 'errp_notice:first')).toMatchObject({ closesAt: '2027-05-06T08:00:00.000Z' });
  });

  test('a name that is imported after a window owes no notice in it', () => {
    const heldSince = '2027-05-20T00:00:00.000Z';
    expect(momentOf(nameOf('com', { heldSince }), heldSince, 'errp_notice:first')).toBeUndefined();
  });

  test('nobody is asked to decide when it is too late to decide', () => {
    expect(momentOf(nameOf('com'), '2027-05-28T11:59:59.999Z', 'renewal_due_notice')).toBeDefined();
    expect(momentOf(nameOf('com'), '2027-05-28T12:00:00.000Z', 'renewal_due_notice')).toBeUndefined();
  });

  test('of phases that went by unseen only the present one is told', () => {
    const name = nameOf('com', { intent: 'lapse', heldSince: '2027-08-01T00:00:00.000Z' });
    expect(days(lived(name, '2027-08-01T00:00:00.000Z'))).toEqual([
      '2027-07-11 phase_change:redemption',
      '2027-08-10 phase_change:pending_delete',
      '2027-08-15 phase_change:released',
    ]);
  });

  test('a renewal that was not stopped in time is told, however late', () => {
    const now = plusDays(EXPIRY, 5);
    expect(momentOf(nameOf('nl', { intent: 'lapse' }), now, 'decide')).toMatchObject({
      follows: { kind: 'stop_renewal' },
    });
  });

  test('a renewal that was wanted is overdue where the connector does not renew', () => {
    const name = nameOf('com', { intent: 'renew', mode: 'unsupported' });
    expect(momentOf(name, REGISTERED, 'renew')).toBeUndefined();
    expect(momentOf(name, REGISTERED, 'decide')).toMatchObject({
      follows: { kind: 'renewal_overdue', expiresAt: EXPIRY },
    });
  });
});

test('a deleted name has nothing left but its phases', () => {
  const name = nameOf('de', { intent: 'lapse', deletedAt: '2027-05-28T12:00:00.000Z' });
  expect(days(lived(name, '2027-05-28T13:00:00.000Z'))).toEqual([
    '2027-05-28 phase_change:redemption',
    '2027-06-27 phase_change:unknown',
  ]);
});

test('a renewal that the registry shows at expiry is read then, and not asked for again', () => {
  const name = nameOf('uk', { intent: 'renew', paidUntil: plusYears(EXPIRY, 1) });
  expect(days(lived(name, plusDays(EXPIRY, -20)))).toEqual(['2027-06-02 read_expiry']);
});

describe('of any name', () => {
  const anyName = fc
    .record({
      figures: anyFigures,
      mode: anyMode,
      intent: anyIntent,
      expiresAt: anyInstant,
      daysHeld: fc.integer({ min: -300, max: 3_650 }),
    })
    .map(({ daysHeld, ...name }): NameCalendar => {
      return { ...name, heldSince: plusDays(name.expiresAt, -daysHeld), done: [] };
    });

  test('the calendar ends, visits each moment once, and never goes back', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const moments = lived(name, name.heldSince);
        const keys = moments.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const times = moments.map(({ at }) => at);
        expect(times).toEqual(times.toSorted());
      }),
    );
  });

  test('R-21: each notice is within its window when the name was held by then', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const moment of lived(name, name.heldSince))
          if (moment.kind === 'errp_notice')
            expect(moment.at <= moment.closesAt && moment.at >= name.heldSince).toBe(true);
      }),
    );
  });

  test('money is asked for only where a renewal is wanted, and only by an order that the TLD takes', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const asks = lived(name, name.heldSince).some(({ kind }) => kind === 'renew');
        const isOrdered = name.figures.style !== 'registry-auto-delete-required' && name.mode !== 'unsupported';
        expect(asks && (name.intent !== 'renew' || !isOrdered)).toBe(false);
      }),
    );
  });

  test('R-8: who decides nothing is asked, told and held to the deciding moment, in that order', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        fc.pre(name.heldSince < plusDays(name.expiresAt, -200) && name.intent === 'on_request');
        const keys = lived(name, name.heldSince).map(({ key }) => key);
        const order = ['let_expire_check', 'renewal_due_notice', 'decide'] as const;
        expect(keys.filter((key) => key === 'decide' || key === 'renewal_due_notice')).toEqual(order.slice(1));
        expect(keys.indexOf('let_expire_check')).toBeLessThan(keys.indexOf('decide'));
        const decide = momentOf(name, name.heldSince, 'decide');
        expect(decide?.at).toBe(decidingMoment(lifeDatesOf(name.figures, name.expiresAt, { mode: name.mode })));
      }),
    );
  });

  test('a name that is renewed each year wakes three times a year, and its dates never drift', () => {
    let name = nameOf('com', { intent: 'renew', expiresAt: '2028-02-28T08:00:00.000Z' });
    for (let year = 2028; year < 2100; year++) {
      const keys = lived(name, plusDays(name.expiresAt, -300)).map(({ key }) => key);
      expect(keys.slice(0, 3)).toEqual(['let_expire_check', 'errp_notice:first', 'renew']);
      name = { ...name, expiresAt: plusYears(name.expiresAt, 1) };
    }
    expect(name.expiresAt).toBe('2100-02-28T08:00:00.000Z');
  });
});

test('what is done stays short: only the present term is kept', () => {
  let done: readonly DoneMoment[] = [];
  for (let year = 0; year < 20; year++) {
    for (const key of ['let_expire_check', 'errp_notice:first', 'renew', 'renew'] as const)
      done = withDone({ margins: calendarMargins }, done, key, plusYears(EXPIRY, year));
  }
  expect(done).toHaveLength(3);
});
