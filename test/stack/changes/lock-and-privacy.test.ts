// setRegistrarLock and setWhoisPrivacy: declared states, read back; what lasts is waited for.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask, atRegistrar, executed, heldName, resultOf, timelineOf } from '../../support/change-requests.js';
import { freshName } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

const consent = { by: 'customer-7' };

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());
afterEach(() => env.simulator.admin.clearFaults());

describe('the lock', () => {
  test('is set, and is done when it is read as set', async () => {
    const domain = await heldName(env);
    expect(await resultOf(env, 'setRegistrarLock', { domain, locked: true })).toEqual({
      outcome: 'lock_set',
      locked: true,
      unchanged: false,
    });
    expect((await atRegistrar(env, domain)).lock).toBe(true);
  });

  test('R-10: is lifted by the recorded word of a person, and by none without', async () => {
    const domain = await heldName(env, { lock: true });
    await expect(ask(env, 'setRegistrarLock', { domain, locked: false })).rejects.toThrow(/consent/);
    const operation = await ask(env, 'setRegistrarLock', { domain, locked: false, consent });
    expect(await operation.result()).toMatchObject({ outcome: 'lock_set', locked: false });
    expect(await timelineOf(env, operation)).toContain('Unlocking was asked for by customer-7.');
  });

  test('that is as wanted is left alone', async () => {
    const domain = await heldName(env, { lock: true });
    expect(await resultOf(env, 'setRegistrarLock', { domain, locked: true })).toMatchObject({ unchanged: true });
    expect(await executed(env, 'MODIFY', domain)).toBe(0);
  });

  test.each(['commit', 'before'] as const)(
    'R-4: what became of a write is read when its answer is lost (%s)',
    async (after) => {
      const domain = await heldName(env);
      await env.simulator.admin.addFault({ on: { command: 'MODIFY', domain }, after, action: { kind: 'drop' } });
      expect(await resultOf(env, 'setRegistrarLock', { domain, locked: true })).toMatchObject({ locked: true });
      expect(await executed(env, 'MODIFY', domain)).toBe(1);
    },
  );

  test('refused inside a success is refused', async () => {
    const domain = await heldName(env);
    await env.simulator.admin.addFault({ on: { command: 'MODIFY', domain }, action: { kind: 'detail_failure' } });
    expect(await resultOf(env, 'setRegistrarLock', { domain, locked: true })).toMatchObject({ outcome: 'refused' });
    expect((await atRegistrar(env, domain)).lock).toBe(false);
  });

  test('R-18: is refused before any call where the TLD has none', async () => {
    const domain = freshName('de');
    await expect(ask(env, 'setRegistrarLock', { domain, locked: true })).rejects.toThrow(/setRegistrarLock/);
    expect(await env.simulator.admin.journal(domain)).toEqual([]);
  });

  test('of a name that is not in the account is nobody of ours to set', async () => {
    const domain = freshName();
    expect(await resultOf(env, 'setRegistrarLock', { domain, locked: true })).toMatchObject({ outcome: 'not_held' });
  });

  test('waits while writes are off, and goes on when they are on', async () => {
    const domain = await heldName(env);
    await env.changeSettings({ registrar: { writes: false } });
    const operation = await ask(env, 'setRegistrarLock', { domain, locked: true });
    const blocked = await until(
      () => operation.state(),
      ({ state }) => state === 'blocked',
    );
    expect(blocked.waitingFor).toMatchObject({ kind: 'writes_off' });
    await env.changeSettings({ registrar: {} });
    expect(await operation.result()).toMatchObject({ locked: true });
  });

  test('waits behind another request of the name, and is sent when that is over', async () => {
    const domain = await heldName(env);
    const busy = { kind: 'reply', code: 437, text: 'Another request is waiting' } as const;
    await env.simulator.admin.addFault({ on: { command: 'MODIFY', domain }, times: 2, after: 'before', action: busy });
    expect(await resultOf(env, 'setRegistrarLock', { domain, locked: true })).toMatchObject({ locked: true });
    expect(await executed(env, 'MODIFY', domain)).toBe(1);
  });
});

describe('privacy', () => {
  test.each([
    [true, 'enabling', 'enabled'],
    [false, 'disabling', 'disabled'],
  ] as const)('R-6: %s: %s is waited for, %s is done', async (enabled, onTheWay, done) => {
    const domain = await heldName(env, { privacy: !enabled });
    const action = { kind: 'asynchronous', outcome: 'never', afterSeconds: 0 } as const;
    await env.simulator.admin.addFault({ on: { command: 'MODIFY', domain }, action });
    const operation = await ask(env, 'setWhoisPrivacy', { domain, enabled });
    const waiting = await until(
      () => operation.state(),
      ({ waitingFor }) => waitingFor.kind === 'registry',
    );
    expect(waiting.state).toBe('in_progress');
    expect((await atRegistrar(env, domain)).privacy).toBe(onTheWay);
    const [change] = await env.simulator.admin.changes(domain);
    await env.simulator.admin.completeChange(change?.id ?? 0);
    expect(await operation.result()).toEqual({ outcome: 'privacy_set', state: done, unchanged: false });
  });

  test('that is under way already is waited for, with nothing sent', async () => {
    const domain = await heldName(env);
    const action = { kind: 'asynchronous', outcome: 'never', afterSeconds: 0 } as const;
    await env.simulator.admin.addFault({ on: { command: 'MODIFY', domain }, action });
    const first = await ask(env, 'setWhoisPrivacy', { domain, enabled: true });
    await until(
      () => first.state(),
      ({ waitingFor }) => waitingFor.kind === 'registry',
    );
    // As after a restored database: nobody remembers the first one.
    await env.client.workflow.getHandle(first.id).terminate();
    await env.client.workflow.getHandle(`domain:demo:${domain}`).terminate();
    const second = await ask(env, 'setWhoisPrivacy', { domain, enabled: true });
    await until(
      () => second.state(),
      ({ waitingFor }) => waitingFor.kind === 'registry',
    );
    const [change] = await env.simulator.admin.changes(domain);
    await env.simulator.admin.completeChange(change?.id ?? 0);
    expect(await second.result()).toMatchObject({ outcome: 'privacy_set', state: 'enabled' });
    expect(await executed(env, 'MODIFY', domain)).toBe(1);
  });

  test('a registry that turns it down ends it as declined, with the state as it was', async () => {
    const domain = await heldName(env);
    const action = { kind: 'asynchronous', outcome: 'declined', afterSeconds: 0 } as const;
    await env.simulator.admin.addFault({ on: { command: 'MODIFY', domain }, action });
    expect(await resultOf(env, 'setWhoisPrivacy', { domain, enabled: true })).toMatchObject({ outcome: 'declined' });
    expect((await atRegistrar(env, domain)).privacy).toBe('disabled');
  });

  test('R-13: is not asked for while the name is being transferred away', async () => {
    const { now } = await env.simulator.admin.clock();
    const createdAt = new Date(Date.parse(now) - 200 * 86_400_000).toISOString();
    const domain = await heldName(env, { createdAt });
    await env.simulator.admin.startTransferAway(domain);
    const operation = await ask(env, 'setWhoisPrivacy', { domain, enabled: true });
    await until(
      () => operation.state(),
      ({ state }) => state === 'blocked',
    );
    expect(await executed(env, 'MODIFY', domain)).toBe(0);
    await env.simulator.admin.declineTransfer(domain);
    expect(await operation.result()).toMatchObject({ state: 'enabled' });
  });

  test('R-18: is refused before any call where the TLD has none', async () => {
    const domain = freshName('us');
    await expect(ask(env, 'setWhoisPrivacy', { domain, enabled: true })).rejects.toThrow(/setWhoisPrivacy/);
    expect(await env.simulator.admin.journal(domain)).toEqual([]);
  });
});
