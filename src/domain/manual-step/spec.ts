// What an operation hands to a person: the work, its reason, its deadline, and what counts as proof.
import type { Instant } from '../instant.js';
import type { Money } from '../money.js';

export const manualStepKinds = [
  'registration',
  'renewal',
  'transfer',
  'transfer_approval',
  'cancellation',
  'restore',
  /** Lock, privacy, name servers, contacts or transfer key. */
  'change',
  'settle_unknown',
  'parked_order',
  /** Waits for data of the customer from its first moment. */
  'customer_data',
  /** Waits for one more person to agree; nothing is done at the registrar. */
  'second_person',
  'contradiction',
] as const;
export type ManualStepKind = (typeof manualStepKinds)[number];

export interface ManualWork {
  /** What to do, step by step, in plain sentences without personal data. */
  readonly words: readonly string[];
  /** The XCP document that the API would have been sent, secrets replaced. Shown only to who asks for it. */
  readonly document?: string;
}

/** `order_and_expiry`: order id, expiry date and note. `order`: no date comes of it. `note`: a person's word. */
export type EvidenceAsked = 'order_and_expiry' | 'order' | 'note';

export interface MoneyAtStake extends Money {
  /** Whether it can be had back once spent. */
  readonly reversible: boolean;
}

/** What the registrar said when it was read last; its age tells how much that is worth. */
export interface RegistrarStateRead {
  readonly text: string;
  readonly readAt: Instant;
}

export interface ManualStepSpec {
  readonly kind: ManualStepKind;
  /** A sentence: the connector says so, or automation gave up because of …, or a rule wants a second person. */
  readonly why: string;
  readonly work: ManualWork;
  /** From policy; never the bare expiry date, because the work takes time too. */
  readonly dueAt: Instant;
  /** A sentence: what happens at `dueAt`. Silence never approves: the step stays open. */
  readonly onDue: string;
  readonly money?: MoneyAtStake;
  readonly registrarState?: RegistrarStateRead;
  readonly evidence: EvidenceAsked;
  /** Names of the fields that the customer is asked for; for `customer_data`, and offered to who returns the step. */
  readonly fields?: readonly string[];
  /** Whether an operator may let the API do it after all (R-19: a running step keeps its mode otherwise). */
  readonly canHandToAutomation: boolean;
  /** A completion then counts when somebody else has approved it. */
  readonly needsSecondPerson?: boolean;
  /**
   * A request to cancel the operation does not close the step: something may have been bought, and somebody has to say so.
   * Without it, a step closes on such a request until somebody says that the work is done.
   */
  readonly outlivesCancellation?: boolean;
  /** Who asked for the operation; never the second person of it. */
  readonly askedBy?: string;
}
