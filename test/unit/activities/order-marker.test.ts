import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderMarker } from '../../../src/activities/order-marker.js';

test('a marker is 26 characters that no reader confuses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 255 }), (operationId) => {
      expect(orderMarker(operationId)).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
    }),
  );
});

test('a marker never changes: orders at the registrar are found by it for years', () => {
  expect(orderMarker('registerDomain:acme:example.com:r-1')).toBe('vqh5xrqeqe1m40ybbq32g5svx8');
});

test('a marker is the lower 130 bits of the hash that the source names, five at a time', () => {
  const id = 'registerDomain:acme:example.com:r-2';
  const hash = BigInt(`0x${createHash('sha256').update(`tenure order\n${id}`).digest('hex')}`);
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  const value = Array.from(orderMarker(id)).reduceRight(
    (sum, letter) => sum * 32n + BigInt(alphabet.indexOf(letter)),
    0n,
  );
  expect(value).toBe(hash % 2n ** 130n);
});

test('two operations never share a marker', () => {
  const ids = Array.from({ length: 5_000 }, (_, index) => `registerDomain:acme:example.com:r-${index}`);
  expect(new Set(ids.map(orderMarker)).size).toBe(ids.length);
});

test('a marker tells nothing of the request id', () => {
  expect(orderMarker('registerDomain:acme:example.com:customer-4711')).not.toMatch(/4711|acme|example/);
});
