// A closed load: so many at a time, the next begins when one has ended.

export interface LoadResult {
  readonly count: number;
  readonly elapsedMs: number;
  readonly perSecond: number;
  /** Of each, from its start to its end. @format milliseconds */
  readonly latenciesMs: readonly number[];
}

/** Rejects with the first failure, after what is in flight has ended. */
export async function runLoad(
  count: number,
  inFlight: number,
  once: (index: number) => Promise<void>,
): Promise<LoadResult> {
  const latenciesMs: number[] = [];
  let next = 0;
  const began = performance.now();
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      const startedAt = performance.now();
      await once(index);
      latenciesMs.push(performance.now() - startedAt);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(inFlight, count) }, lane));
  for (const end of lanes) if (end.status === 'rejected') throw end.reason;
  const elapsedMs = performance.now() - began;
  return { count, elapsedMs, perSecond: (count * 1000) / elapsedMs, latenciesMs };
}
