/** Why an order sits in the registrar's pending queue. */
export interface ParkedReason {
  readonly cause: ParkedCause;
  /** The registrar's code and its own words. */
  readonly code: string;
  readonly text: string;
}

/** `saved` was asked for; the others are causes that somebody has to remove. */
export type ParkedCause = 'saved' | 'funds' | 'name_servers' | 'taken' | 'other';

/**
 * Reads the cause from what the registrar said. Where the words claim success although the order is parked, missing funds are
 * the usual reason (XCP reference 2.7: the vendor's own toolkit rewrites exactly that case).
 */
export function parkedReasonFrom(code: string, text: string, saved: boolean): ParkedReason {
  if (saved) return { cause: 'saved', code, text };
  return { cause: causeFrom(code, text), code, text };
}

function causeFrom(code: string, text: string): ParkedCause {
  switch (code) {
    case '440':
    case '3001':
      return 'funds';
    case '435':
      return 'name_servers';
    case '485':
      return 'taken';
    case '200':
      return 'funds';
    default:
      return /insufficient|funds|balance/i.test(text) ? 'funds' : 'other';
  }
}

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
