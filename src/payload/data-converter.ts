// One data converter for clients, workers and bundles, so that no part of Tenure writes clear text by accident.
import { fileURLToPath } from 'node:url';
import type { PayloadCodec } from '@temporalio/common';
import { ConvertibleCodec } from './convertible-codec.js';
import { EncryptionCodec } from './encryption-codec.js';
import type { KeyRing } from './key-ring.js';

/**
 * The compiled failure converter: the SDK loads it with `require`, so it must be JavaScript even where we run from sources.
 * The path is the same from src/payload and dist/payload. Hand it to `bundleWorkflowCode` as well: a worker with a
 * prebuilt bundle ignores its own.
 */
export const failureConverterPath = fileURLToPath(new URL('../../dist/payload/failure-converter.js', import.meta.url));

/** A `DataConverter` of the SDK, with both parts present. */
export interface TenureDataConverter {
  readonly payloadCodecs: PayloadCodec[];
  readonly failureConverterPath: string;
}

export function createDataConverter(keyRing: KeyRing): TenureDataConverter {
  return { payloadCodecs: [new ConvertibleCodec(new EncryptionCodec(keyRing))], failureConverterPath };
}
