// Payloads as the codec protocol sends them: protobuf's JSON form, bytes in base64.
import type { Payload } from '@temporalio/common';

/** The request is not a `Payloads` message; the sentence says where. Never quotes the content. */
export class PayloadsMalformed extends Error {
  override readonly name = 'PayloadsMalformed';
}

interface PayloadJson {
  readonly metadata: Readonly<Record<string, string>>;
  readonly data?: string;
}

/** Reads `{"payloads":[{"metadata":{"encoding":"<base64>"},"data":"<base64>"}]}`; `{}` is no payloads (the CLI sends it for a query without arguments). */
export function parsePayloads(text: string): Payload[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // Without the cause: the parser quotes what it read.
    throw new PayloadsMalformed('The request body is not valid JSON.');
  }
  if (!isRecord(document)) throw new PayloadsMalformed('The request body must be a JSON object with "payloads".');
  const payloads = document['payloads'] ?? [];
  if (!Array.isArray(payloads)) throw new PayloadsMalformed('"payloads" must be an array.');
  return payloads.map((payload: unknown, index) => parsePayload(payload, index));
}

export function payloadsToJson(payloads: readonly Payload[]): string {
  return JSON.stringify({ payloads: payloads.map((payload) => payloadToJson(payload)) });
}

function parsePayload(payload: unknown, index: number): Payload {
  if (!isRecord(payload)) throw new PayloadsMalformed(`payloads[${index}] must be an object.`);
  const metadata = payload['metadata'] ?? {};
  if (!isRecord(metadata)) throw new PayloadsMalformed(`payloads[${index}].metadata must be an object.`);
  return {
    metadata: Object.fromEntries(
      Object.entries(metadata).map(([key, value]) => [key, bytesFrom(value, `payloads[${index}].metadata`)]),
    ),
    data: bytesFrom(payload['data'] ?? '', `payloads[${index}].data`),
  };
}

function bytesFrom(value: unknown, where: string): Uint8Array {
  // Protobuf's JSON form allows both base64 alphabets, with or without padding.
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(value)) {
    throw new PayloadsMalformed(`${where} must be base64.`);
  }
  return Buffer.from(value, 'base64');
}

function payloadToJson(payload: Payload): PayloadJson {
  const metadata = Object.fromEntries(
    Object.entries(payload.metadata ?? {}).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
  );
  const data = payload.data ?? new Uint8Array();
  return data.length === 0 ? { metadata } : { metadata, data: Buffer.from(data).toString('base64') };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
