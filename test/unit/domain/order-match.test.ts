import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type OrderIdentity,
  type OrderSeen,
  isOurs,
  mayBeOurs,
  ordersBefore,
} from '../../../src/domain/order-match.js';

const TYPES = ['new', 'premium'];
const SINCE = '2026-11-22T10:00:00.000Z';
const marked: OrderIdentity = { marker: 'm1', since: SINCE, before: [], known: [] };
const unmarked: OrderIdentity = { since: SINCE, before: ['100'], known: [] };

function order(changes: Partial<OrderSeen> = {}): OrderSeen {
  return { orderId: '101', type: 'new', orderedAt: '2026-11-22T10:00:07.000Z', ...changes };
}

describe('with a marker', () => {
  test.each([
    ['an order that carries it is ours', { affiliateId: 'm1' }, true],
    ['an order of another operation is not', { affiliateId: 'm2' }, false],
    ['an order without any marker is not', {}, false],
    ['an order of another type is not', { affiliateId: 'm1', type: 'renewal' }, false],
    ['the date does not matter', { affiliateId: 'm1', orderedAt: '2020-01-01T00:00:01.000Z' }, true],
  ] as const)('%s', (_, changes, expected) => expect(isOurs(order(changes), marked, TYPES)).toBe(expected));

  test('an order that the registrar named to us is ours, whatever it carries', () => {
    expect(isOurs(order({ type: '', affiliateId: 'm2' }), { ...marked, known: ['101'] }, TYPES)).toBe(true);
  });

  test('an order is read in full before it is told whose it is', () => {
    expect([mayBeOurs(order(), marked, TYPES), isOurs(order(), marked, TYPES)]).toEqual([true, false]);
  });

  test('an order dated in the zone of Toronto is still looked at', () => {
    expect(mayBeOurs(order({ orderedAt: '2026-11-22T05:00:07.000Z' }), marked, TYPES)).toBe(true);
  });

  test('an order of last week is not even looked at', () => {
    expect(mayBeOurs(order({ orderedAt: '2026-11-15T10:00:00.000Z' }), marked, TYPES)).toBe(false);
  });
});

describe('without a marker', () => {
  test.each([
    ['a new order is ours', {}, true],
    ['an order of the snapshot is not', { orderId: '100' }, false],
    ['an order of another type is not', { type: 'transfer' }, false],
    ['an order that is listed without a type is ours', { type: '' }, true],
    ['an order of last week is not', { orderedAt: '2026-11-15T10:00:00.000Z' }, false],
    ['a registrar whose clock is two minutes behind hides nothing', { orderedAt: '2026-11-22T09:58:00.000Z' }, true],
    ['a registrar that dates in the zone of Toronto hides nothing', { orderedAt: '2026-11-22T05:00:07.000Z' }, true],
    ['a date without a time is the whole day', { orderedAt: '2026-11-22T00:00:00.000Z' }, true],
    ['an affiliate id of the caller changes nothing', { affiliateId: 'partner-7' }, true],
  ] as const)('%s', (_, changes, expected) => {
    expect(isOurs(order(changes), unmarked, TYPES)).toBe(expected);
    expect(mayBeOurs(order(changes), unmarked, TYPES)).toBe(expected);
  });

  test('an order without a readable date is ours, because a second order costs more than a look', () => {
    expect(isOurs({ orderId: '101', type: 'new' }, unmarked, TYPES)).toBe(true);
  });
});

describe('the snapshot before sending', () => {
  test('holds the orders that were there before the operation was accepted', () => {
    expect(ordersBefore([order({ orderId: '99', orderedAt: '2026-11-21T10:00:00.000Z' })], SINCE)).toEqual(['99']);
  });

  test('taken a second time, after a reset, does not hide the order that was sent in between', () => {
    const own = order();
    const identity: OrderIdentity = {
      since: SINCE,
      before: ordersBefore([order({ orderId: '99', orderedAt: '2026-11-21T10:00:00.000Z' }), own], SINCE),
      known: [],
    };
    expect(isOurs(own, identity, TYPES)).toBe(true);
    expect(isOurs(order({ orderId: '99' }), identity, TYPES)).toBe(false);
  });

  test('leaves out an order dated today without a time: it may be our own', () => {
    expect(ordersBefore([order({ orderedAt: '2026-11-22T00:00:00.000Z' })], SINCE)).toEqual([]);
  });

  test('leaves out an order without a readable date', () => {
    expect(ordersBefore([{ orderId: '7', type: 'new' }], SINCE)).toEqual([]);
  });
});

const instant = fc
  .date({ min: new Date('2026-11-01T00:00:00Z'), max: new Date('2026-12-15T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const id = fc.integer({ min: 1, max: 20 }).map(String);
const seen: fc.Arbitrary<OrderSeen> = fc
  .record({
    orderId: id,
    type: fc.constantFrom('new', 'renewal', ''),
    orderedAt: fc.option(instant),
    affiliateId: fc.option(fc.constantFrom('m1', 'm2', '')),
  })
  .map(({ orderedAt, affiliateId, ...rest }) => ({
    ...rest,
    ...(orderedAt === null ? {} : { orderedAt }),
    ...(affiliateId === null ? {} : { affiliateId }),
  }));

describe('whatever orders there are', () => {
  test('with a marker, no order with another affiliate id is claimed that the registrar did not name to us', () => {
    fc.assert(
      fc.property(seen, fc.array(id), fc.array(id), instant, (candidate, before, known, since) => {
        const ours = isOurs(candidate, { marker: 'm1', since, before, known }, TYPES);
        expect(ours).toBe(
          known.includes(candidate.orderId) || (candidate.affiliateId === 'm1' && candidate.type !== 'renewal'),
        );
      }),
    );
  });

  test('an order of the last day that is ours is always looked at', () => {
    fc.assert(
      fc.property(seen, fc.array(id), instant, fc.boolean(), (candidate, known, since, hasMarker) => {
        const identity: OrderIdentity = { since, before: [], known, ...(hasMarker ? { marker: 'm1' } : {}) };
        const isOld =
          candidate.orderedAt !== undefined && Date.parse(candidate.orderedAt) < Date.parse(since) - 86_400_000;
        if (isOurs(candidate, identity, TYPES) && !isOld) expect(mayBeOurs(candidate, identity, TYPES)).toBe(true);
      }),
    );
  });

  test('no order placed after acceptance is ever hidden by a snapshot, however often it is taken', () => {
    fc.assert(
      fc.property(fc.array(seen), instant, fc.nat({ max: 3_600_000 }), (others, since, laterMs) => {
        const own: OrderSeen = {
          orderId: '999',
          type: 'new',
          orderedAt: new Date(Date.parse(since) + laterMs).toISOString(),
        };
        const before = ordersBefore([...others, own], since);
        expect(isOurs(own, { since, before, known: [] }, TYPES)).toBe(true);
      }),
    );
  });
});
