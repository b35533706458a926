// The sealed transfer key: both halves, written apart, against vectors that a third implementation computed.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealTransferKey } from '../../../src/activities/seal-transfer-key.js';
import { TenureInputError } from '../../../src/client/errors.js';
import { newSealKey, openSealedKey } from '../../../src/client/sealed-key.js';

interface Vector {
  readonly domain: string;
  readonly code: string;
  readonly askerPrivate: string;
  readonly sealTo: string;
  readonly ephemeralPrivate: string;
  readonly ephemeralPublic: string;
  readonly nonce: string;
  readonly sealed: string;
}
const file = new URL('../../fixtures/sealed-key/vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as readonly Vector[];

describe.each(vectors)('the vector of $domain', (vector) => {
  test('is what sealing makes of its parts', () => {
    const privateKey = createPrivateKey({
      key: { kty: 'OKP', crv: 'X25519', d: vector.ephemeralPrivate, x: vector.ephemeralPublic },
      format: 'jwk',
    });
    const ephemeral = { privateKey, publicKey: createPublicKey(privateKey) };
    const nonce = Buffer.from(vector.nonce, 'base64url');
    expect(sealTransferKey(vector.code, vector.sealTo, vector.domain, { ephemeral, nonce })).toBe(vector.sealed);
  });

  test('is opened by the private key of its asker', () => {
    expect(openSealedKey(vector.sealed, vector.askerPrivate, vector.domain)).toBe(vector.code);
  });
});

test('whatever the key is, its asker opens it and nobody else, for that name alone', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 64 }), (code) => {
      const [asker, other] = [newSealKey(), newSealKey()];
      const sealed = sealTransferKey(code, asker.sealTo, 'example.com') ?? '';
      expect(openSealedKey(sealed, asker.privateKey, 'Example.com')).toBe(Buffer.from(code, 'utf8').toString('utf8'));
      expect(() => openSealedKey(sealed, other.privateKey, 'example.com')).toThrow(TenureInputError);
      expect(() => openSealedKey(sealed, asker.privateKey, 'example.org')).toThrow(TenureInputError);
    }),
    { numRuns: 30 },
  );
});

test('one changed character anywhere is noticed', () => {
  const asker = newSealKey();
  const sealed = sealTransferKey('Xy7!abc', asker.sealTo, 'example.com') ?? '';
  // Not the last: its low bits may stand for nothing.
  for (let at = 0; at < sealed.length - 1; at += 1) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(() => openSealedKey(changed, asker.privateKey, 'example.com'), `at ${at}`).toThrow(TenureInputError);
  }
});

test('two sealings of one key have nothing in common', () => {
  const { sealTo } = newSealKey();
  const [one, two] = [1, 2].map(() => sealTransferKey('Xy7!abc', sealTo, 'example.com')?.slice(4, 44));
  expect(one).not.toBe(two);
});

test.each([
  ['nothing but zeros', Buffer.alloc(32)],
  ['a point of low order', Buffer.from('e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800', 'hex')],
])('a public key that gives everybody the same secret is refused: %s', (_what, bytes) => {
  expect(sealTransferKey('Xy7!abc', bytes.toString('base64url'), 'example.com')).toBeUndefined();
});

test.each(['', 'tk1.', 'tk2.AAAA', 'tk1.AAAA', 'not sealed at all'])('%j is not opened, with a sentence', (sealed) => {
  expect(() => openSealedKey(sealed, newSealKey().privateKey, 'example.com')).toThrow(/cannot be opened/);
});
