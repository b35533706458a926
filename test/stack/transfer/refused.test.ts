// Transfers that somebody says no to, that wait for somebody, or that are called off: who, since when, what it costs (nothing).
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationHandle } from '../../../src/client/index.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { startLoneTransfer } from './lone-transfer.js';
import {
  CODE,
  callsFor,
  charges,
  letArrive,
  nameElsewhere,
  orderStatuses,
  transfer,
  untilSaid,
  update,
  waiting,
} from './support.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

const WRONG = 'Wrong-Code-11';

async function saysNothingOf(operation: OperationHandle, secrets: readonly string[]): Promise<void> {
  const shown = JSON.stringify(await operation.state());
  for (const secret of secrets) expect(shown).not.toContain(secret);
}

test.concurrent(
  'without a code the registrant is asked; a no ends it, by whom is said, and nothing is charged',
  async () => {
    const domain = await nameElsewhere(env);
    const operation = await transfer(env, domain);
    const asked = await waiting(operation, 'registrant');
    expect(asked.waitingFor).toMatchObject({
      who: 'the registrant',
      since: expect.any(String),
      until: expect.any(String),
    });
    await env.simulator.admin.declineTransfer(domain);
    expect(await operation.result()).toMatchObject({
      outcome: 'transfer_refused',
      by: 'registrant',
      orderIds: asked.orderIds,
    });
    expect(await charges(env, domain)).toEqual([]);
    expect((await env.tenure.domain(domain).view())?.held).not.toBe(true);
  },
);

test.concurrent(
  'the losing registrar refuses: an operator may order it again, and it has failed when nobody does',
  async () => {
    const domain = await nameElsewhere(env);
    const operation = await startLoneTransfer(env, domain, { authCode: CODE }, { afterRefusalMs: 5_000 });
    await waiting(operation, 'losing_registrar');
    await env.simulator.admin.refuseTransfer(domain, { reason: 'Evidence of fraud' });
    const refused = await waiting(operation, 'operator');
    expect(refused.state).toBe('action_required');
    expect(refused.registrarText).toContain('losing registrar');
    expect(await operation.result()).toMatchObject({ outcome: 'transfer_refused', by: 'losing_registrar' });
    expect(await charges(env, domain)).toEqual([]);
  },
);

test.concurrent('ordered again on request: a new order in the chain, and one charge', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain, { authCode: CODE });
  await waiting(operation, 'losing_registrar');
  await env.simulator.admin.refuseTransfer(domain);
  const refused = await waiting(operation, 'operator');
  await operation.processOrder({ orderId: refused.orderIds[0] ?? '' });
  await waiting(operation, 'registrant'); // asked again, whatever the code
  await env.simulator.admin.approveTransfer(domain);
  const again = await waiting(operation, 'losing_registrar');
  expect(again.orderIds).toHaveLength(2);
  expect(again.transferId).not.toBe(refused.transferId);
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred', orderIds: again.orderIds });
  expect(await charges(env, domain)).toHaveLength(1);
  expect(await orderStatuses(env, domain)).toEqual(['cancelled', 'completed']);
});

test.concurrent('the answer to ordering it again is lost: one new order', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain, { authCode: CODE });
  await waiting(operation, 'losing_registrar');
  await env.simulator.admin.refuseTransfer(domain);
  const refused = await waiting(operation, 'operator');
  await env.simulator.admin.addFault({ on: { command: 'PROCESS_TRANSFER' }, action: { kind: 'drop' } });
  await operation.processOrder({ orderId: refused.orderIds[0] ?? '' });
  await waiting(operation, 'registrant');
  await env.simulator.admin.approveTransfer(domain);
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  expect(await orderStatuses(env, domain)).toEqual(['cancelled', 'completed']);
  expect(await charges(env, domain)).toHaveLength(1);
});

test.concurrent(
  'R-11: a wrong code is replaced once the registry refused it; codes are shown nowhere, and one order is charged',
  async () => {
    const domain = await nameElsewhere(env);
    const operation = await transfer(env, domain, { authCode: WRONG });
    await waiting(operation, 'registrant');
    await env.simulator.admin.approveTransfer(domain);
    const refused = await waiting(operation, 'customer_data');
    expect(refused.state).toBe('action_required');
    await saysNothingOf(operation, [WRONG, CODE]);
    await update(env, operation.id, 'replaceAuthCode', { authCode: CODE, by: 'op-7' });
    await waiting(operation, 'losing_registrar');
    await saysNothingOf(operation, [WRONG, CODE]);
    await letArrive(env, domain);
    const result = await operation.result();
    expect(result).toMatchObject({ outcome: 'transferred' });
    expect(JSON.stringify(result)).not.toContain(CODE);
    expect(await orderStatuses(env, domain)).toEqual(['cancelled', 'completed']);
    expect(await charges(env, domain)).toHaveLength(1);
  },
);

test.concurrent('another code while the registrant is asked: called off, ordered anew, charged once', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain);
  await waiting(operation, 'registrant');
  await operation.transfer.replaceAuthCode({ authCode: CODE, by: 'op-7' });
  await waiting(operation, 'losing_registrar');
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  expect((await callsFor(env, domain)).filter((command) => command === 'CANCEL_TRANSFER')).toHaveLength(1);
  expect(await orderStatuses(env, domain)).toEqual(['cancelled', 'completed']);
  expect(await charges(env, domain)).toHaveLength(1);
});

test.concurrent('the answer to the second order is lost: still one that is charged', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain);
  await waiting(operation, 'registrant');
  await env.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, action: { kind: 'drop' } });
  await update(env, operation.id, 'replaceAuthCode', { authCode: CODE, by: 'op-7' });
  await waiting(operation, 'losing_registrar');
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  expect(await orderStatuses(env, domain)).toEqual(['cancelled', 'completed']);
});

test.concurrent('messages that fit nothing are refused with a sentence', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain, { authCode: CODE });
  await waiting(operation, 'losing_registrar');
  const refusal = (name: string, input: unknown) =>
    expect(update(env, operation.id, name, input)).rejects.toMatchObject({
      cause: { type: 'Refused', message: expect.stringContaining('with the registry') },
    });
  await refusal('resendApproval', { by: 'op-7' });
  await refusal('replaceAuthCode', { authCode: CODE, by: 'op-7' });
  await expect(update(env, operation.id, 'replaceAuthCode', { authCode: ' ', by: 'A Name' })).rejects.toMatchObject({
    cause: { type: 'InvalidInput' },
  });
});

test.concurrent('the message is sent again on request, and not twice within the hour', async () => {
  const domain = await nameElsewhere(env);
  const operation = await startLoneTransfer(env, domain, {}, { resendGapMs: 1 });
  await waiting(operation, 'registrant');
  await operation.transfer.resendApproval({ by: 'op-7' });
  await untilSaid(operation, 'sent to the registrant again, on request');
  expect(await callsFor(env, domain)).toContain('SEND_PASSWORD');
  const hasty = await startLoneTransfer(env, await nameElsewhere(env), {}, { resendGapMs: 3_600_000 });
  await waiting(hasty, 'registrant');
  await expect(update(env, hasty.id, 'resendApproval', { by: 'op-7' })).rejects.toMatchObject({
    cause: { type: 'Refused', message: expect.stringContaining('from') },
  });
});

test.concurrent('cancelled while the registrant is asked: called off at the registrar, nothing charged', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain);
  await waiting(operation, 'registrant');
  await operation.cancel({ by: 'op-7' });
  expect(await operation.result()).toMatchObject({ outcome: 'cancelled' });
  expect((await env.simulator.admin.transfers(domain)).map(({ status }) => status)).toEqual(['cancelled']);
  expect(await charges(env, domain)).toEqual([]);
});

test.concurrent('cancelled too late: the registry has it, and the name comes all the same', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain, { authCode: CODE, registrarLock: true });
  await waiting(operation, 'losing_registrar');
  await operation.cancel({ by: 'op-7' });
  await untilSaid(operation, 'could not be called off');
  expect((await operation.state()).waitingFor.kind).toBe('losing_registrar');
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred', shortfalls: [] });
});

test.concurrent('not transferable: the reason and a date, and no order', async () => {
  const domain = await nameElsewhere(env, { createdAt: new Date(Date.now() - 10 * 86_400_000).toISOString() });
  const operation = await transfer(env, domain, { authCode: CODE });
  const result = await operation.result();
  expect(result).toMatchObject({
    outcome: 'not_transferable',
    reason: expect.stringContaining('60 days'),
    notBefore: expect.stringMatching(/^20/),
  });
  expect(await callsFor(env, domain)).not.toContain('SW_REGISTER');
});

test.concurrent.each([
  ['after the registrar acted', 'commit'],
  ['before the registrar acted', 'before'],
] as const)('R-4: the answer to the order is lost %s: unknown for a while, then one order', async (_, after) => {
  const domain = await nameElsewhere(env);
  await env.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, after, action: { kind: 'drop' } });
  const operation = await transfer(env, domain, { authCode: CODE });
  await waiting(operation, 'losing_registrar');
  expect(await orderStatuses(env, domain)).toEqual(['processed']);
  await letArrive(env, domain);
  expect(await operation.result()).toMatchObject({ outcome: 'transferred' });
  expect(await charges(env, domain)).toHaveLength(1);
});
