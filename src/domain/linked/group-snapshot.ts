// What a group of linked orders knows, as continue-as-new carries it.
import { type Instant, instantFrom } from '../instant.js';
import type { TimelineEntry } from '../operation.js';
import type { GroupMember } from './group-member.js';

/** The confirmed order that the others are linked to. */
export interface Master {
  readonly orderId: string;
  readonly keyVersion?: string;
}

export interface GroupFacts {
  readonly groupId: string;
  readonly account: string;
  readonly requestId: string;
  readonly reference?: string;
}

/** What continue-as-new carries. */
export interface GroupSnapshot {
  readonly schemaVersion: 1;
  readonly reference?: string;
  readonly startedAt: Instant;
  readonly waitingSince: Instant;
  readonly members: readonly GroupMember[];
  /** Indexes of the members that led, the last one leads. */
  readonly heads: readonly number[];
  readonly master?: Master;
  readonly stopAskedBy?: string;
  readonly timeline: readonly TimelineEntry[];
}

/** A group at its beginning. */
export function freshGroup(members: readonly GroupMember[], nowMs: number): GroupSnapshot {
  const at = instantFrom(nowMs);
  return { schemaVersion: 1, startedAt: at, waitingSince: at, members, heads: [], timeline: [] };
}

/** Heads may change as often as there are names; past this the oldest lines but the first are dropped. */
const TIMELINE_MAX = 60;

export function noted(timeline: readonly TimelineEntry[], entry: TimelineEntry): readonly TimelineEntry[] {
  const kept = timeline.length < TIMELINE_MAX ? timeline : [...timeline.slice(0, 1), ...timeline.slice(2)];
  return [...kept, entry];
}
