import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockDifferenceMs } from '../../../src/domain/registrar/clock-difference.js';
import { defaultEventsPace, scaledEventsPace } from '../../../src/domain/registrar/events-pace.js';
import { parseNameLookUp } from '../../../src/domain/registrar/name-look-up.js';
import type { RegistrarHint } from '../../../src/domain/registrar/registrar-hint.js';
import { RegistrarLife, type RegistrarSnapshot } from '../../../src/domain/registrar/registrar-life.js';

const NOW = Date.parse('2026-11-22T08:30:00.000Z');
const DAY = 86_400_000;

function lifeFrom(snapshot?: RegistrarSnapshot): RegistrarLife {
  return new RegistrarLife('demo', 'opensrs', NOW, snapshot);
}

function hint(eventId: string): RegistrarHint {
  return { eventId, object: 'domain', event: 'renewed', domain: 'example.com' };
}

/** Hands every page on as the workflow does; answers the ids in the order in which names were told. */
function told(pages: readonly (readonly string[])[], rollsOver: (page: number) => boolean): readonly string[] {
  let life = lifeFrom();
  return pages.flatMap((ids, page) => {
    if (rollsOver(page)) life = lifeFrom(JSON.parse(JSON.stringify(life.snapshot())) as RegistrarSnapshot);
    const hints = ids.map(hint);
    const fresh = life.fresh(hints).map(({ eventId }) => eventId);
    life.handled(hints, fresh.length, NOW);
    return fresh;
  });
}

describe('events', () => {
  test('however often they come, and in whatever order: each is told once, also across runs', () => {
    const ids = fc.integer({ min: 0, max: 30 }).map((n) => `e${n}`);
    fc.assert(
      fc.property(
        fc.array(fc.array(ids, { maxLength: 20 }), { maxLength: 12 }),
        fc.array(fc.boolean()),
        (pages, cuts) => {
          const all = told(pages, (page) => cuts[page] ?? false);
          expect(all).toEqual([...new Set(pages.flat())]);
        },
      ),
    );
  });

  test('the memory is bounded: 500 ids, the newest', () => {
    const life = lifeFrom();
    for (let page = 0; page < 10; page += 1)
      life.handled(
        Array.from({ length: 100 }, (_, index) => hint(`p${page}-${index}`)),
        100,
        NOW,
      );
    expect(life.snapshot().handled).toHaveLength(500);
    expect(life.fresh([hint('p4-99'), hint('p5-0'), hint('p9-99')]).map(({ eventId }) => eventId)).toEqual(['p4-99']);
  });

  test('what was not handed over is not remembered', () => {
    const life = lifeFrom();
    life.fresh([hint('a')]);
    expect(life.fresh([hint('a')])).toHaveLength(1);
  });

  test('handed, passed over and repeated ones are counted', () => {
    const life = lifeFrom();
    life.handled([hint('a'), hint('a'), hint('b'), hint('c')], 1, NOW);
    expect(life.view()).toMatchObject({
      counts: { handed: 1, passedOver: 2, repeated: 1 },
      lastEventsAt: '2026-11-22T08:30:00.000Z',
    });
  });
});

describe('how long it lives', () => {
  test('a credential that no worker has owned to ends after a day', () => {
    const life = lifeFrom();
    expect(life.listensForMs(NOW)).toBe(DAY);
    expect(life.isOver).toBe(false);
    life.timeIsOver();
    expect(life.isOver).toBe(true);
  });

  test('a known one rolls over after 30 days, or when asked', () => {
    const life = lifeFrom();
    life.noteSetting('off');
    expect(life.listensForMs(NOW + DAY)).toBe(29 * DAY);
    expect(life.shouldRollOver(NOW + 30 * DAY - 1)).toBe(false);
    expect(life.shouldRollOver(NOW + 30 * DAY)).toBe(true);
    expect(life.listensForMs(NOW + 31 * DAY)).toBe(1_000);
    life.askRefresh();
    expect(life.shouldRollOver(NOW)).toBe(true);
    const next = lifeFrom(life.snapshot());
    expect(next.events).toBe('off');
    expect(next.shouldRollOver(NOW)).toBe(false);
    next.timeIsOver();
    expect(next.shouldRollOver(NOW)).toBe(true);
    expect(next.isOver).toBe(false);
  });
});

describe('clockDifferenceMs', () => {
  const at = Date.parse('2026-11-22T08:30:00.000Z');
  test.each([
    ['2026-11-22 08:30:07 27585 101', 7_000],
    ['2026-11-22 08:29:50 1 1', -10_000],
    ['2026-11-22 03:31:00 1 1', 60_000],
    ['2026-11-21 20:30:00 1 1', 0],
  ])('%s is %i ms ahead, whole hours left out: the stamp has no zone', (stamp, ahead) => {
    expect(clockDifferenceMs(stamp, at)).toBe(ahead);
  });

  test.each([undefined, '', 'abc', '27585 101'])('%s tells nothing', (stamp) => {
    expect(clockDifferenceMs(stamp, at)).toBeUndefined();
  });
});

test('a shortened pace never becomes a busy loop', () => {
  expect(scaledEventsPace(defaultEventsPace, 0.000_001)).toEqual({ pollMs: 100, offPauseMs: 2_000 });
  expect(scaledEventsPace(defaultEventsPace, 1)).toEqual(defaultEventsPace);
});

describe('parseNameLookUp', () => {
  test('takes one to ten names in ASCII form, each once', () => {
    expect(parseNameLookUp({ domains: ['a.com', 'a.com', 'b.net'] })).toEqual({
      kind: 'valid',
      value: { domains: ['a.com', 'b.net'], route: 'here' },
    });
  });

  test.each([
    [undefined],
    [{}],
    [{ domains: [] }],
    [{ domains: 'a.com' }],
    [{ domains: ['café.com'] }],
    [{ domains: ['A.com'] }],
    [{ domains: [7] }],
    [{ domains: Array.from({ length: 11 }, (_, index) => `n${index}.com`) }],
    [{ domains: ['a.com'], route: 'anywhere' }],
  ])('refuses %j', (request) => {
    expect(parseNameLookUp(request).kind).toBe('invalid');
  });
});
