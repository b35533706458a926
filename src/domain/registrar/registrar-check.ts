// What a look at one credential found. No secret, no document, and no domain was touched.
import type { Instant } from '../instant.js';

export type Found = 'yes' | 'no' | 'not_known';

export interface RegistrarCheck {
  readonly registrar: string;
  readonly checkedAt: Instant;
  /** `not_served`: no worker took the question; nothing is said about the registrar. */
  readonly verdict: 'ready' | 'failed' | 'not_served';
  /** What was found and what to do, in one sentence. */
  readonly sentence: string;
  readonly reachable: Found;
  readonly credentialAccepted: Found;
  readonly balanceReadable: Found;
  readonly environment?: 'test' | 'live';
  /** Balance without what is held for other orders. */
  readonly available?: { readonly amount: string; readonly currency: string };
  /** How far the registrar's clock is ahead, whole hours left out; absent when the reply did not tell. @format milliseconds */
  readonly clockDifferenceMs?: number;
}

type Outcome = Pick<RegistrarCheck, 'verdict' | 'sentence'>;

/** A check that got no answer of an activity. */
export function checkNotMade(registrar: string, checkedAt: Instant, { verdict, sentence }: Outcome): RegistrarCheck {
  return {
    registrar,
    checkedAt,
    verdict,
    sentence,
    reachable: 'not_known',
    credentialAccepted: 'not_known',
    balanceReadable: 'not_known',
  };
}

/** No worker has taken work from the queue of this credential in time. */
export function notServedSentence(registrar: string): string {
  return `No worker serves registrar "${registrar}" at present: it is not in the settings of any running worker, or none runs.`;
}
