import { describe, expect, test } from 'vitest';
import {
  type LinkedPlan,
  MAX_LINKED_NAMES,
  memberRequest,
  parseLinkedRequest,
} from '../../../../src/domain/linked/linked-request.js';
import { contact } from '../support/orders.js';

const input = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  requestId: 'g-1',
  periodYears: 1,
  contacts: { registrant: contact },
  domains: ['first.com', 'second.com'],
  ...changes,
});

function planOf(changes: Record<string, unknown> = {}): LinkedPlan {
  const parsed = parseLinkedRequest(input(changes));
  if (parsed.kind === 'invalid') throw new Error(parsed.problems[0].sentence);
  return parsed.value;
}

describe('a request for linked names', () => {
  test('names the head by its place and the others by the order of the head', () => {
    const plan = planOf({ reference: 'shop-1' });
    expect(memberRequest(plan, 0, 'linked:demo:g-1', undefined)).toMatchObject({
      requestId: 'g-1.1',
      reference: 'shop-1',
      group: 'linked:demo:g-1',
      operation: {
        type: 'registerDomain',
        request: { domain: 'first.com', linkDomains: true, sharedProfile: { salt: 'g-1' } },
      },
    });
    const follower = memberRequest(plan, 1, 'linked:demo:g-1', { orderId: '77', keyVersion: 'k1' });
    expect(follower).toMatchObject({
      requestId: 'g-1.2',
      operation: { request: { masterOrderId: '77', sharedProfile: { salt: 'g-1', keyVersion: 'k1' } } },
    });
    expect(follower?.operation.request).not.toHaveProperty('linkDomains');
  });

  test('gives the caller’s own profile to all', () => {
    const profile = { username: 'daniel', password: 'Sample-pass-99' };
    const request = memberRequest(planOf({ profile }), 1, 'linked:demo:g-1', { orderId: '77' })?.operation.request;
    expect(request).toMatchObject({ profile });
    expect(request).not.toHaveProperty('sharedProfile');
  });

  test('lets one name differ', () => {
    const plan = planOf({ domains: ['first.com', { domain: 'second.com', overrides: { periodYears: 3 } }] });
    const years = [0, 1].map((n) => memberRequest(plan, n, 'g', undefined)?.operation.request);
    expect(years).toMatchObject([{ periodYears: 1 }, { periodYears: 3 }]);
  });
});

describe('R-24: what is wrong with one name stays with that name', () => {
  test.each([
    ['a name that is none', 'no-dot', 'domains.1.domain', 'domains.1: domain "no-dot" has no top-level domain'],
    [
      'a name given twice',
      'first.com',
      'domains.1.domain',
      'domains.1: domain first.com is named twice in this group.',
    ],
    [
      'a wrong override',
      { domain: 'second.com', overrides: { periodYears: 11 } },
      'domains.1.overrides.periodYears',
      'domains.1: periodYears must be a whole number from 1 to 10; 11 was given.',
    ],
    [
      'an override of the shared profile',
      { domain: 'second.com', overrides: { profile: { username: 'daniel', password: 'Sample-pass-99' } } },
      'domains.1.overrides.profile',
      'domains.1.overrides.profile cannot differ within a group of linked orders; leave it out.',
    ],
    [
      'an internationalised name without its language',
      'xn--caf-dma.com',
      'domains.1.languageTag',
      'domains.1: languageTag is missing',
    ],
    ['an entry that is no name', 7, 'domains.1', 'domains.1 must be an object.'],
    [
      'a name whose asker knows better',
      { domain: 'second.com', problems: [{ field: 'domains.1.domain', sentence: 'domains.1: mixes scripts.' }] },
      'domains.1.domain',
      'domains.1: mixes scripts.',
    ],
  ])('%s', (_, entry, field, sentence) => {
    const [first, second] = planOf({ domains: ['first.com', entry] }).names;
    expect(first?.problems).toBeUndefined();
    expect(second?.problems?.[0]).toMatchObject({ field, sentence: expect.stringContaining(sentence) });
  });
});

describe('a group is refused as a whole', () => {
  test.each([
    ['without a request id', { requestId: undefined }, 'requestId', 'requestId is missing.'],
    ['for a request id too long to be numbered', { requestId: 'x'.repeat(61) }, 'requestId', 'at most 60 characters'],
    ['with one name', { domains: ['first.com'] }, 'domains', 'domains must be a list of 2 to 100 names.'],
    [
      'with more names than one group takes',
      { domains: Array.from({ length: MAX_LINKED_NAMES + 1 }, (_, n) => `name-${n}.com`) },
      'domains',
      'domains must be a list of 2 to 100 names.',
    ],
    ['with a field that the group sets', { masterOrderId: '7' }, 'masterOrderId', 'masterOrderId is set by the group'],
    [
      'when a shared field is wrong, told once',
      { periodYears: 11 },
      'periodYears',
      'periodYears must be a whole number',
    ],
    ['for a misspelt field, told once', { contcts: {} }, 'contcts', 'contcts is not a field that is known here.'],
    ['when every name is wrong', { domains: ['one', 'two'] }, 'domains.0.domain', 'domains.0: domain "one"'],
  ])('%s', (_, changes, field, sentence) => {
    const parsed = parseLinkedRequest(input(changes));
    if (parsed.kind === 'valid') throw new Error('accepted');
    expect(parsed.problems[0]).toMatchObject({ field, sentence: expect.stringContaining(sentence) });
    expect(new Set(parsed.problems.map((problem) => problem.sentence)).size).toBe(parsed.problems.length);
  });

  test.each([[undefined], [null], [7], [[]], ['text']])('when it is %j', (request) => {
    expect(parseLinkedRequest(request).kind).toBe('invalid');
  });
});
