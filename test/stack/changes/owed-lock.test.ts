// R-14 and the fifth promise: what was unlocked is locked again, whatever happens meanwhile.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ManualMessages } from '../../../src/domain/manual-step/messages.js';
import { manualUpdates } from '../../../src/workflows/messages.js';
import { ask, atRegistrar, executed, heldName, resultOf, timelineOf } from '../../support/change-requests.js';
import { registrant } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

const nameServers = ['ns1.new.example', 'ns2.new.example'];
const old = ['ns1.old.example', 'ns2.old.example'];

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());
afterEach(() => env.simulator.admin.clearFaults());

/** A locked name at a registry that refuses changes for the lock. */
async function lockedName(): Promise<string> {
  const domain = await heldName(env, { lock: true });
  await env.simulator.admin.addFault({ on: { domain }, times: 'always', action: { kind: 'lock_refuses' } });
  return domain;
}

test('R-14: a change that the lock forbids unlocks, changes and locks again', async () => {
  const domain = await lockedName();
  const operation = await ask(env, 'updateNameservers', { domain, nameServers });
  expect(await operation.result()).toMatchObject({ outcome: 'name_servers_set', nameServers, unchanged: false });
  expect(await atRegistrar(env, domain)).toMatchObject({ lock: true, nameservers: nameServers });
  expect(await executed(env, 'MODIFY', domain)).toBe(2);
  expect(await timelineOf(env, operation)).toContain('The lock is set again.');
});

test('R-14: contacts go the same way', async () => {
  const domain = await lockedName();
  const done = await resultOf(env, 'updateContacts', { domain, contacts: { admin: registrant } });
  expect(done).toMatchObject({ outcome: 'contacts_set', unchanged: false });
  expect((await atRegistrar(env, domain)).lock).toBe(true);
});

test('R-14: a change that is refused even without the lock leaves the name locked', async () => {
  const domain = await lockedName();
  const unknown = ['ns1.nowhere.invalid', 'ns2.new.example'];
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers: unknown })).toMatchObject({
    outcome: 'hosts_unknown',
    hosts: ['ns1.nowhere.invalid'],
  });
  expect(await atRegistrar(env, domain)).toMatchObject({ lock: true, nameservers: old });
});

test('R-14: a lock that cannot be lifted ends in the first refusal, and is read as set', async () => {
  const domain = await lockedName();
  await env.simulator.admin.addFault({
    on: { command: 'MODIFY', domain },
    after: 'before',
    action: { kind: 'reply', code: 435, text: 'Permission denied' },
  });
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers })).toMatchObject({
    outcome: 'refused',
    code: '405',
  });
  expect(await atRegistrar(env, domain)).toMatchObject({ lock: true, nameservers: old });
});

test('R-14: replies lost in each of the three writes are settled, and the name ends locked', async () => {
  const domain = await lockedName();
  const lost = { after: 'commit', action: { kind: 'drop' } } as const;
  await env.simulator.admin.addFault({ on: { command: 'MODIFY', domain }, times: 2, ...lost });
  await env.simulator.admin.addFault({ on: { command: 'ADVANCED_UPDATE_NAMESERVERS', domain }, nth: 2, ...lost });
  expect(await resultOf(env, 'updateNameservers', { domain, nameServers })).toMatchObject({ nameServers });
  expect(await atRegistrar(env, domain)).toMatchObject({ lock: true, nameservers: nameServers });
});

test('R-14: cancelled while it is unlocked, and at another worker afterwards, it locks before it ends; meanwhile the debt is shown', async () => {
  const domain = await lockedName();
  await env.simulator.admin.addFault({
    on: { command: 'ADVANCED_UPDATE_NAMESERVERS', domain },
    nth: 2,
    after: 'before',
    action: { kind: 'drop' },
  });
  const operation = await ask(env, 'updateNameservers', { domain, nameServers });
  const owing = await until(
    () => operation.state(),
    (view) => view.lockOwedSince !== undefined && view.state === 'outcome_unknown',
  );
  expect(owing.lockOwedSince).toBeDefined();
  await env.stopWorker();
  // What `domain` does for a cancellation; it cannot, while there is no worker.
  await env.client.workflow.getHandle(operation.id).cancel();
  await env.startWorker();
  const { outcome } = await operation.result();
  expect(['cancelled', 'name_servers_set']).toContain(outcome);
  expect((await atRegistrar(env, domain)).lock).toBe(true);
  expect(await timelineOf(env, operation)).toContain('The lock is set again.');
});

describe('a registrar that does not take the lock back', () => {
  test('R-14: a person is asked, neither cancelling nor rejecting ends it, and done is what reads so', async () => {
    const domain = await lockedName();
    const refusal = { kind: 'reply', code: 465, text: 'Not now' } as const;
    await env.simulator.admin.addFault({
      id: `no-${domain}`,
      on: { command: 'MODIFY', domain },
      nth: 2,
      times: 'always',
      after: 'before',
      action: refusal,
    });
    const operation = await ask(env, 'updateNameservers', { domain, nameServers });
    const workflow = env.client.workflow.getHandle(operation.id);
    const stepAfter = async (id: string | undefined) => {
      const { manualStep, lockOwedSince } = await until(
        () => operation.state(),
        (view) => view.manualStep !== undefined && view.manualStep.id !== id,
      );
      expect(lockOwedSince).toBeDefined();
      return { taskId: manualStep?.id ?? '', taskVersion: manualStep?.version ?? 0, operator: 'op-1', note: 'a note' };
    };
    const reject = async (step: Awaited<ReturnType<typeof stepAfter>>): Promise<void> => {
      const args: [ManualMessages['rejectManualStep']] = [{ ...step, reason: 'other', money: 'none' }];
      await workflow.executeUpdate(manualUpdates.rejectManualStep, { args });
    };

    const first = await stepAfter(undefined);
    await operation.cancel();
    await reject(first);
    const second = await stepAfter(first.taskId);
    // Said to be done, and not: the registrar shows it open.
    await workflow.executeUpdate(manualUpdates.completeManualStep, { args: [second] });
    const { manualStep } = await until(
      () => operation.state(),
      (view) => view.manualStep?.state === 'contradicted',
    );
    expect((await atRegistrar(env, domain)).lock).toBe(false);
    await reject({ ...second, taskVersion: manualStep?.version ?? 0 });
    const third = await stepAfter(second.taskId);
    await env.simulator.admin.removeFault(`no-${domain}`);
    await workflow.executeUpdate(manualUpdates.handToAutomation, { args: [third] });
    expect(await operation.result()).toMatchObject({ outcome: 'name_servers_set' });
    expect((await atRegistrar(env, domain)).lock).toBe(true);
  });
});

describe('the house rule of a connector', () => {
  let strict: TenureEnvironment;
  beforeAll(async () => {
    strict = await createTenureEnvironment({ connector: { lockForbidsChanges: true } });
  });
  afterAll(() => strict.close());

  test('refuses name servers, contacts and removal of a locked name before any write, and lets those of an unlocked one through', async () => {
    const domain = await heldName(strict, { lock: true });
    for (const asked of [
      await resultOf(strict, 'updateNameservers', { domain, nameServers }),
      await resultOf(strict, 'updateContacts', { domain, contacts: { admin: registrant } }),
    ]) {
      expect(asked).toMatchObject({ outcome: 'not_allowed' });
      expect((asked as { sentence: string }).sentence).toContain('unlock the name first');
    }
    expect(await executed(strict, 'ADVANCED_UPDATE_NAMESERVERS', domain)).toBe(0);
    expect(await executed(strict, 'UPDATE_CONTACTS', domain)).toBe(0);
    const deletion = { domain, how: 'delete', consent: { by: 'customer-7' } } as const;
    expect(await resultOf(strict, 'cancelDomain', deletion)).toMatchObject({ outcome: 'not_allowed' });
    expect(await executed(strict, 'REVOKE', domain)).toBe(0);
    const consent = { by: 'customer-7' };
    await resultOf(strict, 'setRegistrarLock', { domain, locked: false, consent });
    expect(await resultOf(strict, 'updateNameservers', { domain, nameServers })).toMatchObject({ nameServers });
  });
});
