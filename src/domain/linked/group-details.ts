// The text that the Temporal Web UI shows as "Current Details" of a group (Markdown). A view of the view: nothing is decided here.
import { shownInstant } from '../instant.js';
import { type GroupMember, memberSentence } from './group-member.js';
import type { LinkedDomainsView } from './group-view.js';

export function groupDetails(view: LinkedDomainsView): string {
  const { waitingFor, members } = view;
  const headline =
    waitingFor.kind === 'nothing' ? `**${waitingFor.next}**` : `**Waits for ${waitingFor.who}.** ${waitingFor.next}`;
  return [
    headline,
    '',
    ...(view.masterOrderId === undefined ? [] : [`Linked to order ${view.masterOrderId}.`, '']),
    '| Name | State | Order | |',
    '|---|---|---|---|',
    ...members.map((member) => row(member, view.heads)),
    '',
    ...view.timeline.slice(-12).map((entry) => `- ${shownInstant(entry.at)}: ${line(entry.text)}`),
  ].join('\n');
}

function row(member: GroupMember, heads: readonly string[]): string {
  const name = heads.at(-1) === member.domain ? `${member.domain} (head)` : member.domain;
  return `| ${cell(name)} | ${member.state} | ${orderOf(member)} | ${cell(memberSentence(member))} |`;
}

/** The order of a name that is registered, or the last one of a name that is not. */
export function orderOf(member: GroupMember): string {
  switch (member.state) {
    case 'succeeded':
      return member.orderId ?? '';
    case 'failed':
    case 'cancelled':
      return member.orderIds.at(-1) ?? '';
    default:
      return '';
  }
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cell(text: string): string {
  return line(text).replaceAll('|', '\\|');
}
