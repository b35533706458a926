// Payloads for tests: readable forms to compare, and arbitrary ones for properties.
import type { Payload } from '@temporalio/common';
import fc from 'fast-check';

/** A payload as plain values: metadata sorted by key, bytes in hex; absent and empty data are the same on the wire. */
export function readable(payload: Payload): {
  readonly metadata: Readonly<Record<string, string>>;
  readonly data: string;
} {
  const metadata = Object.entries(payload.metadata ?? {})
    .map(([key, value]) => [key, Buffer.from(value).toString('hex')] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { metadata: Object.fromEntries(metadata), data: Buffer.from(payload.data ?? []).toString('hex') };
}

const bytes = fc.uint8Array({ maxLength: 300 });

// Metadata keys are protobuf strings: whole Unicode characters. `__proto__` is left to a test of its own.
const metadataKey = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((key) => key !== '__proto__');

export const anyPayload: fc.Arbitrary<Payload> = fc.record({
  metadata: fc.dictionary(metadataKey, bytes, { maxKeys: 5, noNullPrototype: true }),
  data: bytes,
});
