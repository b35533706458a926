// One set of worker settings for Tenure and for the bare workflows: a ratio compares workflows, not settings.
import { fixedKeyRing, type KeyRing, parseKeyRing } from '../../dist/payload/key-ring.js';

export interface WorkerConfig {
  readonly address: string;
  readonly namespace: string;
  /** Of Tenure's worker only. */
  readonly settingsFile?: string;
}

/** Activities at a time: as many as there are workflows in flight. */
export const CONCURRENT_CALLS = 20;
/** A bound that is never reached: the rate limit of the registrar queue is lifted, its mechanism stays on. */
export const ACTIVITIES_PER_SECOND = 10_000;
export const CACHED_WORKFLOWS = 500;

/** Encryption is on for everybody. A key for measurements only: it protects nothing. */
export const benchKeyRing: KeyRing = fixedKeyRing(
  parseKeyRing(
    JSON.stringify({ current: 'bench', keys: { bench: Buffer.alloc(32, 7).toString('base64') } }),
    'of the measurement',
  ),
);
