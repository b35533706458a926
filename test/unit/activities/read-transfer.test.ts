// What the registrar's answers say of a transfer; how the registrar behaves is the simulator's part, in test/stack.
import { describe, expect, test } from 'vitest';
import { orderMarker } from '../../../src/activities/order-marker.js';
import { makeReadTransfer } from '../../../src/activities/read-transfer.js';
import { makeWatchTransfer } from '../../../src/activities/watch-transfer.js';
import type { TransferQuestion } from '../../../src/domain/transfer/transfer-intent.js';
import type { TransferReading } from '../../../src/domain/transfer/transfer-standing.js';
import type { XcpAssoc } from '../../../src/xcp/value.js';
import { type ScriptedReply, scriptedRegistrar } from './support/scripted-registrar.js';

const OPERATION = 'transferDomain:acme:example.com:r-1';
const question: TransferQuestion = {
  account: 'acme',
  registrar: 'opensrs',
  domain: 'example.com',
  identity: { marker: OPERATION, since: '2026-11-22T10:00:00.000Z', before: [], known: [] },
  superseded: [],
};

interface World {
  /** Absent: no order of ours. */
  readonly order?: string;
  readonly notes?: string;
  /** Of CHECK_TRANSFER; absent: `undef`. */
  readonly check?: string;
  /** Of GET_TRANSFERS_IN for our order; absent: no row. */
  readonly row?: string;
  readonly name?: XcpAssoc;
}

const NAME: XcpAssoc = {
  expiredate: '2027-11-22 10:00:00',
  nameserver_list: [{ name: 'ns1.example.net', sortorder: '1' }],
};

async function read(
  world: World,
  changes: Partial<TransferQuestion> = {},
): Promise<[TransferReading, readonly string[]]> {
  const { order, check, row, name } = world;
  const registrar = scriptedRegistrar((action, attributes): ScriptedReply => {
    switch (action) {
      case 'GET_ORDERS_BY_DOMAIN': {
        const orders =
          order === undefined ? [] : [{ id: '7', type: 'transfer', order_date: '2026-11-22 10:00:05', status: order }];
        return { code: '200', attributes: { orders } };
      }
      case 'GET_ORDER_INFO': {
        const fields = { id: '7', affiliate_id: orderMarker(OPERATION), status: order ?? '', cost: '12.50' };
        return { code: '200', attributes: { field_hash: { ...fields, notes: world.notes ?? '' } } };
      }
      case 'CHECK_TRANSFER':
        return { code: '200', attributes: { transferrable: '0', status: check ?? 'undef' } };
      case 'GET_TRANSFERS_IN': {
        const transfers = row === undefined ? [] : [{ transfer_id: '70', order_id: '7', status: row }];
        return { code: '200', attributes: { transfers } };
      }
      default:
        if (attributes['type'] === 'status') return { code: '200', attributes: { lock_state: '1' } };
        if (attributes['type'] === 'whois_privacy_state') return { code: '200', attributes: { state: 'disabled' } };
        return name === undefined ? { code: '480' } : { code: '200', attributes: name };
    }
  });
  const reading = await makeReadTransfer(
    () => registrar,
    () => new AbortController().signal,
  )({ ...question, ...changes });
  return [reading, registrar.calls];
}

const underWay = (place: string) => ({ kind: 'applied', orderId: '7', truth: { kind: 'under_way', place } });

describe('where a transfer stands', () => {
  test.each([
    [
      'the registrant is asked',
      { order: 'waiting', check: 'pending_owner', row: 'pending_owner' },
      underWay('registrant'),
    ],
    [
      'at the registry',
      { order: 'processed', check: 'pending_registry', row: 'pending_registry' },
      underWay('registry'),
    ],
    [
      'with the staff, a status that is not used any more',
      { order: 'waiting', check: 'pending_admin' },
      underWay('staff'),
    ],
    ['not shown yet', { order: 'waiting' }, underWay('submitted')],
    [
      'an older transfer of the name was cancelled, ours is not shown yet',
      { order: 'waiting', check: 'cancelled' },
      underWay('submitted'),
    ],
    [
      'an older one was completed, ours is not shown yet',
      { order: 'waiting', check: 'completed' },
      underWay('submitted'),
    ],
    [
      'our transfer is cancelled, the order says so later',
      { order: 'waiting', check: 'cancelled', row: 'cancelled' },
      { kind: 'inconclusive' },
    ],
    [
      'completed, and the name cannot be read yet',
      { order: 'completed', check: 'completed' },
      { kind: 'inconclusive' },
    ],
    [
      'completed, and the date cannot be',
      { order: 'completed', name: { ...NAME, expiredate: '1970-01-01 00:00:00' } },
      { kind: 'inconclusive' },
    ],
    ['parked', { order: 'pending' }, { kind: 'parked', orderId: '7' }],
    [
      'cancelled while it was parked: it never was a transfer',
      { order: 'cancelled' },
      { kind: 'declined', status: 'cancelled' },
    ],
    ['no order, no transfer', {}, { kind: 'no_trace' }],
    ['no order, and somebody else of the account transfers it', { check: 'pending_owner' }, { kind: 'conflict' }],
    ['no order, and the name is in the account', { name: NAME }, { kind: 'conflict' }],
  ] as const)('%s', async (_, world, expected) => {
    const [reading] = await read(world);
    expect(reading).toMatchObject(expected);
  });

  test('R-6: completed is believed once the name itself is read, with what the order cost', async () => {
    const [reading] = await read({ order: 'completed', name: NAME, row: 'completed' });
    expect(reading).toMatchObject({
      kind: 'applied',
      truth: { kind: 'arrived', name: { expiresAt: '2027-11-22T10:00:00.000Z', cost: '12.50', registrarLock: true } },
    });
  });

  test('cancelled after it had begun: the last note says why', async () => {
    const notes = 'Transfer started.\nDeclined by the registrant.';
    const [reading] = await read({ order: 'cancelled', row: 'cancelled', notes });
    expect(reading).toMatchObject({
      truth: { kind: 'cancelled', text: 'Declined by the registrant.', transferId: '70' },
    });
  });

  test('an order that was called off for another code counts as none', async () => {
    const [reading] = await read({ order: 'cancelled', row: 'cancelled' }, { superseded: ['7'] });
    expect(reading).toEqual({ kind: 'no_trace' });
  });

  test('the list of transfers is asked only until it has told the id', async () => {
    const [, calls] = await read({ order: 'waiting', check: 'pending_owner' }, { transferId: '70' });
    expect(calls).not.toContain('GET_TRANSFERS_IN');
  });
});

test('a poll says when it looks again, by how often it has looked', async () => {
  const standing: TransferReading = { kind: 'applied', orderId: '7', truth: { kind: 'under_way', place: 'registry' } };
  const polls = [
    { everyMs: 1_000, times: 2 },
    { everyMs: 9_000, times: 1 },
  ];
  const until = { kind: 'transfer_news', place: 'registry', orderId: '7', polls } as const;
  const atLook = (look: number) =>
    makeWatchTransfer(
      () => Promise.resolve(standing),
      () => look,
    )({ ...question, until });
  await expect(atLook(2)).rejects.toMatchObject({ type: 'NotYet', nextRetryDelay: 1_000 });
  await expect(atLook(30)).rejects.toMatchObject({ type: 'NotYet', nextRetryDelay: 9_000 });
  const elsewhere = { ...until, place: 'registrant' } as const;
  const watch = makeWatchTransfer(
    () => Promise.resolve(standing),
    () => 1,
  );
  expect(await watch({ ...question, until: elsewhere })).toBe(standing);
});
