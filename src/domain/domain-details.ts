// The text that the Temporal Web UI shows as "Current Details" of a name's life (Markdown).
import type { DomainView } from './domain-life.js';
import { shownInstant } from './instant.js';

export function domainDetails(view: DomainView): string {
  const headline = view.held ? `**Held at ${view.registrar ?? 'the registrar'}**` : '**Not held**';
  const lines = [headline, ''];
  if (view.expiresAt !== undefined)
    lines.push(`Expires ${shownInstant(view.expiresAt)}, as read at the registrar.`, '');
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
  return lines.join('\n');
}
