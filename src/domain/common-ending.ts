// Endings that every operation shares. What an operation alone can end with stands beside it.
import type { MoneyDecision, RejectionReason } from './manual-step/outcome.js';
import type { Problem } from './problem.js';

export type CommonEnding =
  | { readonly outcome: 'invalid'; readonly problems: readonly [Problem, ...Problem[]] }
  /** A definite no of the registrar. */
  | {
      readonly outcome: 'refused';
      readonly orderIds: readonly string[];
      readonly code: string;
      readonly registrarText: string;
    }
  | { readonly outcome: 'declined'; readonly orderIds: readonly string[]; readonly registrarText: string }
  | { readonly outcome: 'insufficient_funds'; readonly price: string }
  | { readonly outcome: 'not_sent'; readonly sentence: string }
  | { readonly outcome: 'expired'; readonly orderIds: readonly string[]; readonly sentence: string }
  | { readonly outcome: 'cancelled'; readonly orderIds: readonly string[]; readonly sentence: string }
  /** An operator said no: why, and what becomes of the customer's money. */
  | {
      readonly outcome: 'rejected';
      readonly reason: RejectionReason;
      readonly money: MoneyDecision;
      readonly sentence: string;
    };

/** How an order that was placed, or could not be, ends without being carried out. */
export type OrderEnding =
  CommonEnding | { readonly outcome: 'taken'; readonly orderIds: readonly string[]; readonly registrarText: string };
