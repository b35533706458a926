// How long to wait for whom in a transfer. Data with a source for each figure, pinned with the rest of the pace.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface TransferPace {
  /** How often a transfer is looked at: so many times at the first interval, then at the next; the last one goes on. */
  readonly polls: readonly { readonly everyMs: number; readonly times: number }[];
  /** After a hint of the registrar the transfer is looked at once; hints that follow this soon wait for the next look. */
  readonly hintGapMs: number;
  /** How long the registrant has to answer the approval message, before the registrar cancels. */
  readonly ownerWindowMs: number;
  /** How long the losing registrar has; its silence is consent in most registries. */
  readonly registrarWindowMs: number;
  /** Past a window, the registrar itself is given this long to notice; then a transfer that can be cancelled is cancelled by us. */
  readonly marginMs: number;
  /** A transfer that is not over by then is shown to a person. */
  readonly deadlineMs: number;
  /** The approval message is sent again by itself after each such interval, so many times at most. */
  readonly reminderEveryMs: number;
  readonly remindersAtMost: number;
  /** Whoever asks for the message again must let this much pass since the last one; each repeat is another mail. */
  readonly resendGapMs: number;
  /** Messages on request, over the whole transfer. */
  readonly resendsAtMost: number;
  /** How long a refused transfer waits for another auth code, or to be ordered again, before it has failed. */
  readonly afterRefusalMs: number;
  /** When a setting that was not reached after the arrival is tried again; past the last it is a shortfall. */
  readonly hardeningDelaysMs: readonly number[];
  /** How long a setting that the registry is working on is waited for. */
  readonly hardeningPatienceMs: number;
}

/** Sources: OpenSRS XCP reference 5.2, each entry's comment. */
export const defaultTransferPace: TransferPace = {
  // Section 5.2: every 15 min for 2 h, then hourly for a day, then every 6 h.
  polls: [
    { everyMs: 15 * MINUTE, times: 8 },
    { everyMs: HOUR, times: 22 },
    { everyMs: 6 * HOUR, times: 1 },
  ],
  // Our choice: events come doubled and in swarms, and each look on a hint costs a dozen events of history.
  hintGapMs: MINUTE,
  // Section 5.2: cancelled after five days of silence; one passage says seven, which the margin covers.
  ownerWindowMs: 5 * DAY,
  registrarWindowMs: 5 * DAY,
  marginMs: 2 * DAY,
  // Section 5.2: minutes to about two weeks; a workflow should allow 21 days.
  deadlineMs: 21 * DAY,
  // Our choice: on the third and the fifth day, while an answer still helps.
  reminderEveryMs: 2 * DAY,
  remindersAtMost: 2,
  // Our choice: a mail takes minutes, and mailboxes that get one every minute call it spam.
  resendGapMs: HOUR,
  resendsAtMost: 5,
  // Our choice, as for manual steps: a refusal of a Friday is seen on Monday.
  afterRefusalMs: 3 * DAY,
  // Our choice: registries hold a name back for minutes after a transfer; what is refused for hours stays refused.
  hardeningDelaysMs: [5 * MINUTE, HOUR],
  hardeningPatienceMs: DAY,
};

/** Shortens every wait of ours. Windows of other people stay: nobody is faster because a test is. */
export function scaledTransferPace(pace: TransferPace, scale: (ms: number) => number): TransferPace {
  return {
    ...pace,
    polls: pace.polls.map(({ everyMs, times }) => ({ everyMs: scale(everyMs), times })),
    hintGapMs: scale(pace.hintGapMs),
    resendGapMs: scale(pace.resendGapMs),
    hardeningDelaysMs: pace.hardeningDelaysMs.map(scale),
    hardeningPatienceMs: scale(pace.hardeningPatienceMs),
  };
}

/** The pause after the n-th look, counted from 1. */
export function pauseAfterLook(polls: TransferPace['polls'], look: number): number {
  let upTo = 0;
  for (const { everyMs, times } of polls) {
    upTo += times;
    if (look <= upTo) return everyMs;
  }
  return polls.at(-1)?.everyMs ?? HOUR;
}
