import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureTypes } from '../../../src/contract/failure-types.js';
import { domainWorkflowId, operationWorkflowId, parseAccount } from '../../../src/contract/ids.js';
import { registrarQueue } from '../../../src/contract/queues.js';
import { searchAttributeTypes } from '../../../src/contract/search-attributes.js';
import { MAX_NAME_LENGTH } from '../../../src/domain/domain-name.js';
import { operationTypes } from '../../../src/domain/operation.js';

describe('an account', () => {
  test.each([['acme'], ['a'], ['0-9'], ['a'.repeat(20)]])('may be called "%s"', (name) => {
    expect(parseAccount(name)).toEqual({ kind: 'valid', value: name });
  });

  test.each([
    [''],
    ['Acme'],
    ['a'.repeat(21)],
    ['a b'],
    ['a:b'],
    ['a/b'],
    ['a.b'],
    ['acme\n'],
    [7],
    [null],
    [['acme']],
  ])('may not be called %j', (name) => {
    expect(parseAccount(name, 'tenant')).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'tenant', sentence: 'tenant must be 1 to 20 lower-case letters, digits or hyphens.' }],
    });
  });
});

describe('workflow ids', () => {
  test('are the public ones', () => {
    expect(domainWorkflowId('acme', 'example.com')).toBe('domain:acme:example.com');
    expect(operationWorkflowId('registerDomain', 'acme', 'example.com', 'r-1')).toBe(
      'registerDomain:acme:example.com:r-1',
    );
    expect(registrarQueue('acme', 'opensrs')).toBe('tenure-registrar-acme.opensrs');
  });

  test.each(operationTypes)('of %s stay under 255 bytes at the longest, and hold no slash', (type) => {
    const id = operationWorkflowId(type, 'a'.repeat(20), 'x'.repeat(MAX_NAME_LENGTH), 'r'.repeat(64));
    expect(Buffer.byteLength(id)).toBeLessThan(255);
    expect(id).not.toContain('/');
  });

  test('never meet: another part makes another id', () => {
    const parts = fc.record({
      account: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
      domain: fc.stringMatching(/^[a-z0-9-]{1,10}\.[a-z]{2,5}$/),
      requestId: fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/),
    });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const id = (of: typeof one): string =>
          operationWorkflowId('registerDomain', of.account, of.domain, of.requestId);
        expect(id(one) === id(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});

test('search attributes fit into SQL visibility: ten Keyword, three of each other kind', () => {
  const kinds = Object.values(searchAttributeTypes);
  const count = (kind: string): number => kinds.filter((each) => each === kind).length;
  expect(count('Keyword')).toBeLessThanOrEqual(10);
  expect(count('KeywordList')).toBeLessThanOrEqual(3);
  expect(count('Datetime')).toBeLessThanOrEqual(3);
  for (const name of Object.keys(searchAttributeTypes)) expect(name).toMatch(/^Tenure[A-Z][A-Za-z]+$/);
});

test('a failure type is called as it is written', () => {
  for (const [key, value] of Object.entries(failureTypes)) expect(value).toBe(key);
});
