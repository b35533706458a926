import type { Actor, ActorRules } from './actor.js';
import { type Refusal, refusal } from './refusal.js';
import type { ManualStep } from './step.js';

export type Decision =
  /** `said` is the line for the timeline; absent where nothing worth one happened. */
  | { readonly kind: 'accepted'; readonly step: ManualStep; readonly said?: string }
  /** Carried out before: the answer is the same, and nothing is done. */
  | { readonly kind: 'repeat' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Circumstances {
  readonly nowMs: number;
  readonly identity: Actor['identity'];
  readonly rules: ActorRules;
}

export function accepted(step: ManualStep, said: string): Decision {
  return { kind: 'accepted', step, said };
}

export function refusedFor(failure: Refusal['failure'], field: string, sentence: string): Decision {
  return { kind: 'refused', refusal: refusal(failure, field, sentence) };
}

export function conflict(field: string, sentence: string): Decision {
  return refusedFor('ManualStepConflict', field, sentence);
}

export function unauthenticated(what: string): Decision {
  return refusedFor(
    'SecondPersonNeeded',
    'operator',
    `${what} needs a person who has signed in; this account does not take claims for it.`,
  );
}
