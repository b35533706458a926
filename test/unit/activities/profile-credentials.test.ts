import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivedPassword, profileCredentials } from '../../../src/activities/profile-credentials.js';
import { requestFor } from '../domain/support/orders.js';

const KEY = Buffer.alloc(32, 7);
const keys = (version: string): Promise<Buffer | undefined> => Promise.resolve(version === '1' ? KEY : undefined);
const derived = { kind: 'derived', username: 'tn0123456789abcdef', keyVersion: '1', salt: 'salt-1' } as const;

describe('a derived password', () => {
  test('has the length and the alphabet that the registrar takes', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (salt, key) => {
        expect(derivedPassword(Buffer.from(key), salt)).toMatch(/^[A-Za-z0-9_-]{20}$/);
      }),
    );
  });

  test('never changes: profiles at the registrar are opened by it for years', () => {
    expect(derivedPassword(KEY, 'salt-1')).toBe('lTHOi-hVYFUOQQCCoy9Q');
  });

  test('is another one for another salt, and for another key', () => {
    const passwords = [derivedPassword(KEY, 'a'), derivedPassword(KEY, 'b'), derivedPassword(Buffer.alloc(32, 8), 'a')];
    expect(new Set(passwords).size).toBe(3);
  });
});

describe('the credentials of a profile', () => {
  test("are the caller's where they were given", async () => {
    const profile = { username: 'owen01', password: 'S3cret-pass_99' };
    expect(await profileCredentials({ kind: 'given' }, requestFor('example.com', { profile }), keys)).toEqual(profile);
  });

  test('are derived where they were not', async () => {
    expect(await profileCredentials(derived, requestFor('example.com'), keys)).toEqual({
      username: derived.username,
      password: derivedPassword(KEY, 'salt-1'),
    });
  });

  test('fail without repeating when they are said to be given but are not', async () => {
    await expect(profileCredentials({ kind: 'given' }, requestFor('example.com'), keys)).rejects.toMatchObject({
      type: 'InvalidInput',
      nonRetryable: true,
    });
  });

  test('wait for a worker that has the key, and name its version', async () => {
    await expect(
      profileCredentials({ ...derived, keyVersion: '2' }, requestFor('example.com'), keys),
    ).rejects.toMatchObject({
      type: 'WorkerConfiguration',
      nonRetryable: false,
      message: expect.stringContaining('"2"') as string,
    });
  });
});
