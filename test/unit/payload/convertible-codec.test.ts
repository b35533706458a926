import { defaultPayloadConverter } from '@temporalio/common';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConvertibleCodec } from '../../../src/payload/convertible-codec.js';

const passing = new ConvertibleCodec({ encode: async (payloads) => payloads, decode: async (payloads) => payloads });
const encodings = ['json/plain', 'binary/plain', 'binary/null', 'binary/encrypted', 'text/yaml', ''];

test('whatever was sent, the SDK can make a value of what is decoded', async () => {
  const payloads = fc.record(
    {
      metadata: fc.record(
        { encoding: fc.constantFrom(...encodings).map((name) => Buffer.from(name)) },
        { requiredKeys: [] },
      ),
      data: fc.oneof(
        fc.uint8Array(),
        fc.json().map((json) => Buffer.from(json)),
      ),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(payloads, async (payload) => {
      const [decoded] = await passing.decode([payload]);
      expect(() => defaultPayloadConverter.fromPayload(decoded ?? {})).not.toThrow();
    }),
  );
});

test.each([undefined, null, 'text', { a: [1] }, new Uint8Array([1, 2])])('%j passes as it is', async (value) => {
  const payload = defaultPayloadConverter.toPayload(value);
  expect(await passing.decode([payload])).toEqual([payload]);
});
