// `tenure tasks …` and the client's helpers, against a desk on a real server.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TenureConflictError, TenureNotFoundError, TenureRefusedError } from '../../../src/client/index.js';
import type { OperationView } from '../../../src/domain/operation.js';
import { type CommandLine, type Ended, openCommandLine } from '../../stack/cli/command-line.js';
import { textOf } from '../../repository/files.js';
import { codeOf, tableUnder } from '../../repository/markdown.js';
import { until } from '../../support/until.js';
import { type Desks, type OpenDesk, openDesks, proof } from './support/desk.js';

let desks: Desks;
let commandLine: CommandLine;
beforeAll(async () => {
  desks = await openDesks();
  commandLine = await openCommandLine(desks.environment);
});
afterAll(async () => {
  await commandLine.close();
  await desks.close();
});

const tasks = (...args: readonly string[]): Promise<Ended> => commandLine.tenure('tasks', ...args);
const evidence = ['--order', proof.orderId, '--expires', proof.expiresAt, '--note', proof.note];
const seen = (version: number): readonly string[] => ['--task-version', String(version)];

describe('tenure tasks', () => {
  test('show prints the work and the commands that answer; the one for completing works as printed', async () => {
    const desk = await desks.open();
    const shown = await tasks('show', desk.id);
    expect(shown.code).toBe(0);
    expect(shown.out).toContain('Do 1: Register the name for one year.');
    expect(shown.out).not.toContain('SW_REGISTER');
    expect((await tasks('show', desk.taskId, '--document')).out).toContain('SW_REGISTER');
    const line = /tenure tasks (complete .*)$/m.exec(shown.out)?.[1] ?? '';
    const filled = line
      .replace('ID', proof.orderId)
      .replace('YYYY-MM-DD', proof.expiresAt)
      .replace('TEXT', 'done')
      .split(' ');
    expect(await tasks(...filled)).toMatchObject({ code: 0 });
    expect(await desk.workflow.result()).toMatchObject([{ kind: 'completed', by: { id: 'cli' } }]);
  });

  test('list shows what waits, due first, with who took it', async () => {
    const later = await desks.open();
    const sooner = await desks.open({ specs: [{ dueInMs: 3_600_000 }] });
    await tasks('claim', sooner.taskId, '--by', 'lister');
    const listed = await until(
      () => tasks('list', '--json', '--limit', '500'),
      ({ out }) => out.includes(later.id) && out.includes('"lister"'),
    );
    const ids = (JSON.parse(listed.out) as readonly { readonly operationId: string }[]).map((each) => each.operationId);
    expect(ids.indexOf(sooner.id)).toBeLessThan(ids.indexOf(later.id));
    const mine = await tasks('list', '--assignee', 'lister');
    expect(mine.out.trimEnd().split('\n')).toHaveLength(2);
    expect(mine.out).toMatch(new RegExp(`^in \\d+ h +operator +lister +${sooner.domain} +${sooner.id}$`, 'm'));
    const ofName = await tasks('list', '--domain', later.domain, '--json');
    expect(JSON.parse(ofName.out)).toMatchObject([{ operationId: later.id, waitingFor: 'operator' }]);
  });

  test('the queries that docs/operate/manual-steps.md names are understood by the server, and find what they say', async () => {
    const desk = await desks.open();
    const queries = tableUnder(textOf('docs/operate/manual-steps.md'), 'Finding what waits').map(
      (row) => codeOf(row['query']) ?? '',
    );
    expect(queries).toHaveLength(5);
    const found = async (query: string): Promise<number> =>
      (await desks.environment.client.workflow.count(`TenureDomain = '${desk.domain}' AND ${query}`)).count;
    await until(
      () => found(queries[0] ?? ''),
      (count) => count === 1,
    );
    const [, pastDue, ofAnn, ofNobody, ofCustomer] = await Promise.all(queries.map(found));
    const isPast = (await desk.step()).dueAt < (/'(\d{4}-[^']+)'/.exec(queries[1] ?? '')?.[1] ?? '');
    expect({ pastDue, ofAnn, ofNobody, ofCustomer }).toEqual({
      pastDue: isPast ? 1 : 0,
      ofAnn: 0,
      ofNobody: 1,
      ofCustomer: 0,
    });
  });

  test('claim, comment and release go through; what another took is a conflict', async () => {
    const desk = await desks.open();
    expect((await tasks('claim', desk.taskId, '--by', 'ann')).code).toBe(0);
    expect(await tasks('reject', desk.taskId, '--by', 'bob', ...seen(1), ...rejection)).toMatchObject({
      code: 3,
      notes: expect.stringContaining('The step is taken by ann') as string,
    });
    expect((await tasks('claim', desk.taskId, '--by', 'bob', '--take-over')).code).toBe(0);
    const commented = await tasks('comment', desk.taskId, '--by', 'bob', '--text', 'called them', '--json');
    expect((JSON.parse(commented.out) as OperationView).manualStep?.comments).toMatchObject([
      { by: { id: 'bob' }, text: 'called them' },
    ]);
    expect((await tasks('release', desk.taskId, '--by', 'bob')).code).toBe(0);
    expect(await desk.step()).not.toHaveProperty('assignee');
  });

  test('R-16: complete without proof is refused with the sentence, and nothing is changed', async () => {
    const desk = await desks.open();
    expect(await tasks('complete', desk.taskId, ...seen(1), '--note', 'done')).toMatchObject({
      code: 2,
      notes: 'orderId is missing.\nexpiresAt is missing.\n',
    });
    expect(await desk.step()).toMatchObject({ state: 'open', seen: [] });
  });

  test('R-16: override and approve make a contradicted completion count, with two people', async () => {
    const found = [{ field: 'orderId', claimed: proof.orderId, found: '1' }] as const;
    const desk = await desks.open({ verifications: [{ kind: 'contradicts', found }] });
    await tasks('complete', desk.taskId, '--by', 'ann', ...seen(1), ...evidence);
    await desk.stepOnce(({ state }) => state === 'contradicted');
    expect((await tasks('show', desk.id)).out).toContain(`Differs: orderId: said: ${proof.orderId}; found: 1`);
    await tasks('complete', desk.taskId, '--by', 'ann', ...seen(2), ...evidence, '--override', 'they renumber');
    await desk.stepOnce(({ state }) => state === 'awaiting_approval');
    expect((await tasks('approve', desk.taskId, '--by', 'ann', ...seen(3), '--note', 'n')).code).toBe(2);
    expect((await tasks('approve', desk.taskId, '--by', 'bob', ...seen(3), '--note', 'n', '--refuse')).code).toBe(0);
    await tasks('complete', desk.taskId, '--by', 'ann', ...seen(4), ...evidence, '--override', 'they renumber');
    await desk.stepOnce(({ version }) => version === 5);
    expect((await tasks('approve', desk.taskId, '--by', 'bob', ...seen(5), '--note', 'n')).code).toBe(0);
    expect(await desk.workflow.result()).toMatchObject([
      { kind: 'completed', override: { approvedBy: { id: 'bob' } } },
    ]);
  });

  test('return and supply bring the data of the customer, from a file', async () => {
    const desk = await desks.open();
    expect((await tasks('return', desk.taskId, ...seen(1), '--field', 'phone', '--note', 'Which?')).code).toBe(0);
    const folder = await mkdtemp(join(tmpdir(), 'tenure-values-'));
    await writeFile(join(folder, 'values.yaml'), 'phone: "+1.4165550123"\n');
    const supplied = await tasks('supply', desk.taskId, ...seen(2), '--values', join(folder, 'values.yaml'));
    await rm(folder, { recursive: true });
    expect(supplied.code).toBe(0);
    expect(supplied.out).not.toContain('4165550123');
    expect(await desk.workflow.result()).toMatchObject([{ kind: 'data_supplied', values: { phone: '+1.4165550123' } }]);
  });

  test('hand-over and reject end the step', async () => {
    const handed = await desks.open();
    expect((await tasks('hand-over', handed.taskId, ...seen(1), '--note', 'the API is back')).code).toBe(0);
    expect(await handed.workflow.result()).toMatchObject([{ kind: 'handed_to_automation' }]);
    const rejected = await desks.open();
    expect((await tasks('reject', rejected.taskId, ...seen(1), ...rejection)).code).toBe(0);
    expect(await rejected.workflow.result()).toMatchObject([{ kind: 'rejected', money: 'refund' }]);
  });

  test('--dry-run sends nothing; an old version and a wrong id say so', async () => {
    const desk = await desks.open();
    const dry = await tasks('complete', desk.taskId, ...seen(1), ...evidence, '--dry-run');
    expect(dry.out.trimEnd()).toBe(
      `would send as cli: complete, order ${proof.orderId}, expires ${proof.expiresAt} (${desk.taskId})`,
    );
    expect(await desk.step()).toMatchObject({ state: 'open', seen: [] });
    expect((await tasks('hand-over', desk.taskId, ...seen(9), '--note', 'n')).code).toBe(3);
    expect((await tasks('hand-over', 'nonsense', ...seen(1), '--note', 'n')).code).toBe(2);
    expect((await tasks('show', 'registerDomain:demo:nobody.com:r-1')).code).toBe(1);
  });
});

const rejection = ['--reason', 'other', '--money', 'refund', '--note', 'n'];

describe('the client', () => {
  const step = async (desk: OpenDesk) => desk.operation.manualStep.mustBeOpen();

  test('claims, returns and supplies with the step as it was seen', async () => {
    const desk = await desks.open();
    const { manualStep } = desk.operation;
    await manualStep.claim(desk.taskId, { by: 'ann' });
    const first = await step(desk);
    await manualStep.returnToCustomer(first, { by: 'ann', note: 'Which phone?' });
    await expect(manualStep.reject(first, { by: 'ann', reason: 'other', money: 'refund', note: 'n' })).rejects.toThrow(
      TenureConflictError,
    );
    const values = { 'contacts.registrant.phone': '1' };
    await manualStep.supplyData(await step(desk), { by: 'backend', values });
    await expect(manualStep.mustBeOpen()).rejects.toThrow('No manual step is open');
  });

  test('R-16: a refused completion is an error with the fields that are wrong', async () => {
    const desk = await desks.open();
    const refused: unknown = await desk.operation.manualStep
      .complete(await step(desk), { by: 'ann', note: 'done' })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TenureRefusedError);
    expect((refused as TenureRefusedError).problems.map(({ field }) => field)).toEqual(['orderId', 'expiresAt']);
  });

  test('the same request id acts once', async () => {
    const desk = await desks.open();
    const comment = { by: 'ann', requestId: 'q-1', text: 'once' };
    await desk.operation.manualStep.comment(desk.taskId, comment);
    const { manualStep } = await desk.operation.manualStep.comment(desk.taskId, comment);
    expect(manualStep?.comments).toHaveLength(1);
  });

  test('an operation that does not run is said so', async () => {
    const { manualStep } = desks.tenure.operation('registerDomain:demo:nobody.com:r-1');
    await expect(manualStep.release('registerDomain:demo:nobody.com:r-1:1', { by: 'ann' })).rejects.toThrow(
      TenureNotFoundError,
    );
  });
});
