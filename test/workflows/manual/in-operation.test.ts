// A manual step inside a real operation: the connector says that changes are made by people.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationHandle } from '../../../src/client/index.js';
import { domainWorkflowId } from '../../../src/contract/ids.js';
import type { ALabel } from '../../../src/domain/domain-name.js';
import type { OperationRequest } from '../../../src/domain/operation-request.js';
import { requestOperation } from '../../../src/workflows/messages.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ connector: { changes: 'manual' } });
});
afterAll(() => env.close());

async function registered(): Promise<string> {
  const domain = freshName();
  const operation = await env.tenure.register(orderFor(domain, { registrarLock: false }));
  expect(await operation.result()).toMatchObject({ outcome: 'registered' });
  return domain;
}

async function askedToLock(domain: string, requestId: string): Promise<OperationHandle> {
  const life = env.client.workflow.getHandle(domainWorkflowId('demo', domain));
  const request: OperationRequest = {
    requestId,
    operation: { type: 'setRegistrarLock', request: { domain: domain as ALabel, locked: true } },
  };
  const answer = await life.executeUpdate(requestOperation, { args: [request] });
  if (answer.kind === 'refused') throw new Error(answer.problems[0].sentence);
  const operation = env.tenure.operation(answer.operationId);
  await until(
    () => operation.state(),
    ({ manualStep }) => manualStep !== undefined,
  );
  return operation;
}

const lockCalls = async (domain: string): Promise<number> =>
  (await env.simulator.admin.journal(domain)).filter(({ command }) => command === 'MODIFY').length;

test('R-16: a lock that nobody set is not set, whatever is said; the rejection ends the operation', async () => {
  const domain = await registered();
  const { manualStep, ...operation } = await withStep(await askedToLock(domain, 'lock-1'));
  await manualStep.complete(operation.step, { by: 'ann', note: 'done' });
  const back = await until(
    () => manualStep.mustBeOpen(),
    ({ state }) => state !== 'checking',
  );
  expect(back).toMatchObject({ state: 'contradicted', version: 2, kind: 'change' });
  await manualStep.reject(back, { by: 'ann', reason: 'registrar_refused', money: 'none', note: 'n' });
  expect(await operation.handle.result()).toMatchObject({ outcome: 'rejected', reason: 'registrar_refused' });
  expect(await lockCalls(domain)).toBe(0);
});

test('R-19: an operator hands the step to automation, which then sets the lock and reads it', async () => {
  const domain = await registered();
  const { manualStep, ...operation } = await withStep(await askedToLock(domain, 'lock-2'));
  expect(await lockCalls(domain)).toBe(0);
  await manualStep.handToAutomation(operation.step, { by: 'ann', note: 'the API will do' });
  expect(await operation.handle.result()).toMatchObject({ outcome: 'lock_set', locked: true, unchanged: false });
  expect(await lockCalls(domain)).toBe(1);
});

async function withStep(handle: OperationHandle) {
  const { manualStep } = handle;
  return { handle, manualStep, step: await manualStep.mustBeOpen() };
}
