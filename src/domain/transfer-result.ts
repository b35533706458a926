import type { CommonEnding } from './common-ending.js';
import type { Instant } from './instant.js';
import type { Charge } from './operation.js';
import type { Obligation } from './registrant-verification.js';

/** How a transfer in ended. */
export type TransferResult =
  | {
      readonly outcome: 'transferred';
      readonly orderIds: readonly string[];
      readonly transferId?: string;
      /** Read at the registrar, never computed. */
      readonly expiresAt: Instant;
      readonly charge?: Charge;
      /** Wanted settings that were not reached afterwards, as sentences. Empty when everything asked for is in place. */
      readonly shortfalls: readonly string[];
      /** What the registrant still has to do, with its deadline. */
      readonly verification?: Obligation;
    }
  /** The registrar says that it cannot be transferred now: the reason, and when it could be. */
  | { readonly outcome: 'not_transferable'; readonly reason: string; readonly notBefore?: Instant }
  /** Somebody who had to agree said no, or did not answer in time. */
  | {
      readonly outcome: 'transfer_refused';
      readonly orderIds: readonly string[];
      readonly by: 'registrant' | 'losing_registrar' | 'registry' | 'nobody_answered';
      readonly sentence: string;
    }
  | { readonly outcome: 'not_allowed'; readonly sentence: string; readonly notBefore?: Instant }
  | CommonEnding;
