// Which orders count as ours decides whether money is spent a second time.
import { describe, expect, test } from 'vitest';
import { newestOfOurs, onWire } from '../../../src/activities/our-orders.js';
import { orderMarker } from '../../../src/activities/order-marker.js';
import type { OrderIdentity } from '../../../src/domain/order-match.js';
import type { XcpAssoc } from '../../../src/xcp/value.js';
import { type Script, scriptedRegistrar } from './support/scripted-registrar.js';

const OPERATION = 'registerDomain:acme:example.com:r-1';
const OURS = orderMarker(OPERATION);
const identity: OrderIdentity = { marker: OPERATION, since: '2026-11-22T10:00:00.000Z', before: [], known: [] };

interface Order {
  readonly id: string;
  readonly affiliate?: string;
  readonly type?: string;
  readonly date?: string;
  readonly status?: string;
}

function book(...orders: readonly Order[]): Script {
  return (action, attributes) => {
    if (action === 'GET_ORDERS_BY_DOMAIN') {
      const rows = orders.map(({ id, type = 'new', date = '2026-11-22 10:00:05', status = 'completed' }): XcpAssoc => ({
        id,
        type,
        order_date: date,
        status,
      }));
      return { code: '200', attributes: { orders: rows } };
    }
    const order = orders.find(({ id }) => id === attributes['order_id']);
    if (action !== 'GET_ORDER_INFO' || order === undefined) return { code: '480' };
    const hash: XcpAssoc = { id: order.id, affiliate_id: order.affiliate ?? '', status: order.status ?? 'completed' };
    return { code: '200', attributes: { field_hash: hash } };
  };
}

async function found(script: Script, changes: Partial<OrderIdentity> = {}): Promise<string | undefined> {
  const { client } = scriptedRegistrar(script);
  return (await newestOfOurs(client, 'example.com', onWire({ ...identity, ...changes }), ['new']))?.orderId;
}

describe('an order of this operation', () => {
  test.each([
    ['is found by its marker', [{ id: '7', affiliate: OURS }], '7'],
    ['is found among orders of others', [{ id: '9', affiliate: 'x' }, { id: '8', affiliate: OURS }, { id: '7' }], '8'],
    [
      'is the newest of several',
      [
        { id: '99', affiliate: OURS },
        { id: '100', affiliate: OURS },
      ],
      '100',
    ],
    ['is found although its date is in another zone', [{ id: '7', affiliate: OURS, date: '2026-11-22 05:00:05' }], '7'],
    ['is found although its type is not told', [{ id: '7', affiliate: OURS, type: '' }], '7'],
    ['is not an order without a marker', [{ id: '7' }], undefined],
    ['is not there when there are no orders', [], undefined],
  ] as const)('%s', async (_, orders, expected) => expect(await found(book(...orders))).toBe(expected));

  test('is found by the id that a reply named, though the list lags behind', async () => {
    const script = book({ id: '7', affiliate: OURS });
    const lagging: Script = (action, attributes) =>
      action === 'GET_ORDERS_BY_DOMAIN' ? { code: '200', attributes: { orders: [] } } : script(action, attributes);
    expect(await found(lagging, { known: ['7'] })).toBe('7');
  });

  test('does not exist when the registrar does not know the name', async () => {
    expect(await found(() => ({ code: '480' }))).toBeUndefined();
  });
});

describe('what cannot be told is not taken for "no order"', () => {
  test.each(['435', '465', '470'])('a list refused with code %s', async (code) => {
    await expect(found(() => ({ code }))).rejects.toMatchObject({ type: 'RegistrarUnavailable' });
  });

  test.each(['435', '480'])('a listed order that is refused with code %s', async (code) => {
    const script = book({ id: '7', affiliate: OURS });
    const unreadable: Script = (action, attributes) =>
      action === 'GET_ORDER_INFO' ? { code } : script(action, attributes);
    await expect(found(unreadable)).rejects.toMatchObject({ type: 'RegistrarUnavailable' });
  });

  test('an answer that was lost', async () => {
    await expect(
      found(() => ({ kind: 'unknown', reason: 'connection_lost', message: 'The connection broke.' })),
    ).rejects.toMatchObject({ type: 'RegistrarUnavailable' });
  });
});
