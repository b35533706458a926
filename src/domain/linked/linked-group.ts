// A group of linked orders: who leads, who may be asked for, what became of each. Plain state and decisions; the workflow
// `registerLinkedDomains` wires it to messages and activities.
import { type Instant, instantFrom } from '../instant.js';
import type { TimelineEntry, WaitingFor } from '../operation.js';
import type { Problem } from '../problem.js';
import { type GroupMember, endedMemberFrom, hasEnded, memberSentence } from './group-member.js';
import { type GroupFacts, type GroupSnapshot, type Master, noted } from './group-snapshot.js';
import {
  type LinkedDomainsResult,
  type LinkedDomainsView,
  type StopAnswer,
  groupEndOf,
  outcomeOf,
} from './group-view.js';
import type { MemberEnded } from './member-end.js';

/** Requests under way at the same time: each holds an activity slot of the worker until its name has answered. */
export const ASKED_AT_ONCE = 25;

/** A member that may be asked for now, and as what. */
export type MemberAsk =
  | { readonly index: number; readonly place: 'head' }
  | { readonly index: number; readonly place: 'follower'; readonly master: Master };

export interface RunningMember {
  readonly index: number;
  readonly domain: string;
  readonly operationId: string;
}

export class LinkedGroup {
  readonly #facts: GroupFacts;
  readonly #startedAt: Instant;
  #members: readonly GroupMember[];
  #heads: readonly number[];
  #master: Master | undefined;
  #stopAskedBy: string | undefined;
  #timeline: readonly TimelineEntry[];
  #waitingSince: Instant;
  #endedAt: Instant | undefined;
  /** Reports that came before the answer of the name that was asked. */
  #early: readonly MemberEnded[] = [];

  constructor(facts: GroupFacts, begun: GroupSnapshot) {
    this.#facts = facts;
    this.#startedAt = begun.startedAt;
    this.#waitingSince = begun.waitingSince;
    this.#members = begun.members;
    this.#heads = begun.heads;
    this.#master = begun.master;
    this.#stopAskedBy = begun.stopAskedBy;
    this.#timeline = begun.timeline;
  }

  /**
   * Head first and alone; the others when its order id is confirmed. While the head is parked, unknown or blocked, nobody is
   * asked for: a group must not have two profiles.
   */
  nextToAsk(): readonly MemberAsk[] {
    const pending = this.#indexesOf('pending');
    const master = this.#master;
    if (master !== undefined) {
      const room = Math.max(0, ASKED_AT_ONCE - this.#indexesOf('asking').length);
      return pending.slice(0, room).map((index) => ({ index, place: 'follower', master }));
    }
    const [first] = pending;
    return first === undefined || this.#leader() !== undefined ? [] : [{ index: first, place: 'head' }];
  }

  asking(ask: MemberAsk, nowMs: number): void {
    const domain = this.#domainOf(ask.index);
    this.#replace(ask.index, { domain, state: 'asking' });
    if (ask.place === 'follower') return;
    this.#heads = [...this.#heads, ask.index];
    this.#note(nowMs, `${domain} is ordered first and leads the group.`);
    this.#waitingSince = instantFrom(nowMs);
  }

  accepted(index: number, operationId: string, nowMs: number): void {
    if (this.#members[index]?.state !== 'asking') return;
    this.#replace(index, { domain: this.#domainOf(index), state: 'in_progress', operationId });
    const early = this.#early.find((end) => end.operationId === operationId);
    if (early !== undefined) this.ended(early, nowMs);
    this.#early = this.#early.filter((end) => end !== early);
  }

  refused(index: number, problems: readonly [Problem, ...Problem[]], nowMs: number): void {
    this.#replace(index, { domain: this.#domainOf(index), state: 'refused', problems });
    this.#closed(index, nowMs);
  }

  /** Its name could not be asked in all the time there was. */
  unreachable(index: number, nowMs: number): void {
    this.#replace(index, {
      domain: this.#domainOf(index),
      state: 'failed',
      outcome: 'unreachable',
      sentence:
        'Its name could not be asked; whether the request arrived is not known. Look at the name before ordering again.',
      orderIds: [],
    });
    this.#closed(index, nowMs);
  }

  /** Idempotent: a report and a reading of the same end may both arrive. False when it belongs to nobody here. */
  ended(end: MemberEnded, nowMs: number): boolean {
    const index = this.#members.findIndex(
      (member) => member.state === 'in_progress' && member.operationId === end.operationId,
    );
    if (index < 0) {
      const asking = this.#indexesOf('asking').length;
      if (asking > 0 && this.#early.length < this.#members.length) this.#early = [...this.#early, end];
      return asking > 0;
    }
    this.#replace(index, endedMemberFrom(this.#domainOf(index), end));
    const { orderId, keyVersion } = end.registered ?? {};
    if (this.#isLeader(index) && orderId !== undefined) {
      this.#master = { orderId, ...(keyVersion === undefined ? {} : { keyVersion }) };
      this.#waitingSince = instantFrom(nowMs);
      this.#note(nowMs, `${this.#domainOf(index)} is registered; its order ${orderId} leads the group.`);
    }
    this.#closed(index, nowMs);
    return true;
  }

  /** @param by an opaque id, shown in the timeline. */
  askStop(by: string, nowMs: number): StopAnswer {
    if (this.#stopAskedBy === undefined && !this.isOver) {
      this.#stopAskedBy = by;
      this.#note(nowMs, `Cancelling was asked for by ${by}.`);
    }
    const dropped = this.#indexesOf('pending');
    for (const index of dropped) {
      const sentence = 'Dropped on request before it was ordered.';
      this.#replace(index, { domain: this.#domainOf(index), state: 'cancelled', sentence, orderIds: [] });
    }
    const namesIn = (...states: readonly GroupMember['state'][]): readonly string[] =>
      this.#members.filter(({ state }) => states.includes(state)).map(({ domain }) => domain);
    const answer = {
      dropped: dropped.map((index) => this.#domainOf(index)),
      asked: namesIn('asking', 'in_progress'),
      kept: namesIn('succeeded'),
    };
    this.#closeIfOver(nowMs);
    return answer;
  }

  get stopAskedBy(): string | undefined {
    return this.#stopAskedBy;
  }

  /** Members under way that have not been told to stop yet. */
  nextToStop(): readonly RunningMember[] {
    return this.#stopAskedBy === undefined ? [] : this.running().filter(({ index }) => !this.#wasTold(index));
  }

  stopping({ index }: RunningMember): void {
    const member = this.#members[index];
    if (member?.state === 'in_progress') this.#replace(index, { ...member, stopAsked: true });
  }

  running(): readonly RunningMember[] {
    return this.#members.flatMap((member, index) =>
      member.state === 'in_progress' ? [{ index, domain: member.domain, operationId: member.operationId }] : [],
    );
  }

  get isAsking(): boolean {
    return this.#indexesOf('asking').length > 0;
  }

  /** Somebody may still have to be asked for: contacts are needed until then. */
  get hasPending(): boolean {
    return this.#indexesOf('pending').length > 0;
  }

  get isOver(): boolean {
    return this.#members.every(hasEnded);
  }

  /** Undefined until every name has ended. */
  result(): LinkedDomainsResult | undefined {
    const members = this.#members.filter(hasEnded);
    if (members.length < this.#members.length) return undefined;
    return {
      outcome: outcomeOf(members, this.#stopAskedBy !== undefined),
      members,
      heads: this.#headNames(),
      ...this.#masterShown(),
    };
  }

  view(): LinkedDomainsView {
    const result = this.result();
    return {
      schemaVersion: 1,
      ...this.#facts,
      state: result === undefined ? 'in_progress' : groupEndOf(result).state,
      waitingFor: this.#waitingFor(result),
      members: this.#members,
      heads: this.#headNames(),
      ...this.#masterShown(),
      timeline: this.#timeline,
      startedAt: this.#startedAt,
      ...(this.#endedAt === undefined ? {} : { endedAt: this.#endedAt }),
      ...(result === undefined ? {} : { result }),
    };
  }

  snapshot(): GroupSnapshot {
    return {
      schemaVersion: 1,
      startedAt: this.#startedAt,
      waitingSince: this.#waitingSince,
      members: this.#members,
      heads: this.#heads,
      timeline: this.#timeline,
      ...(this.#facts.reference === undefined ? {} : { reference: this.#facts.reference }),
      ...(this.#master === undefined ? {} : { master: this.#master }),
      ...(this.#stopAskedBy === undefined ? {} : { stopAskedBy: this.#stopAskedBy }),
    };
  }

  #waitingFor(result: LinkedDomainsResult | undefined): WaitingFor {
    if (result !== undefined) {
      const since = this.#endedAt ?? this.#waitingSince;
      return { kind: 'nothing', who: 'nobody', since, next: groupEndOf(result).sentence };
    }
    const since = this.#waitingSince;
    const leader = this.#leader();
    if (leader !== undefined && this.hasPending) {
      const head = this.#domainOf(leader);
      const next = `The other names are ordered when ${head} is registered; if that fails, the next name leads.`;
      return { kind: 'linked_master', who: `the order of ${head}`, since, next };
    }
    const open = this.#members.filter((member) => !hasEnded(member)).length;
    return { kind: 'nothing', who: 'nobody', since, next: `${open} of ${this.#members.length} names are under way.` };
  }

  #closed(index: number, nowMs: number): void {
    const member = this.#members[index];
    if (member !== undefined && this.#isLeader(index) && this.#master === undefined) {
      this.#note(nowMs, `${member.domain} does not lead the group: ${memberSentence(member)}`);
    }
    this.#closeIfOver(nowMs);
  }

  #closeIfOver(nowMs: number): void {
    const result = this.result();
    if (result === undefined || this.#endedAt !== undefined) return;
    this.#endedAt = instantFrom(nowMs);
    this.#note(nowMs, groupEndOf(result).sentence);
  }

  /** The head that is under way; undefined when there is none, or when it has ended. */
  #leader(): number | undefined {
    const head = this.#heads.at(-1);
    const member = head === undefined ? undefined : this.#members[head];
    return member === undefined || hasEnded(member) ? undefined : head;
  }

  #isLeader(index: number): boolean {
    return this.#heads.at(-1) === index;
  }

  #wasTold(index: number): boolean {
    const member = this.#members[index];
    return member?.state === 'in_progress' && member.stopAsked === true;
  }

  #headNames(): readonly string[] {
    return this.#heads.map((index) => this.#domainOf(index));
  }

  #masterShown(): { readonly masterOrderId?: string } {
    return this.#master === undefined ? {} : { masterOrderId: this.#master.orderId };
  }

  #indexesOf(state: GroupMember['state']): readonly number[] {
    return this.#members.flatMap((member, index) => (member.state === state ? [index] : []));
  }

  #domainOf(index: number): string {
    return this.#members[index]?.domain ?? '';
  }

  #replace(index: number, member: GroupMember): void {
    this.#members = this.#members.with(index, member);
  }

  #note(nowMs: number, text: string): void {
    this.#timeline = noted(this.#timeline, { at: instantFrom(nowMs), text });
  }
}
