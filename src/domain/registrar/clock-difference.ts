const STAMP = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})\b/;
const HOUR_MS = 3_600_000;

/**
 * How far the registrar's clock is ahead of ours, without whole hours: the only time in a reply is the start of its
 * transaction id, written without a zone (XCP reference 1.6). Undefined when there is none.
 * @format milliseconds, between minus and plus half an hour
 */
export function clockDifferenceMs(transactionId: string | undefined, nowMs: number): number | undefined {
  const parts = STAMP.exec(transactionId ?? '')
    ?.slice(1)
    .map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  const theirs = Date.UTC(year, month - 1, day, hour, minute, second);
  const beyond = (((theirs - nowMs) % HOUR_MS) + HOUR_MS) % HOUR_MS;
  return beyond > HOUR_MS / 2 ? beyond - HOUR_MS : beyond;
}
