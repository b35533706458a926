import { describe, expect, test } from 'vitest';
import { orderMarker } from '../../../src/activities/order-marker.js';
import { makeReadRegistration } from '../../../src/activities/read-registration.js';
import type { RegistrationQuestion } from '../../../src/domain/registration-intent.js';
import type { XcpAssoc } from '../../../src/xcp/value.js';
import { type ScriptedReply, scriptedRegistrar } from './support/scripted-registrar.js';

const OPERATION = 'registerDomain:acme:example.com:r-1';
const question: RegistrationQuestion = {
  account: 'acme',
  registrar: 'opensrs',
  domain: 'example.com',
  identity: { marker: OPERATION, since: '2026-11-22T10:00:00.000Z', before: [], known: [] },
  withPrivacy: true,
};

interface World {
  /** Absent: no order of ours. */
  readonly orderStatus?: string;
  readonly name?: ScriptedReply;
  readonly status?: ScriptedReply;
  readonly privacy?: ScriptedReply;
  readonly lookup?: ScriptedReply;
}

const NAME: XcpAssoc = {
  expiredate: '2027-11-22 10:00:00',
  registry_expiredate: '2027-11-22 09:59:59',
  nameserver_list: [{ name: 'ns1.example.net', sortorder: '1' }],
};

function read(world: World, changes: Partial<RegistrationQuestion> = {}): Promise<unknown> {
  const { orderStatus } = world;
  const registrar = scriptedRegistrar((action, attributes): ScriptedReply => {
    switch (action) {
      case 'GET_ORDERS_BY_DOMAIN':
        return {
          code: '200',
          attributes: {
            orders:
              orderStatus === undefined
                ? []
                : [{ id: '7', type: 'new', order_date: '2026-11-22 10:00:05', status: orderStatus }],
          },
        };
      case 'GET_ORDER_INFO':
        return {
          code: '200',
          attributes: {
            field_hash: { id: '7', affiliate_id: orderMarker(OPERATION), status: orderStatus ?? '', cost: '12.50' },
          },
        };
      case 'LOOKUP':
        return world.lookup ?? { code: '210' };
      default:
        if (attributes['type'] === 'status') return world.status ?? { code: '200', attributes: { lock_state: '1' } };
        if (attributes['type'] === 'whois_privacy_state')
          return world.privacy ?? { code: '200', attributes: { state: 'enabled' } };
        return world.name ?? { code: '480' };
    }
  });
  return makeReadRegistration(
    () => registrar,
    () => new AbortController().signal,
  )({ ...question, ...changes });
}

describe('a registration is read as', () => {
  test("applied, with the registry's own date and what was reached (R-6)", async () => {
    expect(await read({ orderStatus: 'completed', name: { code: '200', attributes: NAME } })).toEqual({
      kind: 'applied',
      orderId: '7',
      truth: {
        expiresAt: '2027-11-22T09:59:59.000Z',
        registrarLock: true,
        whoisPrivacy: 'enabled',
        nameServers: ['ns1.example.net'],
        cost: '12.50',
      },
    });
  });

  test("applied with the registrar's date, where the registry's is not told", async () => {
    const name = { code: '200', attributes: { expiredate: '2027-11-22 10:00:00' } };
    expect(await read({ orderStatus: 'completed', name })).toMatchObject({
      truth: { expiresAt: '2027-11-22T10:00:00.000Z' },
    });
  });

  test('applied with lock and privacy unknown, where the registrar does not say', async () => {
    const refused = { code: '465' };
    const name = { code: '200', attributes: NAME };
    expect(await read({ orderStatus: 'completed', name, status: refused, privacy: refused })).toMatchObject({
      kind: 'applied',
      truth: { registrarLock: 'unknown', whoisPrivacy: 'unknown' },
    });
  });

  test.each([
    ['an order at the registry', 'waiting', { kind: 'in_progress', orderId: '7' }],
    ['an order being processed', 'processed', { kind: 'in_progress', orderId: '7' }],
    ['a parked order', 'pending', { kind: 'parked', orderId: '7' }],
    ['a declined order', 'declined', { kind: 'declined', orderId: '7', status: 'declined' }],
    ['a cancelled order', 'cancelled', { kind: 'declined', orderId: '7', status: 'cancelled' }],
    ['a status that is not known here', 'sleeping', { kind: 'inconclusive' }],
  ])('%s', async (_, orderStatus, expected) => expect(await read({ orderStatus })).toMatchObject(expected));

  test('parked for the reason that the reply gave, where there was one', async () => {
    const parkedReason = { cause: 'funds', code: '440', text: 'Insufficient funds' } as const;
    expect(await read({ orderStatus: 'pending' }, { parkedReason })).toMatchObject({ reason: parkedReason });
  });

  test.each([
    ['no trace when there is no order and the name is free', { lookup: { code: '210' } }, 'no_trace'],
    ['taken when there is no order and the name is not free', { lookup: { code: '211' } }, 'taken'],
    [
      'taken when the name is said to belong to somebody else',
      { name: { code: '435' }, lookup: { code: '211' } },
      'taken',
    ],
    ['unclear while a registration waits at the registry', { lookup: { code: '221' } }, 'inconclusive'],
    ['unclear when the look-up is refused', { lookup: { code: '465' } }, 'inconclusive'],
    [
      'unclear when it is not told whether the name is ours',
      { name: { code: '465' }, lookup: { code: '211' } },
      'inconclusive',
    ],
    ['a conflict when the name is ours by another order', { name: { code: '200', attributes: NAME } }, 'conflict'],
  ] as const)('%s', async (_, world, kind) => expect(await read(world)).toMatchObject({ kind }));
});

test("a registry date that cannot be gives way to the registrar's", async () => {
  const attributes = { ...NAME, registry_expiredate: '2137-11-22 10:00:00' };
  expect(await read({ orderStatus: 'completed', name: { code: '200', attributes } })).toMatchObject({
    truth: { expiresAt: '2027-11-22T10:00:00.000Z' },
  });
});

describe('completed is not believed (R-6, R-15)', () => {
  test.each([
    ['while the name cannot be read', { code: '480' }],
    ['without a date', { code: '200', attributes: {} }],
    ['with a zero date', { code: '200', attributes: { expiredate: '0000-00-00 00:00:00' } }],
    ['with the epoch', { code: '200', attributes: { expiredate: '1970-01-01 00:00:00' } }],
    ['with a date before there were names', { code: '200', attributes: { expiredate: '1984-12-31 23:59:59' } }],
    ['with a day that does not exist', { code: '200', attributes: { expiredate: '2027-02-30 00:00:00' } }],
    ['with "undef"', { code: '200', attributes: { expiredate: 'undef' } }],
    [
      'with a date more than ten years and two days ahead',
      { code: '200', attributes: { expiredate: '2037-01-01 00:00:00' } },
    ],
    ['with a date that has passed', { code: '200', attributes: { expiredate: '2026-11-01 00:00:00' } }],
  ])('%s', async (_, name) => {
    expect(await read({ orderStatus: 'completed', name })).toMatchObject({ kind: 'inconclusive' });
  });
});
