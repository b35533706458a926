import { assertNever } from '../assert-never.js';
import type { Actor } from './actor.js';
import type { Mismatch, Verification } from './evidence.js';
import type { ManualOutcome } from './outcome.js';
import { type ManualStep, close, enter } from './step.js';
import type { ManualClaim } from './view.js';

/** What the registrar's answer makes of a completion. Nothing but a step that is being checked is changed. */
export function afterCheck(step: ManualStep, verification: Verification, nowMs: number): ManualStep {
  if (step.phase.kind !== 'checking') return step;
  const { claim } = step.phase;
  switch (verification.kind) {
    case 'matches':
      return step.spec.needsSecondPerson === true
        ? enter(step, { kind: 'awaiting_approval', claim })
        : close(step, completed(claim), nowMs);
    case 'contradicts':
      return claim.overrideReason === undefined
        ? enter(step, { kind: 'contradicted', claim, found: verification.found })
        : enter(step, { kind: 'awaiting_approval', claim, found: verification.found });
    case 'unreadable':
      return enter(step, { kind: 'awaiting_approval', claim, unreadable: verification.text });
    default:
      return assertNever(verification);
  }
}

/** An override is one only where the registrar was read and said something else. */
export function completed(
  { evidence, by, overrideReason }: ManualClaim,
  approvedBy?: Actor,
  found?: readonly Mismatch[],
): ManualOutcome {
  return {
    kind: 'completed',
    evidence,
    by,
    ...(approvedBy === undefined ? {} : { approvedBy }),
    ...(approvedBy === undefined || overrideReason === undefined || found === undefined
      ? {}
      : { override: { reason: overrideReason, approvedBy } }),
  };
}

/** For the timeline: which fields differ, not what they hold, which may be a person's. */
export function checkedSentence(verification: Verification): string {
  switch (verification.kind) {
    case 'matches':
      return 'The registrar agrees.';
    case 'contradicts':
      return `The registrar says something else: ${verification.found.map(({ field }) => field).join(', ')}.`;
    case 'unreadable':
      return 'The registrar could not be compared with; a second person has to approve it.';
    default:
      return assertNever(verification);
  }
}
