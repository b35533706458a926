// What becomes of the registrar's answers in the activities of `registrar`.
import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, test } from 'vitest';
import { makeAckEvents } from '../../../src/activities/ack-events.js';
import { makeCheckRegistrar } from '../../../src/activities/check-registrar.js';
import { makeLookUpNames } from '../../../src/activities/look-up-names.js';
import { makePinSettings } from '../../../src/activities/pin-settings.js';
import { makePollEvents } from '../../../src/activities/poll-events.js';
import { makeRouteNames } from '../../../src/activities/route-names.js';
import type { RegistrarRecord } from '../../../src/domain/connector.js';
import type { Settings } from '../../../src/domain/settings-catalog.js';
import { parseSettings } from '../../../src/schemas/settings-file.js';
import { type Script, type ScriptedReply, scriptedRegistrar } from './support/scripted-registrar.js';

const ADDRESS = { account: 'demo', registrar: 'opensrs' };
const PACE = { pollMs: 60_000, offPauseMs: 600_000 };
const never = () => new AbortController().signal;

function registrar(script: Script, changes: Partial<RegistrarRecord> = {}) {
  const scripted = scriptedRegistrar(script, changes);
  return { ...scripted, directory: () => scripted };
}

const failureOf = async (work: Promise<unknown>): Promise<ApplicationFailure> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApplicationFailure);
  return error as ApplicationFailure;
};

function eventsReply(...rows: readonly ScriptedReply['attributes'][]): ScriptedReply {
  return { code: '200', attributes: { events: rows.map((row) => row ?? {}), count: String(rows.length) } };
}

describe('pollEvents', () => {
  const poll = (script: Script, events: RegistrarRecord['events'], believed: 'poll' | 'off' | 'not_known') => {
    const { directory, calls } = registrar(script, { events });
    return { asked: makePollEvents(directory, never, () => PACE)({ ...ADDRESS, believed }), calls };
  };
  const none: Script = () => eventsReply();

  test.each([
    ['poll', 'not_known'],
    ['poll', 'off'],
    ['off', 'not_known'],
    ['off', 'poll'],
  ] as const)('a setting of %s against a belief of %s is an answer, and no call is made', async (events, believed) => {
    const { asked, calls } = poll(none, events, believed);
    expect(await asked).toEqual({ kind: 'setting', events, pauseMs: 60_000 });
    expect(calls).toEqual([]);
  });

  test('switched off it waits for long without a call; switched on and empty it waits a minute', async () => {
    const off = poll(none, 'off', 'off');
    expect(await failureOf(off.asked)).toMatchObject({ type: 'NotYet', nextRetryDelay: 600_000 });
    expect(off.calls).toEqual([]);
    const on = poll(none, 'poll', 'poll');
    expect(await failureOf(on.asked)).toMatchObject({ type: 'NotYet', nextRetryDelay: 60_000 });
    expect(on.calls).toEqual(['POLL']);
  });

  test('nothing but ids, kind and time leaves it', async () => {
    const script: Script = () =>
      eventsReply(
        {
          event: 'REGISTRANT_VERIFICATION_STATUS_CHANGE',
          event_id: '6887c7d3838dc0123456789abcdef012',
          event_date: '2026-05-29T15:13:58Z',
          object: 'DOMAIN',
          object_data: { domain_name: 'Exämple.DE', domain_id: '801743', owner_email: 'owen@example.com' },
        },
        {
          event: 'STATUS_CHANGE <b>',
          event_id: 'e2',
          object: 'Owen Ottway',
          object_data: { domain_name: 'owen at example', order_id: 'owen', transfer_id: '88' },
        },
      );
    expect(await poll(script, 'poll', 'poll').asked).toEqual({
      kind: 'events',
      hints: [
        {
          eventId: '6887c7d3838dc0123456789abcdef012',
          object: 'domain',
          event: 'registrant_verification_status_change',
          domain: 'xn--exmple-cua.de',
          at: '2026-05-29T15:13:58.000Z',
        },
        { eventId: 'e2', object: 'other', event: 'other', transferId: '88' },
      ],
    });
  });

  test('a registrar that does not answer is no answer', async () => {
    const script: Script = () => ({ kind: 'not_sent', reason: 'connection_refused', message: 'Refused.' });
    expect(await failureOf(poll(script, 'poll', 'poll').asked)).toMatchObject({ type: 'RegistrarUnavailable' });
  });
});

describe('ackEvents', () => {
  const ack = (script: Script, eventIds: readonly string[]) => {
    const { directory, calls } = registrar(script);
    return { done: makeAckEvents(directory, never)({ ...ADDRESS, eventIds }), calls };
  };

  test('one call each; an event that was acknowledged before is no failure', async () => {
    const { done, calls } = ack((_, { event_id }) => ({ code: event_id === 'a' ? '465' : '200' }), ['a', 'b']);
    await done;
    expect(calls).toEqual(['ACK', 'ACK']);
  });

  test('a throttled one is repeated later, before the others are tried', async () => {
    const { done, calls } = ack(() => ({ code: '310' }), ['a', 'b']);
    expect(await failureOf(done)).toMatchObject({ type: 'RegistrarRateLimited' });
    expect(calls).toEqual(['ACK']);
  });
});

describe('checkRegistrar', () => {
  const check = (script: Script) =>
    makeCheckRegistrar(registrar(script).directory, never, () => Date.parse('2026-11-22T08:30:00Z'))(ADDRESS);

  test.each<[string, Script, object]>([
    [
      'a balance',
      () => ({ code: '200', attributes: { balance: '100.50', hold_balance: '0.50' } }),
      {
        verdict: 'ready',
        reachable: 'yes',
        credentialAccepted: 'yes',
        balanceReadable: 'yes',
        available: { amount: '100.00', currency: 'USD' },
      },
    ],
    [
      'no balance in a yes',
      () => ({ code: '200' }),
      { verdict: 'failed', credentialAccepted: 'yes', balanceReadable: 'no' },
    ],
    ['a wrong key', () => ({ code: '401' }), { verdict: 'failed', reachable: 'yes', credentialAccepted: 'no' }],
    [
      'too many calls',
      () => ({ code: '310' }),
      { verdict: 'failed', reachable: 'yes', credentialAccepted: 'not_known' },
    ],
    [
      'a strange code',
      () => ({ code: '999' }),
      { verdict: 'failed', reachable: 'yes', credentialAccepted: 'not_known' },
    ],
    [
      'no connection',
      () => ({ kind: 'not_sent', reason: 'connection_refused', message: 'Refused.' }),
      {
        verdict: 'failed',
        reachable: 'no',
        credentialAccepted: 'not_known',
        balanceReadable: 'not_known',
        sentence: 'Refused.',
      },
    ],
    [
      'a web server that is no registrar',
      () => ({ kind: 'unknown', reason: 'http_status', message: 'HTTP 502.' }),
      { verdict: 'failed', reachable: 'not_known', credentialAccepted: 'not_known' },
    ],
  ])('%s', async (_, script, found) => {
    expect(await check(script)).toMatchObject({
      registrar: 'opensrs',
      checkedAt: '2026-11-22T08:30:00.000Z',
      ...found,
    });
  });
});

describe('lookUpNames', () => {
  const lookUp = (script: Script, ...domains: readonly string[]) => {
    const { directory, calls } = registrar(script);
    return { found: makeLookUpNames(directory, never)({ ...ADDRESS, domains }), calls };
  };
  const price: ScriptedReply = { code: '200', attributes: { price: '12.5', is_registry_premium: '1' } };

  test('a free name has its price, a taken one is not priced', async () => {
    const { found, calls } = lookUp(
      (action, { domain }) => (action === 'GET_PRICE' ? price : { code: domain === 'a.com' ? '210' : '211' }),
      'a.com',
      'b.com',
    );
    expect(await found).toMatchObject([
      { domain: 'a.com', availability: 'free', isPremium: true, price: { currency: 'USD' } },
      { domain: 'b.com', availability: 'taken' },
    ]);
    expect(calls.toSorted()).toEqual(['GET_PRICE', 'LOOKUP', 'LOOKUP']);
  });

  test.each<[string, Script]>([
    ['being registered', () => ({ code: '221' })],
    ['refused', () => ({ code: '465', text: 'Invalid domain syntax' })],
    ['throttled', () => ({ code: '310' })],
    ['not answered', () => ({ kind: 'unknown', reason: 'deadline', message: 'No answer in time.' })],
    ['answered with a yes that says nothing', () => ({ code: '200' })],
  ])('%s is unknown, with words, and never free', async (_, script) => {
    const [answer] = await lookUp(script, 'a.com').found;
    expect(answer).toMatchObject({ domain: 'a.com', availability: 'unknown', registrar: 'opensrs' });
    expect(answer?.text).not.toBe('');
    expect(answer).not.toHaveProperty('price');
  });

  test('a free name whose price cannot be read is free all the same', async () => {
    const script: Script = (action) => ({ code: action === 'GET_PRICE' ? '400' : '210' });
    const [answer] = await lookUp(script, 'a.com').found;
    expect(answer).toMatchObject({ availability: 'free' });
    expect(answer).not.toHaveProperty('price');
  });
});

describe('routeNames', () => {
  const settingsFor = (record: string): Settings =>
    parseSettings(
      `schemaVersion: 1
accounts:
  demo:
    registrars: [{ name: opensrs, url: "https://127.0.0.1/", username: demo, key: { env: KEY }, environment: test${record} }]
    connectors: [{ name: .com, tld: com, registrar: opensrs, registration: manual, renewal: manual, transfer: manual, cancellation: manual, changes: manual }]`,
      'of this test',
      '2026-11-22T08:30:00.000Z',
    );
  const routed = async (record: string, ...domains: readonly string[]) => {
    const pin = makePinSettings(
      () => settingsFor(record),
      () => Promise.resolve('test'),
    );
    return await makeRouteNames(pin)({ account: 'demo', domains });
  };

  test('says of each name who serves it, or why nobody does', async () => {
    expect(await routed('', 'a.com', 'b.nosuchtld')).toEqual([
      { domain: 'a.com', kind: 'served', registrar: 'opensrs' },
      { domain: 'b.nosuchtld', kind: 'unserved', sentence: expect.stringContaining('no connector') },
    ]);
  });

  test('a registrar without an API is asked nothing', async () => {
    expect(await routed(', api: none', 'a.com')).toEqual([
      { domain: 'a.com', kind: 'unserved', sentence: expect.stringContaining('has no API') },
    ]);
  });
});
