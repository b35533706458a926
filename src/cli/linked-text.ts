// How a group of linked orders reads: as a table for a terminal, as lines for a pipe. Pure.
import type { OperationStatus } from '../client/operation-status.js';
import { orderOf } from '../domain/linked/group-details.js';
import { type GroupMember, memberSentence } from '../domain/linked/group-member.js';
import { type LinkedDomainsResult, type LinkedDomainsView, groupEndOf } from '../domain/linked/group-view.js';
import { tableLines } from './table.js';

/** A group, and its members under way as they see themselves. */
export interface LinkedPicture {
  readonly view: LinkedDomainsView;
  readonly running: ReadonlyMap<string, OperationStatus>;
}

export function linkedLines({ view, running }: LinkedPicture): readonly string[] {
  const { waitingFor } = view;
  const wait = waitingFor.kind === 'nothing' ? waitingFor.next : `waiting for ${waitingFor.who}`;
  return [
    `linked names ${view.requestId}: ${wait}`,
    ...memberTable(view.members, view.heads.at(-1), running).map((line) => `  ${line}`),
  ];
}

export function linkedResultLines(result: LinkedDomainsResult): readonly string[] {
  return [...memberTable(result.members, result.heads.at(-1), new Map()), groupEndOf(result).sentence];
}

function memberTable(
  members: readonly GroupMember[],
  head: string | undefined,
  running: LinkedPicture['running'],
): readonly string[] {
  const rows = members.map((member) => [
    member.domain === head ? `${member.domain} *` : member.domain,
    stateOf(member, running),
    orderIdOf(member, running),
    noteOf(member, running),
  ]);
  return tableLines(['NAME', 'STATE', 'ORDER', ''], rows);
}

/** What is new: lines of the group's timeline, then each member whose state moved. */
export function linkedChangeLines(before: LinkedPicture | undefined, now: LinkedPicture): readonly string[] {
  const { view, running } = now;
  const told = new Set(before?.view.timeline.map((entry) => `${entry.at} ${entry.text}`));
  const news = view.timeline
    .filter((entry) => !told.has(`${entry.at} ${entry.text}`))
    .map((entry) => `${entry.at.slice(11, 19)}  ${view.requestId}  ${entry.text}`);
  const moved = view.members.flatMap((member, index) => {
    const line = memberLine(member, running);
    const earlier = before?.view.members[index];
    const isNew = earlier === undefined || memberLine(earlier, before?.running ?? new Map()) !== line;
    return isNew && member.state !== 'pending' && member.state !== 'asking' ? [line] : [];
  });
  return [...news, ...moved];
}

function memberLine(member: GroupMember, running: LinkedPicture['running']): string {
  const order = orderIdOf(member, running);
  const note = noteOf(member, running);
  return `${member.domain}  ${stateOf(member, running)}${order === '' ? '' : `, order ${order}`}${note === '' ? '' : `: ${note}`}`;
}

function statusOf(member: GroupMember, running: LinkedPicture['running']): OperationStatus | undefined {
  return member.state === 'in_progress' ? running.get(member.operationId) : undefined;
}

function stateOf(member: GroupMember, running: LinkedPicture['running']): string {
  return statusOf(member, running)?.state ?? (member.state === 'asking' ? 'pending' : member.state);
}

function orderIdOf(member: GroupMember, running: LinkedPicture['running']): string {
  return statusOf(member, running)?.orderIds.at(-1) ?? orderOf(member);
}

function noteOf(member: GroupMember, running: LinkedPicture['running']): string {
  const waitingFor = statusOf(member, running)?.waitingFor;
  if (waitingFor === undefined) return memberSentence(member);
  return waitingFor.kind === 'nothing' ? '' : `waiting for ${waitingFor.who}: ${waitingFor.next}`;
}
