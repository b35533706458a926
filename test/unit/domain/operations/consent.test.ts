// Whose word is needed before something is given away, and what it may look like.
import { describe, expect, test } from 'vitest';
import { operationKinds } from '../../../../src/domain/operations/kinds.js';
import type { OperationType } from '../../../../src/domain/operation.js';

const domain = 'example.com';
const needing = [
  ['setRegistrarLock', 'unlocking', { domain, locked: false }],
  ['retrieveTransferKey', 'giving out a transfer key', { domain, deliver: 'mail' }],
  ['cancelDomain', 'letting a name expire', { domain }],
  ['cancelDomain', 'deleting a name', { domain, how: 'delete' }],
] as const;

const fieldsOf = (type: OperationType, request: object): readonly string[] => {
  const parsed = operationKinds[type].parse(request);
  return parsed.kind === 'invalid' ? parsed.problems.map(({ field }) => field) : [];
};

describe('R-10: the recorded consent of the person who asked', () => {
  test.each(needing)('R-10: %s, %s: is refused without it', (type, _, request) => {
    expect(fieldsOf(type, request)).toEqual(['consent']);
  });

  test.each(needing)('R-10: %s, %s: is taken with it, and it goes along', (type, _, request) => {
    const consent = { by: 'customer-7', proof: 'ticket-12' };
    expect(operationKinds[type].parse({ ...request, consent })).toMatchObject({ kind: 'valid', value: { consent } });
  });

  test.each([
    ['nobody', {}],
    ['an empty id', { by: '' }],
    ['a name', { by: 'Rita Registrant' }],
    ['an address', { by: 'rita@example.com' }],
    ['a proof in prose', { by: 'customer-7', proof: 'she said so on the phone' }],
  ])('R-10: consent by %s is none', (_, consent) => {
    const [field] = fieldsOf('cancelDomain', { domain, consent });
    expect(field).toMatch(/^consent\./);
  });

  test('locking a name needs nobody', () => {
    expect(fieldsOf('setRegistrarLock', { domain, locked: true })).toEqual([]);
  });
});
