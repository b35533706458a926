// The text that the Temporal Web UI shows as "Current Details" of a name's life (Markdown).
import type { DomainView } from './domain-life.js';
import { shownInstant } from './instant.js';

export function domainDetails(view: DomainView): string {
  const headline = view.held ? `**Held at ${view.registrar ?? 'the registrar'}**` : '**Not held**';
  const lines = [headline, ''];
  const { name } = view;
  if (name?.attention !== undefined) lines.push(`**A person has to look:** ${name.attention}`, '');
  if (name !== undefined) {
    const { renewBy, deleteBy, serviceEndsAt } = name.dates;
    lines.push(`Expires ${shownInstant(name.dates.expiresAt.at)}, as read at the registrar.`, '');
    if (name.extendedTo !== undefined)
      lines.push(`The registry shows ${shownInstant(name.extendedTo)}, which nobody paid for.`, '');
    lines.push('| | |', '|---|---|', `| Renewal intent | ${name.intent.value} |`);
    if (renewBy !== undefined) lines.push(`| Renew by | ${shownInstant(renewBy.at)} |`);
    if (deleteBy !== undefined) lines.push(`| Delete by | ${shownInstant(deleteBy.at)} |`);
    if (serviceEndsAt !== undefined) lines.push(`| Service ends | ${shownInstant(serviceEndsAt.at)} |`);
    lines.push(...name.next.map(({ at, text }) => `| ${shownInstant(at)} | ${text} |`), '');
  }
  if (view.running !== undefined)
    lines.push(`Running: \`${view.running.operationId}\`, since ${shownInstant(view.running.startedAt)}.`, '');
  if (view.pending.length > 0)
    lines.push('Waiting:', ...view.pending.map((operation) => `- \`${operation.operationId}\``), '');
  if (view.recent.length > 0) {
    lines.push('| Ended | State | Operation |', '|---|---|---|');
    lines.push(
      ...view.recent.slice(-10).map((end) => `| ${shownInstant(end.at)} | ${end.state} | \`${end.operationId}\` |`),
    );
  }
  if (view.timeline.length > 0)
    lines.push('', ...view.timeline.slice(-10).map(({ at, text }) => `- ${shownInstant(at)}: ${text}`));
  return lines.join('\n');
}
