// The desk inside an operation, on a real server: what people send, and what becomes of it.
import { WorkflowUpdateFailedError } from '@temporalio/client';
import type { ApplicationFailure } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchAttributes } from '../../../src/contract/search-attributes.js';
import type { ManualAction } from '../../../src/domain/manual-step/messages.js';
import { type manualSignals, manualUpdates } from '../../../src/workflows/messages.js';
import { advance } from '../../support/skip-time.js';
import { until } from '../../support/until.js';
import { DAY, type Desks, type OpenDesk, openDesks, proof } from './support/desk.js';
import { answerCheck } from './support/workflows.js';

let desks: Desks;
beforeAll(async () => {
  desks = await openDesks();
});
afterAll(() => desks.close());

const differs = {
  kind: 'contradicts',
  found: [{ field: 'expiresAt', claimed: proof.expiresAt, found: '2026-12-24' }],
} as const;

/** As a bare SDK sends it: the type checker is not asked. */
function update(desk: OpenDesk, action: ManualAction, message: object): Promise<unknown> {
  return desk.workflow.executeUpdate(manualUpdates[action] as (typeof manualUpdates)['addComment'], {
    args: [{ taskId: desk.taskId, operator: 'ann', ...message } as never],
  });
}

function signal(desk: OpenDesk, action: keyof typeof manualSignals, message: object): Promise<void> {
  return desk.workflow.signal(action, { taskId: desk.taskId, operator: 'ann', ...message });
}

async function refusalOf(asked: Promise<unknown>): Promise<readonly [string | null | undefined, string]> {
  const error: unknown = await asked.then(
    () => undefined,
    (refused: unknown) => refused,
  );
  expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
  const failure = (error as WorkflowUpdateFailedError).cause as ApplicationFailure;
  return [failure.type, failure.message];
}

async function eventTypes(desk: OpenDesk): Promise<readonly string[]> {
  const { events } = await desk.workflow.fetchHistory();
  return (events ?? []).map(({ eventType }) => String(temporal.api.enums.v1.EventType[eventType ?? 0]));
}

/** Each message that ends the step, with what comes of it. */
const endings = [
  ['completeManualStep', { taskVersion: 1, ...proof }, { kind: 'completed', evidence: { orderId: proof.orderId } }],
  [
    'rejectManualStep',
    { taskVersion: 1, reason: 'not_eligible', money: 'refund', note: 'n' },
    { kind: 'rejected', reason: 'not_eligible', money: 'refund' },
  ],
  ['handToAutomation', { taskVersion: 1, note: 'n' }, { kind: 'handed_to_automation' }],
] as const;

describe.each(['update', 'signal'] as const)('as %s', (way) => {
  const send = (desk: OpenDesk, action: keyof typeof manualSignals, message: object): Promise<unknown> =>
    way === 'update' ? update(desk, action, message) : signal(desk, action, message);

  test.each(endings)('%s ends the step', async (action, message, outcome) => {
    const desk = await desks.open({ verifications: [{ kind: 'matches' }] });
    await send(desk, action, message);
    expect(await desk.workflow.result()).toMatchObject([outcome]);
  });

  test('claimManualStep and releaseManualStep show who has it', async () => {
    const desk = await desks.open();
    await send(desk, 'claimManualStep', {});
    expect((await desk.stepOnce(({ assignee }) => assignee !== undefined)).assignee).toEqual({
      id: 'ann',
      identity: 'claimed',
    });
    await send(desk, 'releaseManualStep', {});
    await desk.stepOnce(({ assignee }) => assignee === undefined);
  });

  test('returnManualStep asks the customer, supplyData answers', async () => {
    const desk = await desks.open();
    await send(desk, 'returnManualStep', { taskVersion: 1, note: 'Which phone?' });
    const returned = await desk.stepOnce(({ state }) => state === 'returned');
    expect(returned).toMatchObject({ version: 2, fields: ['contacts.registrant.phone'], question: 'Which phone?' });
    expect((await desk.operation.state()).waitingFor).toMatchObject({ kind: 'customer_data', who: 'the customer' });
    const values = { 'contacts.registrant.phone': '+1.4165550123' };
    await send(desk, 'supplyData', { taskVersion: 2, values, operator: 'backend' });
    expect(await desk.workflow.result()).toEqual([
      { kind: 'data_supplied', values, by: { id: 'backend', identity: 'claimed' } },
    ]);
  });

  test('R-16: a contradiction comes back, and stands by an override that approveManualStep confirms', async () => {
    const desk = await desks.open({ verifications: [differs] });
    await send(desk, 'completeManualStep', { taskVersion: 1, ...proof });
    const back = await desk.stepOnce(({ state }) => state === 'contradicted');
    expect(back).toMatchObject({
      version: 2,
      contradiction: { claimed: { orderId: proof.orderId }, found: differs.found },
    });
    await send(desk, 'completeManualStep', { taskVersion: 2, ...proof, override: { reason: 'the panel lags' } });
    await desk.stepOnce(({ state }) => state === 'awaiting_approval');
    await send(desk, 'approveManualStep', { taskVersion: 3, operator: 'bob', note: 'seen myself' });
    expect(await desk.workflow.result()).toEqual([
      expect.objectContaining({
        kind: 'completed',
        override: { reason: 'the panel lags', approvedBy: { id: 'bob', identity: 'claimed' } },
      }),
    ]);
  });
});

describe('an update', () => {
  test('R-16: that is wrong is answered at once with type and sentence, and leaves nothing in history', async () => {
    const desk = await desks.open();
    await desk.step();
    const before = await eventTypes(desk);
    expect(await refusalOf(update(desk, 'completeManualStep', { taskVersion: 1, note: 'done' }))).toEqual([
      'ManualEvidenceInvalid',
      'orderId is missing. expiresAt is missing.',
    ]);
    expect(await refusalOf(update(desk, 'completeManualStep', { taskVersion: 7, ...proof }))).toEqual([
      'ManualStepConflict',
      'taskVersion is 1, you sent 7: the step is open for an operator. Look at it again.',
    ]);
    expect(await refusalOf(update(desk, 'handToAutomation', { taskId: 'other', taskVersion: 1, note: 'n' }))).toEqual([
      'ManualStepConflict',
      `taskId names no step that is known here; the open one is ${desk.taskId}.`,
    ]);
    expect(await eventTypes(desk)).toEqual(before);
    expect(await desk.step()).not.toHaveProperty('lastRefusal');
  });

  test('never waits for the registrar: the accepted view says that it is being checked', async () => {
    const desk = await desks.open({ verifications: ['waits', differs] });
    expect(await update(desk, 'completeManualStep', { taskVersion: 1, ...proof })).toMatchObject({
      state: 'action_required',
      manualStep: { state: 'checking', claim: { by: { id: 'ann' } } },
    });
    expect(await refusalOf(update(desk, 'completeManualStep', { taskVersion: 1, ...proof, orderId: '9' }))).toEqual([
      'ManualStepConflict',
      expect.stringContaining('is being checked at the registrar with what ann said'),
    ]);
    await update(desk, 'addComment', { text: 'meanwhile' });
    await desk.workflow.signal(answerCheck, { kind: 'matches' });
    expect(await desk.workflow.result()).toMatchObject([{ kind: 'completed', evidence: { orderId: proof.orderId } }]);
  });

  test('of eight operators who complete one step differently at once, one is heard', async () => {
    const desk = await desks.open({ verifications: [{ kind: 'matches' }] });
    const orders = Array.from({ length: 8 }, (_, index) => `90${index}`);
    const answers = await Promise.allSettled(
      orders.map((orderId) =>
        update(desk, 'completeManualStep', { taskVersion: 1, ...proof, orderId, operator: `op-${orderId}` }),
      ),
    );
    const taken = orders.filter((_, index) => answers[index]?.status === 'fulfilled');
    expect(taken).toHaveLength(1);
    expect(await desk.workflow.result()).toMatchObject([{ kind: 'completed', evidence: { orderId: taken[0] } }]);
  });

  test('repeated answers the same, also after the step has ended and the next one is open', async () => {
    const desk = await desks.open({ specs: [{}, { kind: 'change' }] });
    const message = { taskVersion: 1, ...proof, requestId: 'q-1' };
    await update(desk, 'completeManualStep', message);
    const next = await desk.stepOnce(({ kind }) => kind === 'change');
    expect(next.id).toBe(`${desk.id}:2`);
    await update(desk, 'completeManualStep', message);
    expect(await refusalOf(update(desk, 'completeManualStep', { ...message, requestId: 'q-2', note: 'b' }))).toEqual([
      'ManualStepConflict',
      `Step ${desk.taskId} has ended: it was completed by ann.`,
    ]);
    expect(await desk.step()).toMatchObject({ id: `${desk.id}:2`, state: 'open', version: 1 });
  });
});

describe('the registrar', () => {
  test('that cannot be read leaves it to a second person', async () => {
    const desk = await desks.open({ verifications: ['fails'] });
    await update(desk, 'completeManualStep', { taskVersion: 1, ...proof });
    expect(await desk.stepOnce(({ state }) => state === 'awaiting_approval')).toMatchObject({
      unreadable: 'The registrar could not be read.',
    });
    expect(await refusalOf(update(desk, 'approveManualStep', { taskVersion: 2, note: 'n' }))).toEqual([
      'SecondPersonNeeded',
      'A second person has to approve this; ann is the first.',
    ]);
    await update(desk, 'approveManualStep', { taskVersion: 2, note: 'n', operator: 'bob' });
    expect(await desk.workflow.result()).toMatchObject([{ kind: 'completed', approvedBy: { id: 'bob' } }]);
  });
});

describe('cancelling the operation', () => {
  test('closes an open step', async () => {
    const desk = await desks.open();
    await desk.step();
    await desk.workflow.cancel();
    expect(await desk.workflow.result()).toEqual([{ kind: 'stopped' }]);
  });

  test('does not throw away a completion that is being checked', async () => {
    const desk = await desks.open({ verifications: ['waits'] });
    await update(desk, 'completeManualStep', { taskVersion: 1, ...proof });
    await desk.workflow.cancel();
    await desk.workflow.signal(answerCheck, { kind: 'matches' });
    expect(await desk.workflow.result()).toMatchObject([{ kind: 'completed' }]);
  });
});

describe('cancelling the operation while the registrar contradicts a completion', () => {
  test('leaves the step open: somebody said that the work was done', async () => {
    const desk = await desks.open({ verifications: [differs, { kind: 'matches' }] });
    await update(desk, 'completeManualStep', { taskVersion: 1, ...proof });
    await desk.stepOnce(({ state }) => state === 'contradicted');
    await desk.workflow.cancel();
    await update(desk, 'completeManualStep', { taskVersion: 2, ...proof });
    expect(await desk.workflow.result()).toMatchObject([{ kind: 'completed' }]);
  });
});

describe('the due time', () => {
  test('escalates once, approves nothing, and the step can still be completed', async () => {
    const desk = await desks.open();
    await desk.step();
    await advance(desks.environment.client, desk.id, 1.9 * DAY);
    expect(await desk.step()).toMatchObject({ state: 'open', overdue: false });
    await advance(desks.environment.client, desk.id, 30 * DAY);
    expect(await desk.step()).toMatchObject({ state: 'escalated', overdue: true, version: 1 });
    const status = await desk.operation.state();
    expect(status.state).toBe('action_required');
    expect(status.timeline.filter(({ text }) => text.includes('escalated:'))).toHaveLength(1);
    // The clock of the workflow is a month ahead; the date must be ahead of the step's beginning alone.
    await update(desk, 'completeManualStep', { taskVersion: 1, ...proof });
    expect(await desk.workflow.result()).toMatchObject([{ kind: 'completed' }]);
  });
});

describe('what is stored in clear', () => {
  test('are state, wait, due time and assignee, each written only when it changes', async () => {
    const desk = await desks.open();
    const { dueAt } = await desk.step();
    await update(desk, 'claimManualStep', {});
    await update(desk, 'addComment', { text: 'a comment' });
    const { typedSearchAttributes: stored } = await until(
      () => desk.workflow.describe(),
      ({ typedSearchAttributes: shown }) => shown.get(searchAttributes.assignee) === 'ann',
    );
    expect(stored.get(searchAttributes.state)).toBe('action_required');
    expect(stored.get(searchAttributes.waitingFor)).toBe('operator');
    expect(stored.get(searchAttributes.dueAt)?.toISOString()).toBe(dueAt);
    const upserts = (await eventTypes(desk)).filter((type) => type.endsWith('UPSERT_WORKFLOW_SEARCH_ATTRIBUTES'));
    expect(upserts).toHaveLength(2);
    await update(desk, 'completeManualStep', { taskVersion: 1, ...proof });
    await desk.workflow.result();
    const after = (await desk.workflow.describe()).typedSearchAttributes;
    expect(after.get(searchAttributes.assignee)).toBeUndefined();
    expect(after.get(searchAttributes.state)).toBe('in_progress');
  });
});
