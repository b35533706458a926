/** Why an order sits in the registrar's pending queue. */
export interface ParkedReason {
  readonly cause: ParkedCause;
  /** The registrar's code and its own words. */
  readonly code: string;
  readonly text: string;
}

/** `saved` was asked for; the others are causes that somebody has to remove. */
export type ParkedCause = 'saved' | 'funds' | 'name_servers' | 'taken' | 'other';

/** What has to happen before the order can be processed, as a sentence. */
export function removalOf(cause: ParkedCause): string {
  switch (cause) {
    case 'saved':
      return 'The order was saved as asked; process it or cancel it.';
    case 'funds':
      return 'Top up the balance at the registrar; the order is processed then.';
    case 'name_servers':
      return 'Make the name servers known to the registry (or create the DNS template), then process the order.';
    case 'taken':
      return 'The name went to somebody else; the order is cancelled.';
    case 'other':
      return "Look at the registrar's reason, remove it, then process or cancel the order.";
  }
}
