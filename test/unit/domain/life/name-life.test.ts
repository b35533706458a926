// The promises of a name's life, whatever happens to it in whatever order.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlausibleExpiry } from '../../../../src/domain/calendar/plausible-expiry.js';
import type { MomentAct } from '../../../../src/domain/life/moment-act.js';
import {
  DAY_MS,
  EXPIRY,
  HELD_SINCE,
  anyHappenings,
  anySettings,
  at,
  continued,
  ended,
  happen,
  held,
  importedName,
  livesUntil,
  notHeld,
  settingsOf,
} from './support/names.js';

const requestsOf = (acts: readonly MomentAct[]) => acts.flatMap((act) => (act.kind === 'request' ? [act.request] : []));

describe('whatever readings, ends, intents, settings and times come in whatever order', () => {
  test('a name that nobody wants renewed asks for no renewal', () => {
    fc.assert(
      fc.property(anySettings, anyHappenings(['lapse', 'on_request']), (settings, happenings) => {
        const life = importedName();
        life.settingsRead(settings);
        const asked = requestsOf(happen(life, happenings));
        expect(asked.filter(({ operation }) => operation.type === 'renewDomain')).toEqual([]);
      }),
    );
  });

  test('R-2 R-5: each request of a name has an id of its own, and a renewal names the year of the term it was asked for', () => {
    fc.assert(
      fc.property(anySettings, anyHappenings(['renew', 'renew', 'lapse', 'on_request']), (settings, happenings) => {
        const life = importedName();
        life.settingsRead(settings);
        const asked = requestsOf(happen(life, happenings));
        expect(new Set(asked.map(({ requestId }) => requestId)).size).toBe(asked.length);
        for (const { requestId, operation } of asked) {
          if (operation.type !== 'renewDomain') continue;
          expect(requestId).toMatch(new RegExp(`^renewal-${operation.request.expiryYear}-`));
        }
      }),
    );
  });

  test('R-15: a date that cannot be is never kept', () => {
    fc.assert(
      fc.property(anyHappenings(['renew', 'lapse', 'on_request']), (happenings) => {
        const life = importedName();
        happen(life, happenings, (nowMs) => {
          const { expiresAt, read } = life.name ?? {};
          for (const date of [expiresAt, read?.expiresAt, read?.registrarExpiresAt]) {
            if (date !== undefined) expect(isPlausibleExpiry(date, new Date(nowMs).toISOString())).toBe(true);
          }
        });
      }),
    );
  });

  test('R-25: continued from its state at any point, it goes on exactly as it would have', () => {
    const any = anyHappenings(['renew', 'lapse', 'on_request']);
    fc.assert(
      fc.property(any, any, (before, after) => {
        const life = importedName();
        happen(life, before);
        const next = continued(life);
        expect(happen(next, after)).toEqual(happen(life, after));
        expect([next.name, next.timeline, next.view(HELD_SINCE)]).toEqual([
          life.name,
          life.timeline,
          life.view(HELD_SINCE),
        ]);
      }),
    );
  });

  test('it always comes to rest: what is due is dealt with in a few steps', () => {
    fc.assert(
      fc.property(anySettings, anyHappenings(['renew', 'lapse', 'on_request']), (settings, happenings) => {
        const life = importedName();
        life.settingsRead(settings);
        happen(life, happenings);
        const acts = livesUntil(life, at('2050-01-01T00:00:00.000Z'), at('2050-01-01T00:00:00.000Z'));
        expect(acts.length).toBeLessThan(12);
      }),
    );
  });
});

describe('a renewal that is wanted', () => {
  const wanted = (settings = {}) => {
    const life = importedName('com', settings);
    life.setIntent({ intent: 'renew', by: 'owen', maxPrice: '20.00' }, HELD_SINCE);
    return life;
  };
  const renewalsOf = (acts: readonly (readonly [number, MomentAct])[]) =>
    acts.flatMap(([ms, act]) => (act.kind === 'request' ? [[ms, act.request.requestId] as const] : []));

  test('R-8: is asked for two weeks and more before the last safe moment, with the year and the price of its intent', () => {
    const life = wanted();
    const acts = livesUntil(life, HELD_SINCE, at('2027-05-20T00:00:00.000Z'));
    expect(requestsOf(acts.map(([, act]) => act))).toEqual([
      {
        requestId: 'renewal-2027-06-01',
        operation: {
          type: 'renewDomain',
          request: { domain: 'example.com', periodYears: 1, expiryYear: 2027, maxPrice: '20.00' },
        },
      },
    ]);
    expect(renewalsOf(acts)[0]?.[0]).toBe(at('2027-05-14T12:00:00.000Z'));
  });

  test('that came to nothing is asked for again a day later, five times in all; then a person is called', () => {
    const life = wanted();
    let nowMs = HELD_SINCE;
    const ids: string[] = [];
    for (;;) {
      const [renewal] = renewalsOf(livesUntil(life, nowMs, at('2027-05-27T00:00:00.000Z')));
      if (renewal === undefined) break;
      ids.push(renewal[1]);
      nowMs = renewal[0] + 3_600_000;
      life.operationEnded(ended(renewal[1], 'failed'), nowMs);
      expect(life.nextMomentMs(nowMs)).toBeGreaterThanOrEqual(nowMs + (ids.length < 5 ? DAY_MS : 0));
    }
    expect(ids).toEqual(['', '.2', '.3', '.4', '.5'].map((attempt) => `renewal-2027-06-01${attempt}`));
    expect(life.name?.attention).toContain('came to nothing 5 times');
  });

  test('is not asked for again once a person has cancelled it', () => {
    const life = wanted();
    const [renewal] = renewalsOf(livesUntil(life, HELD_SINCE, at('2027-05-15T00:00:00.000Z')));
    life.operationEnded(ended(renewal?.[1] ?? '', 'cancelled'), at('2027-05-15T00:00:00.000Z'));
    expect(renewalsOf(livesUntil(life, at('2027-05-15T00:00:00.000Z'), at('2027-05-27T00:00:00.000Z')))).toEqual([]);
    expect(life.name?.attention).toContain('cancelled');
  });

  test('R-2: is not asked for a second time while the first is under way, whatever becomes of the intent', () => {
    const life = wanted();
    livesUntil(life, HELD_SINCE, at('2027-05-15T00:00:00.000Z'));
    life.setIntent({ intent: 'lapse', by: 'owen' }, at('2027-05-15T01:00:00.000Z'));
    life.setIntent({ intent: 'renew', by: 'owen' }, at('2027-05-15T02:00:00.000Z'));
    const more = livesUntil(life, at('2027-05-15T02:00:00.000Z'), at('2027-05-27T00:00:00.000Z'));
    expect(renewalsOf(more).filter(([, id]) => id.startsWith('renewal'))).toEqual([]);
    expect(life.renewalUnderWay).toBe('renewal-2027-06-01');
  });

  test('begins a new term: nothing of the old one is asked for again', () => {
    const life = wanted();
    livesUntil(life, HELD_SINCE, at('2027-05-15T00:00:00.000Z'));
    const name = { kind: 'held', registrar: 'opensrs', expiresAt: '2028-06-01T08:00:00.000Z' } as const;
    life.operationEnded(ended('renewal-2027-06-01', 'succeeded', { name }), at('2027-05-15T00:05:00.000Z'));
    expect(life.nextMomentMs(at('2027-05-15T00:05:00.000Z'))).toBe(at('2028-05-02T08:00:00.000Z'));
    expect(life.known(HELD_SINCE)).toMatchObject({ expiresAt: name.expiresAt, registrarExpiresAt: name.expiresAt });
  });

  test('where the deciding moment comes without it, a person is called', () => {
    const life = wanted();
    livesUntil(life, HELD_SINCE, at('2027-05-29T00:00:00.000Z'));
    expect(life.name?.attention).toContain('should have been confirmed by now');
  });

  test('by a connector that does not renew: a person is called a month before, not at the end', () => {
    const life = wanted({ mode: 'unsupported' });
    livesUntil(life, HELD_SINCE, at('2027-05-01T00:00:00.000Z'));
    expect(life.name?.attention).toContain('its connector does not renew');
  });
});

describe('the renewal intent', () => {
  const decideBy = at('2027-05-28T12:00:00.000Z');

  test('can be changed until the deciding moment, and not from it on', () => {
    const life = importedName();
    expect(life.setIntent({ intent: 'renew', by: 'owen' }, decideBy - 1)).toBeUndefined();
    expect(life.setIntent({ intent: 'lapse', by: 'owen' }, decideBy)).toMatchObject({ field: 'renewalIntent' });
    expect(life.name?.intent.value).toBe('renew');
  });

  test('may be said again after it, with another price', () => {
    const life = importedName();
    life.setIntent({ intent: 'renew', by: 'owen' }, decideBy - 1);
    expect(life.setIntent({ intent: 'renew', by: 'owen', maxPrice: '30.00' }, decideBy)).toBeUndefined();
    expect(life.name?.intent.maxPrice).toBe('30.00');
  });

  test('to let it lapse tells the registrar once in time; told that it does, the name asks for nothing', () => {
    const life = importedName();
    life.setIntent({ intent: 'lapse', by: 'owen' }, HELD_SINCE);
    const asked = requestsOf(livesUntil(life, HELD_SINCE, at(EXPIRY)).map(([, act]) => act));
    expect(asked).toMatchObject([
      { operation: { type: 'cancelDomain', request: { how: 'let_expire', consent: { by: 'owen' } } } },
    ]);
    const told = importedName();
    told.read(held({ atExpiry: 'lapse' }), HELD_SINCE);
    told.setIntent({ intent: 'lapse', by: 'owen' }, HELD_SINCE);
    expect(requestsOf(livesUntil(told, HELD_SINCE, at(EXPIRY)).map(([, act]) => act))).toEqual([]);
  });

  test('said twice in one term to let it lapse: the second request is one of its own', () => {
    const life = importedName();
    const ids = ['lapse', 'renew', 'lapse'].flatMap((intent) => {
      life.setIntent({ intent: intent as 'lapse', by: 'owen' }, at('2027-05-01T00:00:00.000Z'));
      return requestsOf(
        livesUntil(life, at('2027-05-01T00:00:00.000Z'), at('2027-05-02T00:00:00.000Z')).map(([, act]) => act),
      );
    });
    expect(ids.map(({ requestId }) => requestId)).toEqual(['lapse-2027-06-01', 'lapse-2027-06-01.2']);
  });

  test('missing, while the registrar is set to renew and to charge: a person is called', () => {
    const life = importedName();
    life.read(held({ atExpiry: 'renew' }), HELD_SINCE);
    livesUntil(life, HELD_SINCE, at('2027-05-01T00:00:00.000Z'));
    expect(life.name?.attention).toContain('renew by itself and to charge');
  });

  test.each(['de', 'be', 'nl'])(
    'R-10: to let a .%s lapse asks for a deletion before the registry renews, with the word of who said so',
    (tld) => {
      const life = importedName(tld);
      life.setIntent({ intent: 'lapse', by: 'owen' }, HELD_SINCE);
      const acts = livesUntil(life, HELD_SINCE, at(EXPIRY));
      const stop = acts.find(([, act]) => act.kind === 'request' && act.ask === 'stop');
      const deleteBy = life.view(HELD_SINCE)?.dates.deleteBy?.at ?? '';
      expect(stop?.[0]).toBeLessThan(at(deleteBy));
      expect(stop?.[1]).toMatchObject({
        request: { operation: { request: { how: 'delete', consent: { by: 'owen' } } } },
      });
    },
  );
});

describe('moments', () => {
  test('R-21: whoever is awake inside the window of a notice deals with it, and is not woken for it again', () => {
    const life = importedName();
    expect(life.nextMomentMs(at('2027-04-28T00:00:00.000Z'))).toBe(at('2027-04-28T12:00:00.000Z'));
    const taken = [life.takeMoment(at('2027-04-28T13:00:00.000Z')), life.takeMoment(at('2027-04-28T13:00:00.000Z'))];
    expect(taken.map((act) => act?.kind === 'say' && act.text.slice(0, 30))).toEqual([
      'Nobody has decided whether to ',
      'The first notice before expiry',
    ]);
    expect(life.takeMoment(at('2027-04-28T13:00:00.000Z'))).toBeUndefined();
  });

  test('R-21: a notice whose window is over is recorded as missed, and a person is called', () => {
    const life = importedName();
    livesUntil(life, at('2027-05-10T00:00:00.000Z'), at('2027-05-10T00:00:00.000Z'));
    expect(life.name?.attention).toContain('recorded as missed');
  });

  test('R-9: another policy moves what is waited for', () => {
    const life = importedName('com');
    const before = life.decideBy;
    life.settingsRead(settingsOf('au'));
    expect([before, life.decideBy]).toEqual(['2027-05-28T12:00:00.000Z', '2027-05-20T12:00:00.000Z']);
  });

  test('R-9: another expiry date moves it too', () => {
    const life = importedName();
    life.read(held({ expiresAt: '2027-07-01T08:00:00.000Z' }), HELD_SINCE);
    expect(life.decideBy).toBe('2027-06-29T12:00:00.000Z');
  });

  test('R-22: from redemption on only a restore is spoken of, then nothing; at the end it is gone', () => {
    const life = importedName();
    const said = (from: string, until: string) =>
      livesUntil(life, at(from), at(until)).flatMap(([, act]) => (act.kind === 'read' ? [act.text] : []));
    expect(said('2027-07-11T08:00:00.000Z', '2027-08-14T00:00:00.000Z')).toEqual([
      'The redemption period has begun. Only a restore brings it back.',
      'The name is about to be deleted. Nothing can be done for it.',
    ]);
    livesUntil(life, at('2027-08-15T08:00:00.000Z'), at('2027-08-15T08:00:00.000Z'));
    life.read(notHeld(), at('2027-08-15T08:00:01.000Z'));
    expect(life.name).toBeUndefined();
  });

  test('without an API the calendar alone says that it is gone', () => {
    const life = importedName('com', { api: 'none' });
    livesUntil(life, at('2027-08-15T08:00:00.000Z'), at('2027-08-15T08:00:00.000Z'));
    expect(life.name).toBeUndefined();
  });
});

test('no connector serves the name any more: said once, and over when one does again', () => {
  const life = importedName();
  life.settingsGone(HELD_SINCE);
  life.settingsGone(HELD_SINCE + DAY_MS);
  expect(life.timeline.filter(({ text }) => text.includes('No connector'))).toHaveLength(1);
  life.settingsRead(settingsOf('com'));
  expect(life.name?.attention).toBeUndefined();
});
