// What a reading of the registrar changes, and what is said of it.
import { describe, expect, test } from 'vitest';
import { NameLife } from '../../../../src/domain/life/name-life.js';
import type { NameTruth } from '../../../../src/domain/name-truth.js';
import { DAY_MS, DOMAIN, EXPIRY, HELD_SINCE, at, ended, held, importedName, notHeld } from './support/names.js';

const LATER = HELD_SINCE + 7 * DAY_MS;
const YEAR_ON = '2028-06-01T08:00:00.000Z';
const AFTER_EXPIRY = at('2027-06-03T08:00:00.000Z');

function saidAfter(changes: Partial<NameTruth>, life = importedName()): readonly string[] {
  const before = life.timeline.length;
  life.read(held(changes), LATER);
  return life.timeline.slice(before).map(({ text }) => text);
}

describe('a difference is recorded, once', () => {
  test.each<[Partial<NameTruth>, string]>([
    [{ registrarLock: false }, 'The registrar lock is off; on was expected.'],
    [
      { nameServers: ['ns9.elsewhere.net'] },
      'The name servers are ns9.elsewhere.net; ns1.example.net, ns2.example.net were expected.',
    ],
    [{ atExpiry: 'renew' }, 'At expiry the registrar will renew by itself, and charge.'],
    [{ atExpiry: 'lapse' }, 'At expiry the registrar will let the name go.'],
    [{ isTransferringAway: true }, 'The name is being transferred away to another registrar.'],
    [
      { expiresAt: '2027-07-01T08:00:00.000Z' },
      'The expiry date moved from 2027-06-01 08:00 UTC to 2027-07-01 08:00 UTC.',
    ],
  ])('%j', (changes, sentence) => {
    const life = importedName();
    expect(saidAfter(changes, life)).toEqual([sentence]);
    expect(saidAfter(changes, life)).toEqual([]);
  });

  test('privacy that was bought and is off', () => {
    const life = importedName();
    life.operationEnded(ended('privacy', 'succeeded', { wanted: { whoisPrivacy: true } }), HELD_SINCE);
    expect(saidAfter({}, life)).toEqual(['WHOIS privacy is disabled; enabled was expected.']);
  });

  test('what an operation reached and somebody undid before the next reading', () => {
    const life = importedName();
    life.operationEnded(ended('lock', 'succeeded', { wanted: { registrarLock: false } }), HELD_SINCE);
    expect(saidAfter({ registrarLock: true }, life)).toEqual(['The registrar lock is on; off was expected.']);
  });

  test('R-23: what is unknown is no difference', () => {
    expect(saidAfter({ registrarLock: 'unknown', whoisPrivacy: 'unknown' })).toEqual([]);
  });

  test('an unclear answer changes nothing', () => {
    const life = importedName();
    const before = life.name;
    life.read({ kind: 'unclear', readAt: EXPIRY, text: 'busy' }, LATER);
    expect(life.name).toEqual(before);
  });
});

describe('a year that the registry adds by itself', () => {
  test.each(['ca', 'com', 'be'])(".%s: while the registrar's own date stays, it is said and not believed", (tld) => {
    const life = importedName(tld);
    life.setIntent({ intent: 'renew', by: 'owen' }, HELD_SINCE);
    life.read(held({ expiresAt: YEAR_ON, registrarExpiresAt: EXPIRY }), AFTER_EXPIRY);
    expect(life.view(AFTER_EXPIRY)).toMatchObject({ dates: { expiresAt: { at: EXPIRY } }, extendedTo: YEAR_ON });
    expect(life.name?.attention).toContain('nobody paid for it');
    // What was read is no news for the slow look; what is believed stays the year of a renewal to come.
    expect(life.known(AFTER_EXPIRY)).toMatchObject({ expiresAt: YEAR_ON, registrarExpiresAt: EXPIRY });
  });

  test('R-5: a renewal that is still to be made names the year that was paid for', () => {
    const life = importedName('ca');
    life.setIntent({ intent: 'renew', by: 'owen' }, HELD_SINCE);
    life.read(held({ expiresAt: YEAR_ON, registrarExpiresAt: EXPIRY }), AFTER_EXPIRY);
    const asked: unknown[] = [];
    for (let act = life.takeMoment(AFTER_EXPIRY); act !== undefined; act = life.takeMoment(AFTER_EXPIRY))
      if (act.kind === 'request') asked.push(act.request.operation.request);
    expect(asked).toEqual([{ domain: DOMAIN, periodYears: 1, expiryYear: 2027 }]);
  });

  test('.ca without a date of the registrar: what the record says of the registry decides', () => {
    const { registrarExpiresAt: _, ...truth } = held({ expiresAt: YEAR_ON }).truth;
    const [canadian, generic] = [importedName('ca'), importedName('com')];
    for (const life of [canadian, generic]) life.read({ kind: 'held', readAt: EXPIRY, truth }, AFTER_EXPIRY);
    expect([canadian.name?.expiresAt, generic.name?.expiresAt]).toEqual([EXPIRY, YEAR_ON]);
  });

  test("is believed once the registrar's own date has moved: somebody paid", () => {
    const life = importedName('ca');
    life.read(held({ expiresAt: YEAR_ON, registrarExpiresAt: EXPIRY }), AFTER_EXPIRY);
    life.read(held({ expiresAt: YEAR_ON }), AFTER_EXPIRY + DAY_MS);
    expect(life.name).toMatchObject({ expiresAt: YEAR_ON });
    expect(life.name?.extendedTo).toBeUndefined();
  });

  test('.de: the registry renews for ever and the registrar pays, so it is a new term', () => {
    const life = importedName('de');
    life.read(held({ expiresAt: YEAR_ON }), AFTER_EXPIRY);
    expect(life.name?.expiresAt).toBe(YEAR_ON);
  });

  test('is not what a registry does that shows a paid year late: the later date holds', () => {
    const life = importedName('uk');
    life.read(held({ expiresAt: EXPIRY, registrarExpiresAt: YEAR_ON }), LATER);
    expect(life.name?.expiresAt).toBe(YEAR_ON);
  });
});

describe('R-15: a date that cannot be', () => {
  test.each(['1970-01-01T00:00:00.000Z', '1984-12-31T00:00:00.000Z', '2099-01-01T00:00:00.000Z'])(
    '%s is said once, and the date read before is kept',
    (expiresAt) => {
      const life = importedName();
      expect(saidAfter({ expiresAt, registrarExpiresAt: EXPIRY }, life)).toHaveLength(1);
      expect(saidAfter({ expiresAt, registrarExpiresAt: EXPIRY }, life)).toEqual([]);
      expect(life.name).toMatchObject({ expiresAt: EXPIRY, attention: expect.stringContaining('cannot be') });
    },
  );

  test('is no name to import', () => {
    const life = new NameLife(DOMAIN);
    const answer = life.imported('opensrs', held({ expiresAt: '1970-01-01T00:00:00.000Z' }), 'owen', HELD_SINCE);
    expect([answer.kind, life.name]).toEqual(['refused', undefined]);
  });

  test('is not taken from an operation either', () => {
    const life = importedName();
    const name = { kind: 'held', registrar: 'opensrs', expiresAt: '1970-01-01T00:00:00.000Z' } as const;
    life.operationEnded(ended('other', 'succeeded', { name }), LATER);
    expect(life.name?.expiresAt).toBe(EXPIRY);
  });
});

describe('a name that is not found', () => {
  test('is looked for again a day later, and only then has left', () => {
    const life = importedName();
    life.read(notHeld(), LATER);
    expect([life.name?.missingSince, life.lookAgainMs]).toEqual([new Date(LATER).toISOString(), LATER + DAY_MS]);
    life.read(notHeld(), LATER + DAY_MS - 1);
    expect(life.name).toBeDefined();
    life.read(notHeld(), LATER + DAY_MS);
    expect([life.name, life.timeline.at(-1)?.text]).toEqual([
      undefined,
      'The name has left the account. Where it went is not known.',
    ]);
  });

  test('while it was being transferred away: it was', () => {
    const life = importedName();
    life.read(held({ isTransferringAway: true }), LATER);
    life.read(notHeld(), LATER);
    life.read(notHeld(), LATER + DAY_MS);
    expect(life.timeline.at(-1)?.text).toBe('The name has left the account. It was transferred away.');
  });

  test('and is there again: nothing has happened', () => {
    const life = importedName();
    life.read(notHeld(), LATER);
    life.read(held(), LATER + DAY_MS);
    expect([life.lookAgainMs, life.timeline.at(-1)?.text]).toEqual([undefined, 'The name is in the account again.']);
  });

  test('and is listed as deleted: it is followed through its redemption, and only its return is news', () => {
    const life = importedName();
    life.read(notHeld('2027-07-11T08:00:00.000Z'), at('2027-07-12T08:00:00.000Z'));
    expect(life.name?.deletedAt).toBe('2027-07-11T08:00:00.000Z');
    expect(life.known(at('2027-07-12T08:00:00.000Z'))).toBe('deleted');
    expect(life.view(at('2027-07-12T08:00:00.000Z'))?.next.map(({ at: moment }) => moment.slice(0, 10))).toEqual([
      '2027-07-11',
      '2027-08-10',
      '2027-08-15',
    ]);
  });

  test('and is listed with a deletion from before it was ours: that tells nothing', () => {
    const life = importedName();
    life.read(notHeld('2020-01-01T00:00:00.000Z'), LATER);
    expect([life.name?.deletedAt, life.name?.missingSince]).toEqual([undefined, new Date(LATER).toISOString()]);
  });
});

describe('a hint of the registrar', () => {
  test('about what has been read since is no news', () => {
    const life = importedName();
    const hint = (event: string, days: number) => ({
      event,
      at: new Date(HELD_SINCE + days * DAY_MS).toISOString(),
    });
    expect([hint('status_change', -1), hint('status_change', 1)].map((one) => life.isNews(one))).toEqual([false, true]);
    life.operationEnded(
      ended('other', 'succeeded', { name: { kind: 'held', registrar: 'opensrs', expiresAt: EXPIRY } }),
      HELD_SINCE + 2 * DAY_MS,
    );
    expect([hint('renewed', 1), hint('status_change', 1)].map((one) => life.isNews(one))).toEqual([false, true]);
  });

  test.each([undefined, null, 7, 'text', {}, { at: 7 }])('that is not understood (%j) is', (hint) => {
    expect(importedName().isNews(hint)).toBe(true);
  });
});
