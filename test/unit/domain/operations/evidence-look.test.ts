import { expect, test } from 'vitest';
import type { NameReading } from '../../../../src/domain/name-truth.js';
import { type EvidenceLook, type Expected, verificationOf } from '../../../../src/domain/operations/evidence-look.js';

const expiresAt = '2027-11-22T10:00:00.000Z';
const readAt = '2026-11-22T10:00:00.000Z';
const name: NameReading = {
  kind: 'held',
  readAt,
  truth: {
    expiresAt,
    registrarLock: false,
    whoisPrivacy: 'disabled',
    nameServers: [],
    atExpiry: 'notify',
    isTransferringAway: false,
    canModify: true,
  },
};
const evidence = { orderId: '4711', expiresAt, note: 'done' };
const held: Expected = { kind: 'held' };
const look = (order: EvidenceLook['order'], read: NameReading = name): EvidenceLook => ({
  name: read,
  ...(order === undefined ? {} : { order }),
});
const verified = (order: EvidenceLook['order'], expected: Expected = held, read: NameReading = name) =>
  verificationOf('example.com', evidence, look(order, read), expected);

test('R-16: order, name and date that agree are taken; a day more or less is the same date', () => {
  expect(verified({ kind: 'found', domain: 'example.com', status: 'completed' })).toEqual({ kind: 'matches' });
  const later = { ...evidence, expiresAt: '2027-11-23T00:00:00.000Z' };
  expect(verificationOf('example.com', later, look(undefined), held)).toEqual({ kind: 'matches' });
});

test.each([
  ['an order that the registrar does not have', { kind: 'not_found' } as const],
  ['an order of another name', { kind: 'found', domain: 'example.net', status: 'completed' } as const],
  ['an order that is not done', { kind: 'found', domain: 'example.com', status: 'pending' } as const],
])('R-16: %s contradicts', (_, order) => {
  expect(verified(order)).toMatchObject({ kind: 'contradicts', found: [{ field: 'orderId', claimed: '4711' }] });
});

test('an order that the API need not list contradicts nothing, the date still does', () => {
  const unlisted: Expected = { kind: 'held', orderMayBeUnlisted: true };
  expect(verified({ kind: 'not_found' }, unlisted)).toEqual({ kind: 'matches' });
  const wrong = { ...evidence, expiresAt: '2028-11-22T00:00:00.000Z' };
  expect(verificationOf('example.com', wrong, look({ kind: 'not_found' }), unlisted)).toMatchObject({
    kind: 'contradicts',
    found: [{ field: 'expiresAt', found: expiresAt }],
  });
});

test('a name that did not come, or did not go, contradicts; one that could not be read says nothing', () => {
  const gone: NameReading = { kind: 'not_held', readAt, text: 'not ours' };
  expect(verified(undefined, held, gone)).toMatchObject({ kind: 'contradicts' });
  expect(verified(undefined, { kind: 'gone' }, gone)).toEqual({ kind: 'matches' });
  expect(verified(undefined, { kind: 'gone' })).toMatchObject({ kind: 'contradicts' });
  const unclear: NameReading = { kind: 'unclear', readAt, text: 'code 400' };
  expect(verified(undefined, held, unclear)).toEqual({ kind: 'unreadable', text: 'code 400' });
});
