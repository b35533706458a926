import type { Actor } from './actor.js';
import type { ManualEvidence } from './evidence.js';

/** Why the work was not done. */
export const rejectionReasons = [
  'name_not_available',
  'not_eligible',
  'documents_missing',
  'registrar_refused',
  'customer_withdrew',
  'payment_missing',
  'duplicate',
  'policy',
  'other',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** What becomes of the customer's money. `none`: there was none to decide about. */
export const moneyDecisions = ['refund', 'credit', 'retry', 'none'] as const;
export type MoneyDecision = (typeof moneyDecisions)[number];

export interface Override {
  readonly reason: string;
  readonly approvedBy: Actor;
}

/** How a manual step ended. Past its due time it has not ended: it is escalated, and still open. */
export type ManualOutcome =
  | {
      readonly kind: 'completed';
      readonly evidence: ManualEvidence;
      readonly by: Actor;
      /** The second person, where one was needed. */
      readonly approvedBy?: Actor;
      /** The registrar says something else, and two people stand for it. */
      readonly override?: Override;
    }
  | {
      readonly kind: 'rejected';
      readonly reason: RejectionReason;
      readonly money: MoneyDecision;
      readonly note: string;
      readonly by: Actor;
    }
  | { readonly kind: 'handed_to_automation'; readonly note: string; readonly by: Actor }
  /** The customer answered. The values may be personal data: they are in no view and no timeline. */
  | { readonly kind: 'data_supplied'; readonly values: Readonly<Record<string, string>>; readonly by: Actor }
  /** The operation was asked to cancel while the step was open. */
  | { readonly kind: 'stopped' };
