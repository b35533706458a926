import { describe, expect, test } from 'vitest';
import { type MemberEnded, lostMember, parseMemberEnd } from '../../../../src/domain/linked/member-end.js';

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
    expect(end?.registered).toBeUndefined();
  });
});

test('an operation that is gone without a word claims nothing of the registrar', () => {
  expect(lostMember('x')).toMatchObject({ state: 'failed', outcome: 'ended_abnormally' });
  expect(lostMember('x').sentence).toContain('is not known');
});
