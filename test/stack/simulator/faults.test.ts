// Every fault switch, as a client meets it; and what the books say afterwards.
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/simulator/start.js';
import type { FaultInput } from '../../../src/simulator/admin-client.js';
import {
  call as callUrl,
  CREDENTIALS,
  envelope,
  post,
  readReply,
  registration,
  sign,
  type Assoc,
  type Reply,
  textOf,
} from './wire.js';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ accounts: [CREDENTIALS], limits: 'lifted' });
});
afterEach(() => simulator.stop());

const call = (action: string, object: string, attributes?: Assoc): Promise<Reply> =>
  callUrl(simulator.url, action, object, attributes);
const register = (domain = 'acme.com', more: Assoc = {}): Promise<Reply> =>
  call('SW_REGISTER', 'DOMAIN', registration(domain, more));
const fault = (input: Omit<FaultInput, 'on'>): Promise<unknown> =>
  simulator.admin.addFault({ id: 'f', on: { command: 'SW_REGISTER' }, ...input });
const charges = async (): Promise<number> => (await simulator.admin.ledger('acme.com')).entries.length;

describe('answers that get lost', () => {
  test('drop after commit: the caller sees a reset, the registrar has the order', async () => {
    await fault({ action: { kind: 'drop' } });
    await expect(register()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await charges()).toBe(1);
    expect(await simulator.admin.journal('acme.com')).toMatchObject([
      { command: 'SW_REGISTER', executed: true, responseCode: 200, sentCode: null, ended: 'lost', faults: ['f'] },
    ]);
  });

  test('drop before: nothing happened', async () => {
    await fault({ action: { kind: 'drop' }, after: 'before' });
    await expect(register()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await charges()).toBe(0);
    expect(await simulator.admin.journal('acme.com')).toMatchObject([{ executed: false, ended: 'lost' }]);
    expect((await register()).code).toBe('200');
  });

  test.each<[string, FaultInput['action']]>([
    ['a body that is cut', { kind: 'cut_body' }],
    ['a body that is cut at once', { kind: 'cut_body', bytes: 0 }],
  ])('%s ends before its Content-Length', async (_, action) => {
    await fault({ action });
    await expect(register()).rejects.toBeInstanceOf(Error);
    expect(await charges()).toBe(1);
  });

  test('HTTP 500 has no envelope', async () => {
    await fault({ action: { kind: 'http_status' } });
    const http = await post(simulator.url, envelope('SW_REGISTER', 'DOMAIN', registration('acme.com')));
    expect([http.status, http.reason, http.body.includes('OPS_envelope')]).toEqual([
      500,
      'Internal Server Error',
      false,
    ]);
    expect(await charges()).toBe(1);
  });

  test('malformed XML cannot be read', async () => {
    await fault({ action: { kind: 'malformed_xml' } });
    await expect(register()).rejects.toThrow(/tag/);
    expect(await charges()).toBe(1);
  });

  test('an empty body is empty', async () => {
    await fault({ action: { kind: 'empty_body' } });
    expect((await post(simulator.url, envelope('SW_REGISTER', 'DOMAIN', registration('acme.com')))).body).toBe('');
  });
});

describe('answers that wait', () => {
  /** Resolves when the fault holds a call: asks the admin API again and again, without a clock. */
  const untilHeld = async (): Promise<void> => {
    while ((await simulator.admin.faults())[0]?.held !== 1);
  };

  test('held after commit: the effect is there, the reply comes with the release', async () => {
    await fault({ action: { kind: 'hold' } });
    const reply = register();
    await untilHeld();
    expect(await charges()).toBe(1);
    expect(await simulator.admin.journal('acme.com')).toMatchObject([{ ended: 'held', executed: true }]);
    expect(await simulator.admin.releaseFault('f')).toBe(1);
    expect((await reply).code).toBe('200');
  });

  test('held before: the effect comes with the release, even for a caller that has gone', async () => {
    await fault({ action: { kind: 'hold' }, after: 'before' });
    const body = envelope('SW_REGISTER', 'DOMAIN', registration('acme.com'));
    const headers = {
      'X-Username': CREDENTIALS.username,
      'X-Signature': sign(body, CREDENTIALS.key),
      'Content-Length': Buffer.byteLength(body),
    };
    const gone = request(simulator.url, { method: 'POST', headers, agent: false });
    gone.on('error', () => undefined);
    gone.end(body);
    await untilHeld();
    gone.destroy();
    expect(await charges()).toBe(0);
    await simulator.admin.releaseFault('f');
    expect(await charges()).toBe(1);
    expect(await simulator.admin.journal('acme.com')).toMatchObject([
      { executed: true, responseCode: 200, sentCode: null, ended: 'lost' },
    ]);
  });

  test('a delay is only a delay', async () => {
    await fault({ action: { kind: 'delay', ms: 20 } });
    expect((await register()).code).toBe('200');
  });

  test('stopping lets held calls go', async () => {
    await fault({ action: { kind: 'hold' } });
    const reply = register().catch((error: unknown) => error);
    await untilHeld();
    await simulator.stop();
    await expect(reply).resolves.toBeDefined();
  });
});

describe('replies with a code', () => {
  test.each([705, 702, 436, 404, 400, 300, 310, 720])('%i with and without the effect', async (code) => {
    await fault({ action: { kind: 'reply', code }, after: 'before' });
    expect(await register()).toMatchObject({
      isSuccess: '0',
      code: String(code),
      text: expect.stringMatching(/\w/) as string,
    });
    expect(await charges()).toBe(0);
    await fault({ action: { kind: 'reply', code }, after: 'commit' });
    expect((await register()).code).toBe(String(code));
    expect(await charges()).toBe(1);
  });

  test('any text and attributes', async () => {
    await fault({
      action: { kind: 'reply', code: 250, isSuccess: true, text: 'queued', attributes: { async_reason: 'has_claim' } },
    });
    expect(await register()).toMatchObject({
      isSuccess: '1',
      code: '250',
      text: 'queued',
      attributes: { async_reason: 'has_claim' },
    });
  });
});

describe('parked by a fault', () => {
  test.each([
    ['funds', 'success', '1', '200', '440'],
    ['funds', 'failure', '0', '440', '440'],
    ['nameserver', 'success', '1', '200', '435'],
    ['nameserver', 'failure', '0', '435', '435'],
    ['taken', 'success', '1', '200', '485'],
  ] as const)('%s, %s form', async (reason, form, isSuccess, code, registrationCode) => {
    await fault({ action: { kind: 'park', reason, form } });
    const reply = await register();
    expect(reply).toMatchObject({ isSuccess, code, attributes: { registration_code: registrationCode } });
    expect(await simulator.admin.orders()).toMatchObject([
      { id: Number(reply.attributes['forced_pending']), status: 'pending', parkedFor: reason },
    ]);
  });

  test.each([
    ['funds', '440'],
    ['nameserver', '435'],
    ['taken', '485'],
  ] as const)('%s without an order', async (reason, code) => {
    await fault({ action: { kind: 'park', reason, form: 'no_order' } });
    const reply = await register();
    expect([reply.code, reply.attributes['forced_pending']]).toEqual([code, undefined]);
    expect(await simulator.admin.orders()).toEqual([]);
  });

  test('taken between lookup and order: the name is gone from then on', async () => {
    await fault({ action: { kind: 'park', reason: 'taken' } });
    expect((await call('LOOKUP', 'DOMAIN', { domain: 'acme.com' })).code).toBe('210');
    expect((await register()).attributes).toEqual({ forced_pending: expect.stringMatching(/^\d+$/) as string });
    expect((await call('LOOKUP', 'DOMAIN', { domain: 'acme.com' })).code).toBe('211');
  });

  test('a natural cause can be given another form', async () => {
    await fault({ action: { kind: 'park_form', form: 'failure' } });
    expect(await register('acme.com', { dns_template: 'unknown' })).toMatchObject({ isSuccess: '0', code: '435' });
  });

  test('once the fault is spent, PROCESS_PENDING completes the order', async () => {
    await fault({ action: { kind: 'park', reason: 'funds' } });
    const { attributes } = await register();
    expect(
      (await call('PROCESS_PENDING', 'DOMAIN', { order_id: textOf(attributes['forced_pending']) })).attributes[
        'registration_code'
      ],
    ).toBe('200');
    expect(await charges()).toBe(1);
  });
});

describe('other behaviours', () => {
  test('privacy refused inside a success', async () => {
    await fault({ action: { kind: 'privacy_refused' } });
    const reply = await register('acme.com', { f_whois_privacy: '1' });
    expect(reply).toMatchObject({
      code: '200',
      attributes: { whois_privacy: { is_success: '0', response_code: '300' }, whois_privacy_state: 'disabled' },
    });
  });

  test('a lock that is silently ignored', async () => {
    await fault({ action: { kind: 'lock_ignored' } });
    expect(await register('acme.com', { f_lock_domain: '1' })).toMatchObject({ isSuccess: '1', code: '200' });
    expect((await call('GET', 'DOMAIN', { domain: 'acme.com', type: 'status' })).attributes['lock_state']).toBe('0');
  });

  test('declined at once, then processed under a new id', async () => {
    await fault({ action: { kind: 'decline' } });
    const declined = await register();
    expect(await simulator.admin.orders()).toMatchObject([{ status: 'declined' }]);
    const reply = await call('PROCESS_PENDING', 'DOMAIN', { order_id: textOf(declined.attributes['id']) });
    expect(reply.code).toBe('200');
    expect(reply.attributes['order_id']).not.toBe(declined.attributes['id']);
  });

  test.each([
    ['waiting', '221'],
    ['processing', '486'],
    ['taken', '211'],
  ] as const)('LOOKUP answers %s', async (answer, code) => {
    await simulator.admin.addFault({ on: { command: 'LOOKUP' }, action: { kind: 'lookup', answer } });
    expect((await call('LOOKUP', 'DOMAIN', { domain: 'acme.com' })).code).toBe(code);
  });

  test('a fault on an order id is found by the name of the order', async () => {
    const order = await simulator.admin.seedOrder({ domain: 'acme.com' });
    await simulator.admin.addFault({
      on: { domain: 'acme.*', command: 'PROCESS_PENDING' },
      action: { kind: 'reply', code: 705 },
      after: 'before',
    });
    expect((await call('PROCESS_PENDING', 'DOMAIN', { order_id: String(order.id) })).code).toBe('705');
  });

  test('other calls are untouched', async () => {
    await fault({ action: { kind: 'drop' }, times: 'always' });
    expect(readReply(await post(simulator.url, envelope('GET_BALANCE', 'BALANCE', undefined))).code).toBe('200');
  });
});
