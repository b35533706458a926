import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EncryptionCodec } from '../../../src/payload/encryption-codec.js';
import { fixedKeyRing, parseKeyRing } from '../../../src/payload/key-ring.js';
import { anyPayload, readable } from './payloads.js';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const ringOf = (current: string, keys: Record<string, string>) =>
  fixedKeyRing(parseKeyRing(JSON.stringify({ current, keys }), 'test ring'));
const codec = new EncryptionCodec(ringOf('k1', { k1: key(1) }));

const text = (value: string) => ({ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(value) });

describe('EncryptionCodec', () => {
  test('gives back any payload that it sealed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPayload, { maxLength: 4 }), async (payloads) => {
        const opened = await codec.decode(await codec.encode(payloads));
        expect(opened.map(readable)).toEqual(payloads.map(readable));
      }),
    );
  });

  test('turns a payload with one changed bit, anywhere in its data, into a marker', async () => {
    await fc.assert(
      fc.asyncProperty(anyPayload, fc.nat(), async (payload, position) => {
        const [sealed] = await codec.encode([payload]);
        const data = Buffer.from(sealed?.data ?? []);
        const bit = position % (data.length * 8);
        data.writeUInt8(data.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const [opened] = await codec.decode([{ ...sealed, data }]);
        expect(JSON.parse(Buffer.from(opened?.data ?? []).toString())).toEqual({
          $tenure: 'undecodable',
          reason: 'damaged',
          keyId: 'k1',
        });
      }),
    );
  });

  test('makes a marker of any bytes that call themselves sealed', async () => {
    const metadata = { encoding: Buffer.from('binary/encrypted'), 'encryption-key-id': Buffer.from('k1') };
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (data) => {
        const [opened] = await codec.decode([{ metadata, data }]);
        expect(JSON.parse(Buffer.from(opened?.data ?? []).toString())).toMatchObject({ $tenure: 'undecodable' });
      }),
    );
  });

  test('seals the same payload differently each time', async () => {
    const sealed = await codec.encode(Array.from({ length: 50 }, () => text('"same"')));
    expect(new Set(sealed.map((payload) => readable(payload).data)).size).toBe(50);
  });

  test('leaves nothing of the value in the sealed form', async () => {
    const [sealed] = await codec.encode([text('"person@example.test"')]);
    expect(Buffer.from(sealed?.data ?? []).includes('person')).toBe(false);
    expect(readable(sealed ?? {}).metadata).toEqual(
      readable({
        metadata: { encoding: Buffer.from('binary/encrypted'), 'encryption-key-id': Buffer.from('k1') },
      }).metadata,
    );
  });

  test('reads what an old key sealed after the current key was changed', async () => {
    const before = new EncryptionCodec(ringOf('k1', { k1: key(1) }));
    const after = new EncryptionCodec(ringOf('k2', { k1: key(1), k2: key(2) }));
    const [opened] = await after.decode(await before.encode([text('"kept"')]));
    expect(readable(opened ?? {})).toEqual(readable(text('"kept"')));
  });

  test('refuses to encode when the current key is missing, and still reads', async () => {
    const broken = new EncryptionCodec(ringOf('k2', { k1: key(1) }));
    await expect(broken.encode([text('"x"')])).rejects.toMatchObject({
      name: 'KeyRingError',
      message: expect.stringContaining('"k2"') as string,
    });
    const [opened] = await broken.decode(await codec.encode([text('"x"')]));
    expect(readable(opened ?? {})).toEqual(readable(text('"x"')));
  });

  test('seals an already sealed payload once more, and opens one layer', async () => {
    const once = await codec.encode([text('"x"')]);
    expect((await codec.decode(await codec.encode(once))).map(readable)).toEqual(once.map(readable));
  });

  test('answers nothing to nothing', async () => {
    expect(await codec.encode([])).toEqual([]);
    expect(await codec.decode([])).toEqual([]);
  });
});
