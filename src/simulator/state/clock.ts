// The virtual clock: real time plus an offset that only grows, or a frozen instant that is moved by hand.

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Moves forward; a negative or non-finite step is refused with false. */
  advance(ms: number): boolean;
  /** Moves to the instant; refused with false when that lies in the clock's past. */
  moveTo(ms: number): boolean;
  isFrozen(): boolean;
}

export interface ClockOptions {
  /** Where the clock starts; default: real time. */
  readonly startMs?: number;
  /** A frozen clock moves only by `advance` and `moveTo`, which makes every date of a run repeatable. */
  readonly frozen?: boolean;
}

export function createClock(options: ClockOptions): Clock {
  const frozen = options.frozen ?? false;
  const real = (): number => (frozen ? 0 : Date.now());
  let offset = (options.startMs ?? Date.now()) - real();
  const now = (): number => real() + offset;
  const advance = (ms: number): boolean => {
    if (!Number.isFinite(ms) || ms < 0) return false;
    offset += ms;
    return true;
  };
  return { now, advance, moveTo: (ms) => advance(ms - now()), isFrozen: () => frozen };
}
