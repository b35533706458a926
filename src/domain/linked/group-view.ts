// What every surface shows of a group of linked orders (kept for years: other programs read it).
import type { Instant } from '../instant.js';
import type { OperationState, TimelineEntry, WaitingFor } from '../operation.js';
import type { EndedMember, GroupMember } from './group-member.js';

/**
 * `complete`: all names are registered. `partial`: some are. `failed`: none is. `cancelled`: none is, because the group was
 * asked to stop.
 */
export type GroupOutcome = 'complete' | 'partial' | 'failed' | 'cancelled';

export interface LinkedDomainsResult {
  readonly outcome: GroupOutcome;
  /** In the order of the request. */
  readonly members: readonly EndedMember[];
  /** The names that led the group, in turn: more than one when an earlier one failed. */
  readonly heads: readonly string[];
  /** Confirmed order id of the name that led to the end; the others were ordered into its profile. */
  readonly masterOrderId?: string;
}

export interface LinkedDomainsView {
  readonly schemaVersion: 1;
  /** The workflow id, `linked:{account}:{requestId}`. */
  readonly groupId: string;
  readonly account: string;
  readonly requestId: string;
  readonly reference?: string;
  readonly state: OperationState;
  readonly waitingFor: WaitingFor;
  readonly members: readonly GroupMember[];
  readonly heads: readonly string[];
  readonly masterOrderId?: string;
  readonly timeline: readonly TimelineEntry[];
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly result?: LinkedDomainsResult;
}

/** What asking a group to stop brings about at once; the result says later what remained. */
export interface StopAnswer {
  /** Had not been asked for: they never will be. */
  readonly dropped: readonly string[];
  /** Under way: asked to stop where stopping is safe. */
  readonly asked: readonly string[];
  /** Registered already: they stay. */
  readonly kept: readonly string[];
}

export interface GroupEnd {
  readonly state: 'succeeded' | 'failed' | 'cancelled';
  readonly sentence: string;
}

export function groupEndOf({ outcome, members }: Pick<LinkedDomainsResult, 'outcome' | 'members'>): GroupEnd {
  const registered = members.filter((member) => member.state === 'succeeded').length;
  const wasStopped = members.some((member) => member.state === 'cancelled');
  const sentence = `${registered} of ${members.length} names are registered.`;
  switch (outcome) {
    case 'complete':
      return { state: 'succeeded', sentence: `All ${members.length} names are registered.` };
    case 'cancelled':
      return { state: 'cancelled', sentence: 'Cancelled on request; no name was registered.' };
    case 'partial':
      return wasStopped && members.every((member) => member.state === 'succeeded' || member.state === 'cancelled')
        ? { state: 'cancelled', sentence: `Cancelled on request: ${sentence}` }
        : { state: 'failed', sentence };
    case 'failed':
      return { state: 'failed', sentence: 'No name was registered.' };
  }
}

export function outcomeOf(members: readonly EndedMember[], stopAsked: boolean): GroupOutcome {
  const registered = members.filter((member) => member.state === 'succeeded').length;
  if (registered > 0) return registered === members.length ? 'complete' : 'partial';
  return stopAsked && members.some((member) => member.state === 'cancelled') ? 'cancelled' : 'failed';
}
