// The vectors were computed with another implementation of AES-GCM and protobuf, in another language: they are the format's word.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import proto from '@temporalio/proto';
import { EncryptionCodec } from '../../../src/payload/encryption-codec.js';
import { fixedKeyRing, parseKeyRing } from '../../../src/payload/key-ring.js';
import { parsePayloads } from '../../../src/payload/payload-json.js';
import { seal } from '../../../src/payload/sealed-payload.js';
import { readable } from './payloads.js';

type PayloadJson = Readonly<Record<string, unknown>>;
interface Vectors {
  readonly keyRing: object;
  readonly decodes: readonly {
    readonly name: string;
    readonly keyId: string;
    readonly nonceHex: string;
    readonly payload: PayloadJson;
    readonly payloadProtobufHex: string;
    readonly sealed: PayloadJson;
  }[];
  readonly undecodable: readonly { readonly name: string; readonly sealed: PayloadJson; readonly marker: object }[];
  readonly passesThrough: readonly PayloadJson[];
}

const vectors = JSON.parse(
  readFileSync(new URL('../../fixtures/payload/vectors.json', import.meta.url), 'utf8'),
) as Vectors;
const ring = parseKeyRing(JSON.stringify(vectors.keyRing), 'vectors');
const codec = new EncryptionCodec(fixedKeyRing(ring));
const payloadOf = (json: PayloadJson) => parsePayloads(JSON.stringify({ payloads: [json] }))[0] ?? {};

describe('payload format', () => {
  test.each(vectors.decodes)('opens $name', async ({ payload, sealed }) => {
    const [opened] = await codec.decode([payloadOf(sealed)]);
    expect(readable(opened ?? {})).toEqual(readable(payloadOf(payload)));
  });

  test.each(vectors.decodes)('seals $name to the same bytes', ({ keyId, nonceHex, payloadProtobufHex, sealed }) => {
    const key = ring.keys.get(keyId);
    if (key === undefined) throw new Error(`the vectors have no key ${keyId}`);
    const payload = proto.temporal.api.common.v1.Payload.decode(Buffer.from(payloadProtobufHex, 'hex'));
    expect(readable(seal(payload, keyId, key, Buffer.from(nonceHex, 'hex')))).toEqual(readable(payloadOf(sealed)));
  });

  test.each(vectors.undecodable)('gives the marker for $name', async ({ sealed, marker }) => {
    const [opened] = await codec.decode([payloadOf(sealed)]);
    expect(Buffer.from(opened?.metadata?.['encoding'] ?? []).toString()).toBe('json/plain');
    expect(JSON.parse(Buffer.from(opened?.data ?? []).toString())).toEqual(marker);
  });

  test.each(vectors.passesThrough)('leaves a plain payload as it is', async (plain) => {
    const [passed] = await codec.decode([payloadOf(plain)]);
    expect(readable(passed ?? {})).toEqual(readable(payloadOf(plain)));
  });
});
