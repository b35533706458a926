/**
 * Until when a running write activity is surely still the one that its workflow waits for, in epoch milliseconds; undefined
 * when it has been given up, or the server cannot say. Asked of the server right before sending. A worker that was frozen (a paused machine, a stopped
 * process) goes on as if nothing had happened, while its workflow has long settled the outcome and sent again: it must not
 * send a second time.
 */
export type WriteLease = () => Promise<number | undefined>;

/** What a write that lost its right to send reports: nobody reads it any more, and nothing was sent. */
export const LEASE_LOST = {
  kind: 'not_sent',
  why: 'no_worker',
  text: 'This attempt was given up by the server before it could send; nothing was sent.',
} as const;
