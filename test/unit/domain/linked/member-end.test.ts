import { describe, expect, test } from 'vitest';
import type { OperationView } from '../../../../src/domain/operation.js';
import type { RegisteredResult } from '../../../../src/domain/registration-result.js';
import {
  type MemberEnded,
  lostMember,
  memberEndFrom,
  parseMemberEnd,
} from '../../../../src/domain/linked/member-end.js';

const report: MemberEnded = {
  operationId: 'registerDomain:demo:first.com:g-1.1',
  state: 'succeeded',
  outcome: 'registered',
  sentence: 'Registered.',
  orderIds: ['7'],
  registered: { orderId: '7', expiresAt: '2027-11-22T00:00:00Z', keyVersion: 'k1' },
};

describe('a report of a member', () => {
  test('is read as it was written', () => {
    expect(parseMemberEnd(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  test.each([
    ['nothing', undefined],
    ['text', 'succeeded'],
    ['a state that is no end', { ...report, state: 'in_progress' }],
    ['no operation', { ...report, operationId: undefined }],
    ['a sentence that floods', { ...report, sentence: 'x'.repeat(1_001) }],
  ])('that is %s is no report', (_, input) => {
    expect(parseMemberEnd(input)).toBeUndefined();
  });

  test('of a success with a strange order id gives no order id to link to', () => {
    const end = parseMemberEnd({ ...report, registered: { ...report.registered, orderId: '7; drop' } });
    expect(end).toMatchObject({ state: 'succeeded' });
    expect(end?.registered).not.toHaveProperty('orderId');
  });
});

test('an operation that is gone without a word claims nothing of the registrar', () => {
  expect(lostMember('x')).toMatchObject({ state: 'failed', outcome: 'ended_abnormally' });
  expect(lostMember('x').sentence).toContain('is not known');
});

const registered: RegisteredResult = {
  outcome: 'registered',
  orderIds: ['6', '7'],
  expiresAt: '2027-11-22T00:00:00Z',
  charge: { amount: '10.00', currency: 'USD', orderId: '7', agreed: '10.00' },
  registrarLock: { wanted: false, actual: false },
  whoisPrivacy: { wanted: false, actual: 'disabled' },
  nameServers: [],
  cancelledOrders: [],
  shortfalls: [],
  profile: { kind: 'derived', username: 't1', keyVersion: 'k1', salt: 's' },
};
const viewOf = (changes: Partial<OperationView>): Parameters<typeof memberEndFrom>[0] => ({
  operationId: report.operationId,
  state: 'succeeded',
  orderIds: ['6', '7'],
  waitingFor: { kind: 'nothing', who: 'nobody', since: '2026-11-22T00:00:00Z', next: 'Registered.' },
  ...changes,
});

describe('the end of an operation that was read', () => {
  test('names the order that was charged, the last of its chain', () => {
    expect(memberEndFrom(viewOf({ result: registered }))).toEqual({ ...report, orderIds: ['6', '7'] });
  });

  test('of a name registered by hand names no order that others could not be linked to', () => {
    const { charge: _, ...byHand } = registered;
    const end = memberEndFrom(viewOf({ result: { ...byHand, profile: { kind: 'given' } }, orderIds: ['by-mail'] }));
    expect(end).toMatchObject({ state: 'succeeded', registered: { expiresAt: registered.expiresAt } });
    expect(end.registered).toEqual({ expiresAt: registered.expiresAt });
  });

  test.each([
    ['succeeded', 'registered'],
    ['cancelled', 'cancelled'],
    ['action_required', 'ended_abnormally'],
  ] as const)('of which only the state %s is left is told as %s', (state, outcome) => {
    expect(memberEndFrom(viewOf({ state }))).toMatchObject({ outcome });
  });
});
