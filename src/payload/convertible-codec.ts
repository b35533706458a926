import type { Payload, PayloadCodec } from '@temporalio/common';
import { undecodablePayload } from './undecodable.js';

/** What the SDK's own converter makes a value of. Anything else makes it throw, inside the workflow task. */
const CONVERTIBLE: ReadonlySet<string> = new Set(['binary/null', 'binary/plain']);

/**
 * The codec of workers and clients: what another codec has opened must be something that the SDK can make a value of.
 * Anybody who may send a signal may send bytes that are not JSON, and the converter would fail the workflow's task for ever
 * (the signal stays in its history); a marker is refused by the handler instead.
 */
export class ConvertibleCodec implements PayloadCodec {
  readonly #inner: PayloadCodec;

  constructor(inner: PayloadCodec) {
    this.#inner = inner;
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return await this.#inner.encode(payloads);
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    const opened = await this.#inner.decode(payloads);
    return opened.map((payload) => (isConvertible(payload) ? payload : undecodablePayload('damaged', '')));
  }
}

function isConvertible({ metadata, data }: Payload): boolean {
  const encoding = Buffer.from(metadata?.['encoding'] ?? []).toString('utf8');
  return CONVERTIBLE.has(encoding) || (encoding === 'json/plain' && isJson(data));
}

function isJson(data: Uint8Array | null | undefined): boolean {
  try {
    JSON.parse(Buffer.from(data ?? []).toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
