// What every surface shows of a manual step (kept for years: other programs read it).
import type { Instant } from '../instant.js';
import type { Actor } from './actor.js';
import type { ManualEvidence, Mismatch } from './evidence.js';
import type { ManualStepSpec } from './spec.js';

/**
 * `open`: waits for an operator. `checking`: a completion is compared with the registrar. `contradicted`: the registrar says
 * something else. `returned`: waits for the customer. `awaiting_approval`: waits for a second person. `escalated`: open, and
 * past its due time.
 */
export type ManualStepState = 'open' | 'checking' | 'contradicted' | 'returned' | 'awaiting_approval' | 'escalated';

export interface ManualComment {
  readonly at: Instant;
  readonly by: Actor;
  readonly text: string;
}

/** Which version somebody had before them when they acted. */
export interface ManualSighting {
  readonly at: Instant;
  readonly by: Actor;
  readonly version: number;
}

/** A completion that waits for the registrar's answer or a second person, or that the registrar contradicted. */
export interface ManualClaim {
  readonly evidence: ManualEvidence;
  readonly by: Actor;
  readonly at: Instant;
  /** Why it should count although the registrar says something else. */
  readonly overrideReason?: string;
}

export interface ManualContradiction {
  readonly claimed: ManualEvidence;
  readonly found: readonly [Mismatch, ...Mismatch[]];
}

export interface ManualStepView extends Omit<ManualStepSpec, 'fields'> {
  /** `{workflowId}:{n}`, the `taskId` of every message. */
  readonly id: string;
  /** The `taskVersion` of every message that decides. It moves when what is to be decided on has changed. */
  readonly version: number;
  readonly state: ManualStepState;
  readonly openedAt: Instant;
  /** Past due, whatever the state. */
  readonly overdue: boolean;
  readonly assignee?: Actor;
  readonly comments: readonly ManualComment[];
  readonly seen: readonly ManualSighting[];
  /** Fields that the customer is asked for. */
  readonly fields?: readonly string[];
  /** What the operator wrote to the customer when returning the step. */
  readonly question?: string;
  readonly claim?: ManualClaim;
  readonly contradiction?: ManualContradiction;
  /** Why the registrar could not be compared with: a second person is needed then. */
  readonly unreadable?: string;
  /** The last message that was refused, as a sentence; cleared by the next one that is accepted. */
  readonly lastRefusal?: string;
}
