import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operationDetails } from '../../../src/domain/operation-details.js';
import { operationEndFrom, parseOperationEnd } from '../../../src/domain/operation-end.js';
import { isEnded } from '../../../src/domain/operation.js';
import { OperationProgress } from '../../../src/domain/operation-progress.js';
import type { RegisteredResult } from '../../../src/domain/registration-result.js';
import { settingsShown } from '../../../src/domain/settings.js';
import { settingsWith } from './support/orders.js';

const AT = Date.parse('2026-11-22T10:00:00.000Z');
const funds = { kind: 'funds', who: 'the reseller', next: 'Top up.' } as const;
const registered: RegisteredResult = {
  outcome: 'registered',
  orderIds: ['7'],
  expiresAt: '2027-11-22T10:00:00.000Z',
  charge: { amount: '10.00', currency: 'USD', orderId: '7', agreed: '10.00' },
  registrarLock: { wanted: false, actual: 'unknown' },
  whoisPrivacy: { wanted: false, actual: 'unknown' },
  nameServers: [],
  cancelledOrders: [],
  shortfalls: [],
  profile: { kind: 'given' },
};

function progress(): OperationProgress {
  return new OperationProgress(
    {
      operationId: 'registerDomain:acme:example.com:r-1',
      operationType: 'registerDomain',
      account: 'acme',
      domain: 'example.com',
      requestId: 'r-1',
      reference: 'order 1234',
      settings: settingsShown(settingsWith()),
    },
    AT,
  );
}

describe('what is shown of an operation', () => {
  test('has the name, the settings and the reference from the first moment', () => {
    expect(progress().view()).toMatchObject({
      schemaVersion: 1,
      domain: 'example.com',
      reference: 'order 1234',
      state: 'in_progress',
      waitingFor: { kind: 'nothing', since: '2026-11-22T10:00:00.000Z' },
      settings: { connector: '.com at OpenSRS', connectorVersion: 3 },
    });
  });

  test('leaves out what is not known yet', () => {
    expect(Object.keys(progress().view())).not.toEqual(expect.arrayContaining(['result']));
    expect(JSON.parse(JSON.stringify(progress().view()))).toEqual(progress().view());
  });

  test('the same wait keeps its beginning while its text changes', () => {
    const shown = progress();
    shown.wait(AT + 1_000, 'blocked', funds);
    shown.wait(AT + 9_000, 'blocked', { ...funds, next: 'Top up more.' });
    expect(shown.view().waitingFor).toMatchObject({ since: '2026-11-22T10:00:01.000Z', next: 'Top up more.' });
  });

  test('another wait, or the same in another state, begins now', () => {
    const shown = progress();
    shown.wait(AT + 1_000, 'blocked', funds);
    shown.wait(AT + 2_000, 'action_required', funds);
    expect(shown.view().waitingFor.since).toBe('2026-11-22T10:00:02.000Z');
    shown.wait(AT + 3_000, 'action_required', { ...funds, kind: 'operator' });
    expect(shown.view().waitingFor.since).toBe('2026-11-22T10:00:03.000Z');
  });

  test('a deadline is gone from the search values when the wait is over', () => {
    const shown = progress();
    shown.wait(AT, 'blocked', { ...funds, until: '2026-11-29T10:00:00.000Z' });
    expect(shown.searchValues()).toMatchObject({
      state: 'blocked',
      waitingFor: 'funds',
      dueAt: '2026-11-29T10:00:00.000Z',
    });
    shown.work(AT, 'The order goes on.');
    expect(shown.searchValues()).toEqual({ state: 'in_progress', waitingFor: 'nothing', orderIds: [] });
  });

  test('orders are a chain without repeats', () => {
    const shown = progress();
    for (const orderId of ['7', '7', '9', '7']) shown.addOrder(orderId);
    expect(shown.view().orderIds).toEqual(['7', '9']);
  });

  test('a queue id is kept when a later answer does not repeat it', () => {
    const shown = progress();
    shown.queued('q1', 'general');
    shown.queued(undefined, undefined);
    expect(shown.view()).toMatchObject({ queueRequestId: 'q1', asyncReason: 'general' });
  });

  test('an end waits for nothing, and says its sentence in the timeline', () => {
    const shown = progress();
    shown.wait(AT, 'blocked', { ...funds, until: '2026-11-29T10:00:00.000Z' });
    shown.end(AT + 5_000, 'succeeded', registered, 'Registered.');
    expect(shown.view()).toMatchObject({
      state: 'succeeded',
      endedAt: '2026-11-22T10:00:05.000Z',
      waitingFor: { kind: 'nothing', next: 'Registered.' },
      result: registered,
    });
    expect(shown.view().timeline.at(-1)).toEqual({ at: '2026-11-22T10:00:05.000Z', text: 'Registered.' });
    expect(shown.searchValues()).not.toHaveProperty('dueAt');
  });

  test('a view that was given away does not change any more', () => {
    const shown = progress();
    const before = shown.view();
    shown.note(AT, 'Something.');
    shown.addOrder('7');
    expect([before.timeline, before.orderIds]).toEqual([[], []]);
  });

  test('a timeline stays bounded, and keeps how it began and how it stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const shown = progress();
        for (let index = 1; index <= count; index++) shown.note(AT + index, `line ${index}`);
        const { timeline } = shown.view();
        expect(timeline).toHaveLength(Math.min(count, 100));
        expect([timeline[0]?.text, timeline.at(-1)?.text]).toEqual(['line 1', `line ${count}`]);
        expect(timeline.map((entry) => entry.at).toSorted()).toEqual(timeline.map((entry) => entry.at));
      }),
      { numRuns: 50 },
    );
  });
});

test.each([
  ['succeeded', true],
  ['failed', true],
  ['cancelled', true],
  ['pending', false],
  ['in_progress', false],
  ['outcome_unknown', false],
  ['action_required', false],
  ['blocked', false],
] as const)('%s is an end: %s', (state, expected) => expect(isEnded(state)).toBe(expected));

describe('what the Temporal UI shows of an operation', () => {
  test('headline, table and the last lines of the timeline', () => {
    const shown = progress();
    shown.addOrder('7');
    shown.addOrder('9');
    shown.note(AT, 'Free, at 10.00 USD.');
    shown.wait(AT, 'blocked', { ...funds, until: '2026-11-29T10:00:00.000Z' });
    shown.charged({ amount: '10.00', currency: 'USD', orderId: '9', agreed: '9.50' });
    expect(operationDetails(shown.view())).toBe(
      [
        '**Blocked by something outside**',
        '',
        '| | |',
        '|---|---|',
        '| Name | example.com |',
        '| Waiting for | the reseller, since 2026-11-22 10:00 UTC |',
        '| Until | 2026-11-29 10:00 UTC |',
        '| Next | Top up. |',
        '| Orders | 7 → 9 |',
        '| Charge | 10.00 USD (agreed: 9.50) |',
        '| Registrar | opensrs (test) |',
        '| Connector | .com at OpenSRS, version 3 |',
        '',
        '- 2026-11-22 10:00 UTC: Free, at 10.00 USD.',
      ].join('\n'),
    );
  });

  test('no text of the registrar breaks out of its line', () => {
    const nasty = fc.string({ unit: fc.constantFrom('a', '|', '\n', '\r', '\u2028', '-', '\\', ' ', '**') });
    fc.assert(
      fc.property(nasty, nasty, (text, note) => {
        const shown = progress();
        const lines = (view: OperationProgress): number => operationDetails(view.view()).split(/[\n\r\u2028]/).length;
        shown.registrarSaid('plain');
        shown.note(AT, 'plain');
        const expected = lines(shown);
        const other = progress();
        other.registrarSaid(text);
        other.note(AT, note);
        expect(lines(other)).toBe(expected);
        const row = operationDetails(other.view())
          .split('\n')
          .find((each) => each.startsWith('| The registrar says'));
        expect(row?.match(/(?<!\\)\|/g)).toHaveLength(3);
      }),
    );
  });
});

describe('the end of an operation, as its name is told', () => {
  test('carries expiry and registrar where the name was registered', () => {
    const shown = progress();
    shown.addOrder('7');
    shown.end(AT, 'succeeded', registered, 'Registered.');
    expect(operationEndFrom(shown.view())).toEqual({
      operationId: 'registerDomain:acme:example.com:r-1',
      type: 'registerDomain',
      state: 'succeeded',
      at: '2026-11-22T10:00:00.000Z',
      orderIds: ['7'],
      name: { kind: 'held', expiresAt: '2027-11-22T10:00:00.000Z', registrar: 'opensrs' },
      wanted: {},
    });
  });

  test('claims no name where none was registered', () => {
    const shown = progress();
    shown.end(AT, 'failed', { outcome: 'not_sent', sentence: 'No.' }, 'No.');
    expect(operationEndFrom(shown.view())).not.toHaveProperty('name');
  });

  test('is understood by the name that it is sent to', () => {
    const shown = progress();
    shown.end(AT, 'succeeded', registered, 'Registered.');
    const report = operationEndFrom(shown.view());
    expect(parseOperationEnd(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  test.each([
    ['nothing', undefined],
    ['text', 'done'],
    ['no operation', { type: 'registerDomain', state: 'succeeded', at: '2026-11-22T10:00:00.000Z' }],
    ['an unknown type', { operationId: 'x', type: 'eat', state: 'succeeded', at: '2026-11-22T10:00:00.000Z' }],
    [
      'a state that is no end',
      { operationId: 'x', type: 'registerDomain', state: 'in_progress', at: '2026-11-22T10:00:00.000Z' },
    ],
    ['no instant', { operationId: 'x', type: 'registerDomain', state: 'failed', at: 'yesterday' }],
    [
      'a day that does not exist',
      { operationId: 'x', type: 'registerDomain', state: 'failed', at: '2026-13-45T10:00:00.000Z' },
    ],
  ])('is not %s that somebody typed', (_, input) => expect(parseOperationEnd(input)).toBeUndefined());

  test('claims no name by a report whose expiry is no instant', () => {
    const input = {
      operationId: 'x',
      type: 'registerDomain',
      state: 'succeeded',
      at: '2026-11-22T10:00:00.000Z',
      registered: { expiresAt: 'soon', registrar: 'opensrs' },
    };
    expect(parseOperationEnd(input)).not.toHaveProperty('name');
  });

  test('never makes the signal handler throw', () => {
    fc.assert(fc.property(fc.anything(), (input) => ['object', 'undefined'].includes(typeof parseOperationEnd(input))));
  });
});
