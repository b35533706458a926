// How often one credential is asked for events. Not pinned into anything: it holds for the worker that asks.

export interface EventsPace {
  /** Between two questions while nothing is waiting. @format milliseconds */
  readonly pollMs: number;
  /** Between two looks at the settings while polling is switched off there; no call is made. @format milliseconds */
  readonly offPauseMs: number;
}

/** Our choice: OpenSRS publishes no figure; a minute is one call of the 120 that two a second allow (XCP reference 1.9). */
export const defaultEventsPace: EventsPace = { pollMs: 60_000, offPauseMs: 10 * 60_000 };

/** Shortened for tests and demonstrations, but never to a busy loop. */
export function scaledEventsPace(pace: EventsPace, factor: number): EventsPace {
  return {
    pollMs: Math.max(100, Math.round(pace.pollMs * factor)),
    offPauseMs: Math.max(2_000, Math.round(pace.offPauseMs * factor)),
  };
}
