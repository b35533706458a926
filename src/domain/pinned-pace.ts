// The pace as an operation keeps it: by its version, because the figures themselves would be stored three times in each
// history. A version that was ever pinned stays in the table below, unchanged.
import { type Pace, defaultPace, scaledPace } from './pace.js';

/** `set`: figures that the settings file gives in place of those of the version. */
export interface PaceReference {
  readonly of: string;
  readonly factor: number;
  readonly set?: Partial<Pace>;
}

/** A whole pace is its own reference: tests bring theirs. */
export type PinnedPace = PaceReference | Pace;

/** Every version that may be pinned somewhere; test/unit/domain/pinned-pace.test.ts holds each to what it was. */
export const paces: ReadonlyMap<string, Pace> = new Map([[defaultPace.version, defaultPace]]);

export function pinnedPaceFrom(pace: Pace, factor: number): PinnedPace {
  const reference = { of: defaultPace.version, factor };
  const plain = paceOf(reference);
  const set = Object.fromEntries(
    Object.entries(pace).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(plain[key as keyof Pace])),
  ) as Partial<Pace>;
  return Object.keys(set).length === 0 ? reference : { ...reference, set };
}

/** Throws a plain error, which fails the task and not the workflow, for a version that this worker does not have yet. */
export function paceOf(pinned: PinnedPace): Pace {
  if (!('of' in pinned)) return pinned;
  const pace = paces.get(pinned.of);
  if (pace === undefined)
    throw new Error(`pace ${pinned.of} is not known to this worker: it is older than the operation`);
  const scaled = pinned.factor === 1 ? pace : scaledPace(pace, pinned.factor);
  return pinned.set === undefined ? scaled : { ...scaled, ...pinned.set };
}
