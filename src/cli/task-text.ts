// How a manual step reads in a terminal. Pure.
import type { ManualAction } from '../domain/manual-step/messages.js';
import { readyMessages, stepHeadline, stepRows } from '../domain/manual-step/step-details.js';
import type { ManualStepView } from '../domain/manual-step/view.js';

/** What is to be done, and the commands that answer. */
export function stepLines(step: ManualStepView): readonly string[] {
  return [
    `  to do       ${stepHeadline(step)}`,
    ...stepRows(step).map(([name, value]) => `    ${name}: ${value.replaceAll(/[\p{C}\s]+/gu, ' ').trim()}`),
    '    Answer with one of:',
    ...readyMessages(step).map(([action]) => `      ${commandFor(action, step)}`),
  ];
}

function commandFor(action: ManualAction, step: ManualStepView): string {
  const head = (name: string): string => `tenure tasks ${name} ${step.id} --task-version ${step.version}`;
  switch (action) {
    case 'completeManualStep': {
      const order = step.evidence === 'note' ? '' : ' --order ID';
      const expires = step.evidence === 'order_and_expiry' ? ' --expires YYYY-MM-DD' : '';
      const override = step.state === 'contradicted' ? ' [--override REASON]' : '';
      return `${head('complete')}${order}${expires} --note TEXT${override}`;
    }
    case 'approveManualStep':
      return `${head('approve')} --note TEXT`;
    case 'rejectManualStep':
      return `${head('reject')} --reason CODE --money DECISION --note TEXT`;
    case 'returnManualStep':
      return `${head('return')} --field NAME --note TEXT`;
    case 'supplyData':
      return `${head('supply')} --values FILE`;
    case 'handToAutomation':
      return `${head('hand-over')} --note TEXT`;
    default:
      return '';
  }
}
