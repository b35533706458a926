// The part of Current Details (Markdown) that says what a person has to do, with JSON to paste. Nothing is decided here.
import { shownInstant } from '../instant.js';
import { isAllowedInState } from './allowed-in.js';
import { shownPerson } from './actor.js';
import type { ManualAction } from './messages.js';
import type { ManualStepState, ManualStepView } from './view.js';

const HEADLINES: Readonly<Record<ManualStepState, string>> = {
  open: 'A person has to act',
  checking: 'Being checked at the registrar',
  contradicted: 'The registrar contradicts what was said',
  returned: 'Waits for data of the customer',
  awaiting_approval: 'Waits for a second person',
  escalated: 'Past its due time: a person has to act',
};

export function stepHeadline(step: ManualStepView): string {
  return `${HEADLINES[step.state]} (${step.kind})`;
}

/** Rows of the table, as name and value. */
export function stepRows(step: ManualStepView): readonly (readonly [string, string])[] {
  const { money, registrarState, contradiction, claim } = step;
  return [
    ['Step', `${step.id}, version ${step.version}`],
    ['Why', step.why],
    ...step.work.words.map((words, index) => [`Do ${index + 1}`, words] as const),
    ['Due', `${shownInstant(step.dueAt)}${step.overdue ? ' (past)' : ''}; then: ${step.onDue}`],
    ...(step.assignee === undefined ? [] : [['Taken by', shownPerson(step.assignee)] as const]),
    ...(money === undefined
      ? []
      : [
          [
            'Money at stake',
            `${money.amount} ${money.currency}, ${money.reversible ? 'can be had back' : 'cannot be had back'}`,
          ] as const,
        ]),
    ...(registrarState === undefined
      ? []
      : [['Registrar, as read', `${registrarState.text} (${shownInstant(registrarState.readAt)})`] as const]),
    ...(claim === undefined
      ? []
      : [['Said to be done', `by ${shownPerson(claim.by)}, ${claimWords(claim.evidence)}`] as const]),
    ...(contradiction?.found.map(
      ({ field, claimed, found }) => [`Differs: ${field}`, `said: ${claimed}; found: ${found}`] as const,
    ) ?? []),
    ...(step.unreadable === undefined ? [] : [['Not checked', step.unreadable] as const]),
    ...(step.fields === undefined || step.state !== 'returned'
      ? []
      : [['Asked of the customer', step.fields.join(', ')] as const]),
    ...step.comments.slice(-5).map((comment) => [`Comment of ${comment.by.id}`, comment.text] as const),
    ...(step.lastRefusal === undefined ? [] : [['Last message', step.lastRefusal] as const]),
  ];
}

function claimWords({ orderId, expiresAt }: { readonly orderId?: string; readonly expiresAt?: string }): string {
  const order = orderId === undefined ? 'no order id' : `order ${orderId}`;
  return expiresAt === undefined ? order : `${order}, expires ${expiresAt.slice(0, 10)}`;
}

/** What can be sent now, ready to be filled in. Placeholders are refused as they are. */
export function readyMessages(step: ManualStepView): readonly (readonly [ManualAction, object])[] {
  const head = { taskId: step.id, taskVersion: step.version, operator: '<your id>' };
  const proof = {
    ...(step.evidence === 'note' ? {} : { orderId: '' }),
    ...(step.evidence === 'order_and_expiry' ? { expiresAt: 'YYYY-MM-DD' } : {}),
    note: '',
  };
  const messages: readonly (readonly [ManualAction, object])[] = [
    ['completeManualStep', { ...head, ...proof }],
    ['approveManualStep', { ...head, decision: 'approve', note: '' }],
    ['rejectManualStep', { ...head, reason: '', money: step.money === undefined ? 'none' : '', note: '' }],
    ['returnManualStep', { ...head, fields: step.fields ?? [], note: '' }],
    ['supplyData', { ...head, values: Object.fromEntries((step.fields ?? []).map((name) => [name, ''])) }],
    ['handToAutomation', { ...head, note: '' }],
  ];
  return messages.filter(([action]) => isAllowedInState(action, step));
}

export function readyJson(step: ManualStepView): readonly string[] {
  const messages = readyMessages(step);
  if (messages.length === 0) return [];
  return [
    'To answer, send one of these as update (which says what is wrong) or as signal. Write an opaque id as `operator`, and ' +
      'nothing personal: without the codec endpoint what you type stays readable in the history.',
    '',
    ...messages.flatMap(([action, message]) => [`\`${action}\``, '', '```', JSON.stringify(message), '```', '']),
  ];
}
