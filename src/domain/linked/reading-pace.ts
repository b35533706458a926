const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * When a group reads its members itself, in case a report did not come: soon after the beginning, because a repeated group
 * finds operations that ended long ago; then ever more seldom, because reports come nearly always and a reading costs events.
 * Our choice: doubled from two minutes up to a day.
 * @param previousMs the last pause; undefined before the first.
 */
export function nextReadingDelayMs(previousMs: number | undefined): number {
  return previousMs === undefined ? 2 * MINUTE_MS : Math.min(DAY_MS, previousMs * 2);
}
