// Limits of a connection and of an account (reference 1.9).

export interface Limits {
  /** Commands per connection; the next one gets 350 and the connection closes. */
  readonly commandsPerConnection: number;
  readonly connectionSeconds: number;
  /** Commands per second and account before 300; undefined: lifted. The vendor's figure is unpublished. */
  readonly commandsPerSecond: number | undefined;
  /** Simultaneous connections before 310; undefined: lifted. The vendor's figure is unpublished. */
  readonly connections: number | undefined;
  readonly maxBodyBytes: number;
}

/** 100 commands and 60 s are documented; the other figures are invented and generous. */
export const DEFAULT_LIMITS: Limits = {
  commandsPerConnection: 100,
  connectionSeconds: 60,
  commandsPerSecond: 50,
  connections: 50,
  maxBodyBytes: 1_048_576,
};

/** Rate and concurrency lifted; what a single connection may do stays. */
export const LIFTED_LIMITS: Limits = { ...DEFAULT_LIMITS, commandsPerSecond: undefined, connections: undefined };

export interface RateMeter {
  /** True when one more command fits into the current second. */
  admits(account: string, limit: number | undefined): boolean;
}

/** Counts per whole second of real time: the limit protects a server, so the virtual clock has no say. */
export function createRateMeter(nowMs: () => number): RateMeter {
  const counts = new Map<string, { second: number; count: number }>();
  return {
    admits: (account, limit) => {
      if (limit === undefined) return true;
      const second = Math.floor(nowMs() / 1000);
      const entry = counts.get(account);
      if (entry === undefined || entry.second !== second) {
        counts.set(account, { second, count: 1 });
        return limit >= 1;
      }
      entry.count += 1;
      return entry.count <= limit;
    },
  };
}
