import { describe, expect, test } from 'vitest';
import { outcomeOfReply, outcomeOfUnanswered } from '../../../src/activities/write-outcome.js';
import type { Classification } from '../../../src/xcp/classify/classification.js';

const progress = {
  because: 'asynchronous',
  code: '250',
  orderId: undefined,
  queueRequestId: undefined,
  asyncReason: undefined,
  text: '',
} as const;
const later = { kind: 'retry_later', code: '310', checkFirst: false, text: '' } as const;

describe('an answer becomes', () => {
  const table: readonly (readonly [string, Classification, Record<string, unknown>])[] = [
    ['applied when it is done', { kind: 'done', orderId: '7', isNoop: false }, { kind: 'applied', orderId: '7' }],
    [
      'applied without an order when it names none',
      { kind: 'done', orderId: undefined, isNoop: false },
      { kind: 'applied' },
    ],
    [
      'applied when a transfer has begun',
      { kind: 'transfer_started', orderId: '7', transferId: '3' },
      { kind: 'applied', orderId: '7' },
    ],
    [
      'parked when it was saved as asked',
      { kind: 'saved', orderId: '7' },
      { kind: 'parked', orderId: '7', reason: { cause: 'saved' } },
    ],
    ['unknown when it was saved under no name', { kind: 'saved', orderId: undefined }, { kind: 'unknown' }],
    ['in progress', { kind: 'in_progress', ...progress }, { kind: 'in_progress' }],
    [
      'in progress with all that can be asked about',
      { kind: 'in_progress', ...progress, orderId: '7', queueRequestId: 'q1', asyncReason: 'has_claim' },
      { kind: 'in_progress', orderId: '7', queueRequestId: 'q1', asyncReason: 'has_claim' },
    ],
    [
      'unknown when it was parked under no name',
      { kind: 'parked', orderId: undefined, reason: 'unstated', code: '485', text: '' },
      { kind: 'unknown' },
    ],
    [
      'refused',
      { kind: 'refused', code: '465', reason: 'invalid_data', text: 'Bad phone', orderId: undefined },
      { kind: 'refused', code: '465', text: 'Bad phone' },
    ],
    [
      'refused with the order that it left behind',
      { kind: 'refused', code: '465', reason: 'invalid_data', text: '', orderId: '7' },
      { kind: 'refused', code: '465', text: '', orderId: '7' },
    ],
    ['not sent when the registrar wants a pause', later, { kind: 'not_sent', why: 'throttled' }],
    [
      'not sent when the credential is wrong',
      { kind: 'config', code: '401', text: '' },
      { kind: 'not_sent', why: 'configuration' },
    ],
    ['unknown when it means nothing certain', { kind: 'unknown', code: '702', text: '' }, { kind: 'unknown' }],
  ];
  test.each(table)('%s', (_, judged, expected) => {
    const outcome = outcomeOfReply(judged, { looksFirst: true });
    expect(outcome).toMatchObject(expected);
    if (expected['orderId'] === undefined) expect(outcome).not.toHaveProperty('orderId');
  });

  test('unknown where the registrar may have acted and nobody looks before sending again', () => {
    const judged = { ...later, checkFirst: true };
    expect(outcomeOfReply(judged, { looksFirst: false }).kind).toBe('unknown');
    expect(outcomeOfReply(judged, { looksFirst: true }).kind).toBe('not_sent');
    expect(outcomeOfReply(later, { looksFirst: false }).kind).toBe('not_sent');
  });

  test('no sentence that quotes the registrar, whose words may hold personal data', () => {
    const text = 'Owen Ottway';
    for (const judged of [
      { ...later, text },
      { kind: 'config', code: '401', text },
      { kind: 'unknown', code: '702', text },
    ] as const)
      expect(JSON.stringify(outcomeOfReply(judged, { looksFirst: true }))).not.toContain('Ottway');
  });
});

describe('an order is parked because', () => {
  test.each([
    ['of funds', 'insufficient_funds', '440', 'funds'],
    ['of funds, although the reply claims success', 'insufficient_funds_likely', '200', 'funds'],
    ['the name is taken', 'already_exists', '485', 'taken'],
    ['a name server is missing at the registry', 'nameserver_missing', '435', 'name_servers'],
    ['a name server is missing, by its code alone', 'not_permitted', '435', 'name_servers'],
    ['of something else', 'invalid_data', '465', 'other'],
    ['of something unsaid', 'unstated', '200', 'other'],
  ] as const)('%s', (_, reason, code, cause) => {
    expect(outcomeOfReply({ kind: 'parked', orderId: '7', reason, code, text: 'Text' }, { looksFirst: true })).toEqual({
      kind: 'parked',
      orderId: '7',
      reason: { cause, code, text: 'Text' },
    });
  });
});

describe('a call without an answer becomes', () => {
  test.each([
    [
      'not sent when nothing left this host',
      { kind: 'not_sent', reason: 'connection_refused', message: 'M' },
      { kind: 'not_sent', why: 'registrar_down', text: 'M' },
    ],
    [
      'unknown when something may have',
      { kind: 'unknown', reason: 'deadline', message: 'M' },
      { kind: 'unknown', text: 'M' },
    ],
    [
      'not sent when it could not be written',
      { kind: 'fault', reason: 'invalid_request', message: 'M' },
      { kind: 'not_sent', why: 'configuration', text: 'M' },
    ],
  ] as const)('%s', (_, outcome, expected) => expect(outcomeOfUnanswered(outcome)).toEqual(expected));
});
