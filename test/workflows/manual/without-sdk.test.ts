// What reaches a desk without an SDK of ours: plain JSON over the server's own HTTP API, and what nobody can read.
import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { ManualOutcome } from '../../../src/domain/manual-step/outcome.js';
import { createDataConverter } from '../../../src/payload/data-converter.js';
import { fixedKeyRing, parseKeyRing } from '../../../src/payload/key-ring.js';
import { manualSignals } from '../../../src/workflows/messages.js';
import { until } from '../../support/until.js';
import { type Desks, type OpenDesk, openDesks, proof } from './support/desk.js';

let desks: Desks;
beforeAll(async () => {
  desks = await openDesks();
});
afterAll(() => desks.close());

async function post(desk: OpenDesk, path: string, body: object): Promise<unknown> {
  const { httpUrl, namespace } = inject('temporal');
  const url = `${httpUrl}/api/v1/namespaces/${namespace}/workflows/${desk.id}/${path}`;
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
  return await answer.json();
}

const signalOverHttp = (desk: OpenDesk, name: string, ...input: readonly unknown[]): Promise<unknown> =>
  post(desk, `signal/${name}`, { input });

/** The message typed into the form of the Web UI, and what the step shows or ends with. */
const typed: readonly (readonly [keyof typeof manualSignals, object, object])[] = [
  ['claimManualStep', {}, { assignee: { id: 'ann', identity: 'claimed' } }],
  [
    'completeManualStep',
    { taskVersion: 1, ...proof },
    { claim: { by: { id: 'ann' }, evidence: { note: proof.note } } },
  ],
  ['returnManualStep', { taskVersion: 1, fields: ['phone'], note: 'n' }, { state: 'returned', version: 2 }],
  ['rejectManualStep', { taskVersion: 1, reason: 'other', money: 'credit', note: 'n' }, { kind: 'rejected' }],
  ['handToAutomation', { taskVersion: 1, note: 'n' }, { kind: 'handed_to_automation' }],
];

describe('plain JSON over HTTP', () => {
  test.each(typed)('%s is taken as signal', async (name, message, becomes) => {
    const desk = await desks.open({ verifications: ['fails'] });
    await signalOverHttp(desk, name, { taskId: desk.taskId, operator: 'ann', ...message });
    const shown = 'kind' in becomes ? desk.workflow.result() : desk.stepOnce(({ seen }) => seen.length > 0);
    expect(await shown).toMatchObject('kind' in becomes ? [becomes] : becomes);
  });

  test('releaseManualStep, supplyData and approveManualStep are taken as signals', async () => {
    const held = await desks.open({ specs: [{ kind: 'customer_data', evidence: 'note', fields: ['phone'] }] });
    const head = { taskId: held.taskId, operator: 'ann' };
    await signalOverHttp(held, 'claimManualStep', head);
    await signalOverHttp(held, 'releaseManualStep', head);
    await signalOverHttp(held, 'supplyData', { ...head, taskVersion: 1, values: { phone: '1' } });
    expect(await held.workflow.result()).toMatchObject([{ kind: 'data_supplied', values: { phone: '1' } }]);
    const second = await desks.open({ specs: [{ kind: 'second_person', evidence: 'note', askedBy: 'ann' }] });
    await signalOverHttp(second, 'approveManualStep', {
      taskId: second.taskId,
      taskVersion: 1,
      operator: 'bob',
      note: 'agreed',
    });
    expect(await second.workflow.result()).toMatchObject([{ kind: 'completed', by: { id: 'bob' } }]);
  });

  test('a refused update answers with the type of its fault, a taken one is done', async () => {
    const desk = await desks.open();
    const send = (message: object): Promise<unknown> =>
      post(desk, 'update/rejectManualStep', {
        waitPolicy: { lifecycleStage: 'UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED' },
        request: {
          meta: { updateId: randomUUID() },
          input: { args: [{ taskId: desk.taskId, taskVersion: 1, operator: 'ann', ...message }] },
        },
      });
    expect(await send({ reason: 'other', money: 'none', note: 'n' })).toMatchObject({
      outcome: { failure: { applicationFailureInfo: { type: 'ManualRejectionInvalid' } } },
    });
    expect(await send({ reason: 'other', money: 'retry', note: 'n' })).toHaveProperty('outcome.success');
    expect(await desk.workflow.result()).toMatchObject([{ kind: 'rejected', money: 'retry' }]);
  });
});

/** Every signal that a desk takes, sent with something that is no message. */
async function afterAllOf(desk: OpenDesk, send: (name: string) => Promise<unknown>): Promise<readonly ManualOutcome[]> {
  for (const name of Object.keys(manualSignals)) await send(name);
  // The last refusal shows that all of them were handled.
  const last = Object.keys(manualSignals).at(-1) ?? '';
  const step = await desk.stepOnce(({ lastRefusal }) => lastRefusal?.startsWith(`${last} was refused`) === true);
  expect(step).toMatchObject({ state: 'open', version: 1, comments: [], seen: [] });
  const { events } = await desk.workflow.fetchHistory();
  expect((events ?? []).filter((event) => event.workflowTaskFailedEventAttributes != null)).toEqual([]);
  await signalOverHttp(desk, 'rejectManualStep', {
    taskId: desk.taskId,
    taskVersion: 1,
    operator: 'ann',
    reason: 'other',
    money: 'refund',
    note: 'n',
  });
  return await desk.workflow.result();
}

const encoded = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('a signal that nobody understands changes nothing, and the step goes on', () => {
  test.each([
    ['nothing', []],
    ['null', [null]],
    ['a text', ['done']],
    ['a list', [[{ taskId: 1 }]]],
    ['an object of another kind', [{ order: 1 }]],
    ['too many arguments', [1, 2, 3]],
    ['fields of wrong kinds', [{ taskId: {}, taskVersion: 'one', operator: [] }]],
  ])('%s', async (_, input) => {
    const desk = await desks.open();
    const ended = await afterAllOf(desk, (name) => signalOverHttp(desk, name, ...input));
    expect(ended).toMatchObject([{ kind: 'rejected' }]);
  });

  test.each([
    ['bytes that are not JSON', { metadata: { encoding: encoded('json/plain') }, data: encoded('{"taskId":') }],
    [
      'bytes that are no text',
      { metadata: { encoding: encoded('json/plain') }, data: Buffer.from([0xff, 0xfe, 0x22]) },
    ],
    ['no bytes', { metadata: { encoding: encoded('json/plain') } }],
    ['an encoding that nobody knows', { metadata: { encoding: encoded('text/yaml') }, data: encoded('a: 1') }],
    ['no encoding', { data: encoded('{}') }],
    [
      'a payload that claims to be encrypted',
      { metadata: { encoding: encoded('binary/encrypted') }, data: encoded('x') },
    ],
  ])('%s', async (_, payload) => {
    const desk = await desks.open();
    const { client, namespace } = desks.environment;
    const ended = await afterAllOf(desk, (signalName) =>
      client.workflowService.signalWorkflowExecution({
        namespace,
        workflowExecution: { workflowId: desk.id },
        signalName,
        input: { payloads: [payload] },
      }),
    );
    expect(ended).toMatchObject([{ kind: 'rejected' }]);
  });

  test('a message sealed with the key of a stranger: the refusal says why', async () => {
    const desk = await desks.open();
    const { connection, namespace } = desks.environment;
    const ring = { current: 'foreign', keys: { foreign: Buffer.alloc(32, 9).toString('base64') } };
    const dataConverter = createDataConverter(fixedKeyRing(parseKeyRing(JSON.stringify(ring), 'of a stranger')));
    const stranger = new Client({ connection, namespace, dataConverter }).workflow.getHandle(desk.id);
    await stranger.signal('completeManualStep', { taskId: desk.taskId, taskVersion: 1, operator: 'ann', ...proof });
    expect((await desk.stepOnce(({ lastRefusal }) => lastRefusal !== undefined)).lastRefusal).toBe(
      'completeManualStep was refused (InvalidInput): The message cannot be decrypted by the worker; send it with the key ring that the worker uses.',
    );
  });
});

describe('Current Details', () => {
  const detailsOf = async (desk: OpenDesk): Promise<string> => {
    const metadata = await desk.workflow.query<{ readonly currentDetails: string }>('__temporal_workflow_metadata');
    return metadata.currentDetails;
  };

  test('hold JSON that is taken as it stands once it is filled in', async () => {
    const desk = await desks.open();
    const details = await detailsOf(desk);
    expect(details).toContain('**A person has to act (registration)**');
    const ready = /`rejectManualStep`\n\n```\n(.*)\n```/.exec(details)?.[1] ?? '';
    const message = JSON.parse(ready) as object;
    await signalOverHttp(desk, 'rejectManualStep', message);
    await until(
      () => detailsOf(desk),
      (shown) => shown.includes('| Last message | rejectManualStep was refused (InvalidInput): operator must be'),
    );
    await signalOverHttp(desk, 'rejectManualStep', {
      ...message,
      operator: 'ann',
      reason: 'other',
      money: 'refund',
      note: 'n',
    });
    expect(await desk.workflow.result()).toMatchObject([{ kind: 'rejected' }]);
  });
});
