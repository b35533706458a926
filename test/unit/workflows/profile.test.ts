// The profile of an order is told by its operation id alone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileUsername } from '../../../src/workflows/registration/profile.js';

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
