// One manual step: plain data, changed by replacing it. Who may do what is in decide.ts, what the registrar says to a
// completion in check.ts.
import { type Instant, instantFrom } from '../instant.js';
import type { Actor } from './actor.js';
import type { Mismatch } from './evidence.js';
import type { ManualOutcome } from './outcome.js';
import type { ManualStepSpec } from './spec.js';
import type { ManualClaim, ManualComment, ManualSighting } from './view.js';

export type StepPhase =
  | { readonly kind: 'open' }
  | { readonly kind: 'checking'; readonly claim: ManualClaim }
  | { readonly kind: 'contradicted'; readonly claim: ManualClaim; readonly found: readonly [Mismatch, ...Mismatch[]] }
  | { readonly kind: 'returned' }
  | {
      readonly kind: 'awaiting_approval';
      /** Absent where there is nothing but the agreement of one more person to wait for. */
      readonly claim?: ManualClaim;
      /** The registrar says this instead: the approval is of an override. */
      readonly found?: readonly [Mismatch, ...Mismatch[]];
      readonly unreadable?: string;
    }
  | { readonly kind: 'closed'; readonly outcome: ManualOutcome; readonly at: Instant };

/** A message that was carried out, so that its repeats are known. */
export interface AcceptedMessage {
  readonly action: string;
  readonly requestId: string | undefined;
  readonly taskVersion: number | undefined;
  /** Equal for messages that say the same. */
  readonly content: string;
}

export interface ManualStep {
  readonly id: string;
  readonly version: number;
  readonly spec: ManualStepSpec;
  readonly openedAt: Instant;
  readonly phase: StepPhase;
  readonly isOverdue: boolean;
  readonly assignee: Actor | undefined;
  readonly fields: readonly string[];
  readonly question: string | undefined;
  readonly comments: readonly ManualComment[];
  readonly seen: readonly ManualSighting[];
  readonly accepted: readonly AcceptedMessage[];
  readonly lastRefusal: string | undefined;
}

export function openStep(id: string, spec: ManualStepSpec, nowMs: number): ManualStep {
  return {
    id,
    version: 1,
    spec,
    openedAt: instantFrom(nowMs),
    phase: firstPhase(spec),
    isOverdue: false,
    assignee: undefined,
    fields: spec.fields ?? [],
    question: undefined,
    comments: [],
    seen: [],
    accepted: [],
    lastRefusal: undefined,
  };
}

function firstPhase({ kind }: ManualStepSpec): StepPhase {
  if (kind === 'customer_data') return { kind: 'returned' };
  if (kind === 'second_person') return { kind: 'awaiting_approval' };
  return { kind: 'open' };
}

/** Something else is to be decided on now: whoever had the old version before them has to look again. */
export function enter(step: ManualStep, phase: StepPhase): ManualStep {
  return { ...step, phase, version: step.version + 1 };
}

export function close(step: ManualStep, outcome: ManualOutcome, nowMs: number): ManualStep {
  return { ...step, phase: { kind: 'closed', outcome, at: instantFrom(nowMs) } };
}

export function outcomeOf(step: ManualStep): ManualOutcome | undefined {
  return step.phase.kind === 'closed' ? step.phase.outcome : undefined;
}

/**
 * Whether a request to cancel closes the step. Once somebody says that the work is done, the registrar may have done it:
 * then people decide, not the request.
 */
export function isStoppable({ phase, spec }: ManualStep): boolean {
  if (spec.outlivesCancellation === true) return false;
  return phase.kind === 'open' || phase.kind === 'returned' || (phase.kind === 'awaiting_approval' && !phase.claim);
}

/** Silence never approves: past due the step is shown as escalated, and waits on. */
export function escalate(step: ManualStep): ManualStep {
  return { ...step, isOverdue: true };
}

export function refuseMessage(step: ManualStep, sentence: string): ManualStep {
  return { ...step, lastRefusal: sentence };
}
