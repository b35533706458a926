// The text that the Temporal Web UI shows as "Current Details" (Markdown). A view of the view: nothing is decided here.
import { shownInstant } from './instant.js';
import { readyJson as readyStepJson, stepHeadline, stepRows } from './manual-step/step-details.js';
import type { OperationState, OperationView } from './operation.js';

const HEADLINES: Readonly<Record<OperationState, string>> = {
  pending: 'Waits in the queue of its name',
  in_progress: 'In progress',
  outcome_unknown: 'Outcome unknown: being settled',
  action_required: 'A person has to act',
  blocked: 'Blocked by something outside',
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export function operationDetails(view: OperationView): string {
  const { waitingFor, settings, charge } = view;
  const rows: (readonly [string, string | undefined])[] = [
    ['Name', view.domain],
    ...(view.manualStep === undefined ? [] : stepRows(view.manualStep)),
    [
      'Waiting for',
      waitingFor.kind === 'nothing' ? undefined : `${waitingFor.who}, since ${shownInstant(waitingFor.since)}`,
    ],
    ['Until', waitingFor.until === undefined ? undefined : shownInstant(waitingFor.until)],
    ['Next', waitingFor.next],
    ['Lock', view.lockOwedSince === undefined ? undefined : `owed since ${shownInstant(view.lockOwedSince)}`],
    ['Orders', view.orderIds.length === 0 ? undefined : view.orderIds.join(' → ')],
    ['Transfer', view.transferId],
    ['The registrar says', view.registrarText],
    ['Charge', charge === undefined ? undefined : `${charge.amount} ${charge.currency} (agreed: ${charge.agreed})`],
    ['Registrar', `${settings.registrar} (${settings.environment})`],
    ['Connector', `${settings.connector}, version ${settings.connectorVersion}`],
  ];
  const table = rows
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `| ${name} | ${cell(value ?? '')} |`);
  const timeline = view.timeline.slice(-12).map((entry) => `- ${shownInstant(entry.at)}: ${line(entry.text)}`);
  const manual = view.manualStep === undefined ? [] : readyStepJson(view.manualStep);
  const headline = `**${view.manualStep === undefined ? HEADLINES[view.state] : stepHeadline(view.manualStep)}**`;
  return [headline, '', '| | |', '|---|---|', ...table, '', ...readyJson(view), ...manual, ...timeline].join('\n');
}

/** What can be pasted into the form of the Web UI, where there is something to do. */
function readyJson({ orderToProcess }: OperationView): readonly string[] {
  if (orderToProcess === undefined) return [];
  const input = JSON.stringify({ orderId: orderToProcess, by: 'your-id' });
  return [
    'To process the order, send the update `processOrder` (an opaque id as `by`, no name):',
    '',
    '```',
    input,
    '```',
    '',
  ];
}

/** Registrar texts hold newlines and bars, which would break list and table. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cell(text: string): string {
  return line(text).replaceAll('|', '\\|');
}
