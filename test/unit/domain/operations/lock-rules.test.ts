// Which refusals may unlock a name, and the house rule that forbids it.
import { describe, expect, test } from 'vitest';
import { houseLockObjection, isLockRefusal } from '../../../../src/domain/operations/lock-rules.js';
import type { PinnedSettings } from '../../../../src/domain/settings.js';

describe('a refusal', () => {
  test.each([
    ['405', 'Domain status prohibits operation'],
    ['405', 'Object status prohibits operation: clientUpdateProhibited'],
    ['465', 'The domain is locked'],
    ['435', 'Please unlock the domain first'],
    ['552', 'Domain is locked'],
    ['552', ''],
  ])('is for the lock: %s %s', (code, text) => {
    expect(isLockRefusal(code, text)).toBe(true);
  });

  test.each([
    ['405', 'Registry error'],
    ['435', 'Name server ns1.example.net does not exist at the registry'],
    ['435', 'Permission denied: not owner'],
    ['405', 'Object status prohibits operation: serverUpdateProhibited'],
    ['552', 'Domain is younger than 60 days'],
    ['552', 'Domain is in dispute'],
    ['465', 'ns1.blocked.example cannot be used'],
    ['465', 'ns1.clock.example cannot be used'],
  ])('is not, and leaves the lock alone: %s %s', (code, text) => {
    expect(isLockRefusal(code, text)).toBe(false);
  });
});

describe('the house rule', () => {
  const settings = (lockForbidsChanges: boolean): PinnedSettings =>
    ({ connector: { name: 'com at OpenSRS', version: 3, lockForbidsChanges } }) as unknown as PinnedSettings;

  test('says no to a locked name, with the connector that says so', () => {
    expect(houseLockObjection(settings(true), { registrarLock: true })?.sentence).toContain(
      'connector "com at OpenSRS" (version 3)',
    );
  });

  test.each([
    [true, false],
    [true, 'unknown'],
    [false, true],
  ] as const)('says nothing: rule %s, lock %s', (rule, registrarLock) => {
    expect(houseLockObjection(settings(rule), { registrarLock })).toBeUndefined();
  });
});
