// The profile of an order is told by its operation id alone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SharedProfile } from '../../../src/domain/shared-profile.js';
import { profileFor, profileUsername } from '../../../src/workflows/registration/profile.js';
import { requestFor, settingsWith } from '../domain/support/orders.js';

const requestId = fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/);
const operationId = (id: string): string => `registerDomain:demo:example.com:${id}`;

test('a profile user name has the form that the registrar takes', () => {
  fc.assert(
    fc.property(requestId, (id) => {
      expect(profileUsername(operationId(id))).toMatch(/^t[a-z0-9]{19}$/);
    }),
  );
});

test('operations that differ in one character have different profiles', () => {
  const names = Array.from({ length: 10_000 }, (_, n) => profileUsername(operationId(`order-${n}`)));
  expect(new Set(names).size).toBe(names.length);
});

test('an operation keeps its profile from release to release', () => {
  expect(profileUsername(operationId('order-1'))).toBe('tnlrfgonb6h7sb52j74e');
});

describe('a shared profile', () => {
  const profileOf = (account: string, id: string, sharedProfile: SharedProfile) =>
    profileFor({
      schemaVersion: 1,
      operationId: `registerDomain:${account}:example.com:${id}`,
      account,
      requestId: id,
      acceptedAt: '2026-11-22T00:00:00.000Z',
      request: requestFor('example.com', { sharedProfile }),
      settings: settingsWith(),
    });

  test('is the same for all orders with its salt', () => {
    expect(profileOf('demo', 'g-1.1', { salt: 'g-1' })).toEqual(profileOf('demo', 'g-1.2', { salt: 'g-1' }));
  });

  test('is another one for another account, and for another salt', () => {
    const shared = profileOf('demo', 'g-1.1', { salt: 'g-1' });
    if (shared.kind !== 'derived') throw new Error('the profile is derived');
    expect(profileOf('other', 'g-1.1', { salt: 'g-1' })).not.toMatchObject({ username: shared.username });
    expect(profileOf('demo', 'g-1.1', { salt: 'g-2' })).not.toMatchObject({ username: shared.username });
  });

  test('keeps the key that its first order was made with', () => {
    expect(profileOf('demo', 'g-1.2', { salt: 'g-1', keyVersion: 'older' })).toMatchObject({ keyVersion: 'older' });
  });
});
