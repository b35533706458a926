// What is sent, and when nothing may be sent. Each sending of SW_REGISTER can cost money.
import { describe, expect, test } from 'vitest';
import { orderMarker } from '../../../src/activities/order-marker.js';
import { makeSendOrderAction } from '../../../src/activities/send-order-action.js';
import { makeSendRegistration } from '../../../src/activities/send-registration.js';
import type { OrderIntent, RegistrationIntent } from '../../../src/domain/registration-intent.js';
import type { WriteOutcome } from '../../../src/domain/settlement.js';
import { requestFor } from '../domain/support/orders.js';
import { type Script, scriptedRegistrar } from './support/scripted-registrar.js';

const OPERATION = 'registerDomain:acme:example.com:r-1';
const address = { account: 'acme', registrar: 'opensrs', operationId: OPERATION } as const;
const intent: RegistrationIntent = {
  ...address,
  request: requestFor('example.com', { profile: { username: 'owen01', password: 'S3cret-pass_99' } }),
  profile: { kind: 'given' },
  providerNameServers: [],
  identity: { marker: OPERATION, since: '2026-11-22T10:00:00.000Z', before: [], known: [] },
  agreedPrice: '10.00',
  attempt: 1,
};
const signal = (): AbortSignal => new AbortController().signal;
const lease = (): Promise<number> => Promise.resolve(Date.now() + 8_000);
const noKeys = (): Promise<undefined> => Promise.resolve(undefined);

/** A registrar without orders, which answers the order as told. */
function answering(
  order: ReturnType<Script>,
  list: ReturnType<Script> = { code: '200', attributes: { orders: [] } },
): Script {
  return (action) => (action === 'GET_ORDERS_BY_DOMAIN' ? list : order);
}

async function sent(
  script: Script,
  changes: Partial<RegistrationIntent> = {},
): Promise<{ outcome: WriteOutcome; calls: readonly string[] }> {
  const registrar = scriptedRegistrar(script);
  const outcome = await makeSendRegistration(() => registrar, noKeys, signal, lease)({ ...intent, ...changes });
  return { outcome, calls: registrar.calls };
}

describe('an order is sent', () => {
  test('once, after a look that found none', async () => {
    const done = { code: '200', attributes: { id: '7', cancelled_orders: ['5', '6'] } };
    expect(await sent(answering(done))).toEqual({
      outcome: { kind: 'applied', orderId: '7', cancelledOrders: ['5', '6'] },
      calls: ['GET_ORDERS_BY_DOMAIN', 'SW_REGISTER'],
    });
  });

  test.each([
    ['parked', { code: '200', attributes: { id: '7', forced_pending: '7' } }, 'parked'],
    ['in progress', { code: '250', attributes: { id: '7' } }, 'in_progress'],
    ['refused', { code: '465' }, 'refused'],
    ['not executed, when the registrar wants a pause', { code: '310' }, 'not_sent'],
    ['not executed, when the credential is wrong', { code: '401' }, 'not_sent'],
    ['unknown, when the registry did not answer', { code: '705' }, 'unknown'],
    ['unknown, when the code is in no table', { code: '999' }, 'unknown'],
    ['unknown, when the answer was lost', { kind: 'unknown', reason: 'reply_cut', message: 'Cut.' }, 'unknown'],
    [
      'not sent, when nothing left this host',
      { kind: 'not_sent', reason: 'connection_refused', message: 'No.' },
      'not_sent',
    ],
  ] as const)('and is %s', async (_, reply, kind) => {
    expect(await sent(answering(reply))).toMatchObject({
      outcome: { kind },
      calls: ['GET_ORDERS_BY_DOMAIN', 'SW_REGISTER'],
    });
  });

  test('and "exists" is a stranger\'s the first time, but may be our own on a repeat', async () => {
    expect((await sent(answering({ code: '485' }))).outcome).toMatchObject({ kind: 'refused', code: '485' });
    expect((await sent(answering({ code: '485' }), { attempt: 2 })).outcome.kind).not.toBe('applied');
  });
});

describe('nothing is sent', () => {
  test('when an order of this operation is there, whatever the workflow believes (R-4)', async () => {
    const row = { id: '7', type: 'new', order_date: '2026-11-22 10:00:05', status: 'pending' };
    const script: Script = (action) =>
      action === 'GET_ORDERS_BY_DOMAIN'
        ? { code: '200', attributes: { orders: [row] } }
        : {
            code: '200',
            attributes: { field_hash: { id: '7', affiliate_id: orderMarker(OPERATION), status: 'pending' } },
          };
    expect(await sent(script)).toEqual({
      outcome: { kind: 'found', orderId: '7' },
      calls: ['GET_ORDERS_BY_DOMAIN', 'GET_ORDER_INFO'],
    });
  });

  test.each([
    ['the list of orders is lost', { kind: 'unknown', reason: 'deadline', message: 'Late.' }],
    ['the list of orders is refused', { code: '465' }],
    ['the registrar is busy', { code: '310' }],
    ['the registrar cannot be reached', { kind: 'not_sent', reason: 'connection_refused', message: 'No.' }],
  ] as const)('when %s', async (_, list) => {
    expect(await sent(answering({ code: '200' }, list))).toMatchObject({
      outcome: { kind: 'not_sent' },
      calls: ['GET_ORDERS_BY_DOMAIN'],
    });
  });

  test('when writes are switched off during the look', async () => {
    const registrar = scriptedRegistrar(answering({ code: '200', attributes: { id: '7' } }));
    const directory = () => ({ ...registrar, record: { ...registrar.record, writes: registrar.calls.length === 0 } });
    const outcome = await makeSendRegistration(directory, noKeys, signal, lease)(intent);
    expect(outcome).toMatchObject({ kind: 'not_sent', why: 'writes_off' });
    expect(registrar.calls).toEqual(['GET_ORDERS_BY_DOMAIN']);
  });
});

describe('an attempt that was given up meanwhile', () => {
  const givenUp = (): Promise<undefined> => Promise.resolve(undefined);

  test('sends no order, whatever it had looked up before', async () => {
    const registrar = scriptedRegistrar(answering({ code: '200', attributes: { id: '7' } }));
    const outcome = await makeSendRegistration(() => registrar, noKeys, signal, givenUp)(intent);
    expect(outcome).toMatchObject({ kind: 'not_sent' });
    expect(registrar.calls).toEqual(['GET_ORDERS_BY_DOMAIN']);
  });

  test('processes and cancels nothing', async () => {
    const registrar = scriptedRegistrar(() => ({ code: '200' }));
    const order: OrderIntent = { ...address, domain: 'example.com', orderId: '7', action: 'process' };
    expect(await makeSendOrderAction(() => registrar, signal, givenUp)(order)).toMatchObject({ kind: 'not_sent' });
    expect(registrar.calls).toEqual([]);
  });
});

describe('processing or cancelling an order', () => {
  const order: OrderIntent = { ...address, domain: 'example.com', orderId: '7', action: 'process' };
  const acted = async (
    reply: ReturnType<Script>,
    changes: Partial<OrderIntent> = {},
    writes = true,
  ): Promise<WriteOutcome> =>
    makeSendOrderAction(() => scriptedRegistrar(() => reply, { writes }), signal, lease)({ ...order, ...changes });

  test('keeps the id of the new order that a declined one was replaced by', async () => {
    expect(await acted({ code: '200', attributes: { order_id: '9' } })).toEqual({ kind: 'applied', orderId: '9' });
  });

  test('keeps its own id where the reply names none', async () => {
    expect(await acted({ code: '200' }, { action: 'cancel' })).toEqual({ kind: 'applied', orderId: '7' });
  });

  test.each(['300', '703', '720'])(
    'is unknown after code %s, because nobody looks before it is sent again',
    async (code) => {
      expect((await acted({ code })).kind).toBe('unknown');
    },
  );

  test('is not sent while writes are off', async () => {
    expect(await acted({ code: '200' }, {}, false)).toMatchObject({ kind: 'not_sent', why: 'writes_off' });
  });
});
