/** Every bound of the client, with its default and where the figure comes from. */
import type { TransportLimits } from './transport/https-transport.js';

/** Bounds of a client; give only those that differ. */
export interface XcpLimits extends TransportLimits {
  /**
   * What a write may take. Longer than the 60 seconds after which OpenSRS closes a connection, so that our giving up usually
   * means "the answer was lost" rather than "still running" (opensrs-xcp 1.9). @format milliseconds
   */
  readonly writeDeadlineMs: number;
  /** Commands under way at one time, reads and writes together. Further calls wait for at most the connect timeout; OpenSRS answers 310 beyond its own bound. */
  readonly maxConcurrent: number;
}

/** opensrs-xcp 1.9: the server's own bounds, and the settings recommended there. */
export const DEFAULT_LIMITS: XcpLimits = {
  connectTimeoutMs: 10_000,
  readDeadlineMs: 30_000,
  writeDeadlineMs: 90_000,
  maxReplyBytes: 8 * 1024 * 1024,
  maxConcurrent: 4,
  maxCommandsPerConnection: 100,
  maxConnectionAgeMs: 60_000,
  maxIdleMs: 4_000,
};
