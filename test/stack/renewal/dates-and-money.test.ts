// Dates that run ahead or behind, balances that do not suffice, and orders without a marker: one charge each.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RenewalRequest } from '../../../src/domain/operations/renew-domain.js';
import { ask, callsOf, chargesOf, heldName, inDays } from '../../support/held-names.js';
import { renewAtPanel } from '../../support/renewal-elsewhere.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

const renewIn = (env: TenureEnvironment, domain: string, changes: Partial<RenewalRequest> = {}) =>
  ask(env, { type: 'renewDomain', request: { domain: domain as never, periodYears: 1, ...changes } });

describe('dates', () => {
  let env: TenureEnvironment;
  beforeAll(async () => {
    env = await createTenureEnvironment({ tlds: ['com', 'uk'] });
  });
  afterAll(() => env.close());

  // Worked example 7.
  test.concurrent(
    'R-6: in the grace after expiry the registry shows a year that nobody paid for: only ours is one',
    async () => {
      const expiresAt = inDays(-10);
      const domain = await heldName(env, { createdAt: inDays(-375), expiresAt, registryExpiresAt: inDays(355) });
      const result = await (await renewIn(env, domain)).result();
      expect(result).toMatchObject({ outcome: 'renewed' });
      expect(result).toMatchObject({ expiresBefore: expect.stringContaining(expiresAt.slice(0, 10)) as string });
      expect(result).not.toHaveProperty('remark');
      expect(await chargesOf(env, domain)).toEqual(['renewal']);
    },
  );

  test.concurrent(
    'R-4: there the year guards nothing, so a lost order is never sent again without a person',
    async () => {
      const domain = await heldName(env, {
        createdAt: inDays(-375),
        expiresAt: inDays(-10),
        registryExpiresAt: inDays(355),
      });
      await env.simulator.admin.addFault({
        on: { command: 'RENEW', domain },
        after: 'before',
        action: { kind: 'drop' },
      });
      const operation = await renewIn(env, domain);
      await until(
        () => operation.state(),
        ({ state }) => state === 'action_required',
      );
      expect(await callsOf(env, domain, 'RENEW')).toHaveLength(1);
      // Somebody renews it in the control panel, as asked: that ends the operation, and it has paid nothing.
      await renewAtPanel(env, domain, Number(inDays(355).slice(0, 4)));
      expect(await operation.result()).toMatchObject({ outcome: 'done_elsewhere' });
      expect(await chargesOf(env, domain)).toEqual(['renewal']);
    },
  );

  test.concurrent("R-6: a registry that shows the date only at expiry: the registrar's date is the proof", async () => {
    const expiresAt = inDays(60);
    const domain = await heldName(env, { expiresAt }, 'uk');
    const result = await (await renewIn(env, domain)).result();
    expect(result.outcome === 'renewed' && result.expiresAt.slice(0, 4)).toBe(
      String(Number(expiresAt.slice(0, 4)) + 1),
    );
    const again = await renewIn(env, domain, { expiryYear: Number(expiresAt.slice(0, 4)) });
    expect(await again.result()).toMatchObject({ outcome: 'done_elsewhere' });
    expect(await chargesOf(env, domain)).toEqual(['renewal']);
  });

  test.concurrent('the registrar shall renew by itself afterwards: that is set by the order', async () => {
    const domain = await heldName(env);
    expect(await (await renewIn(env, domain, { autoRenew: true })).result()).toMatchObject({ outcome: 'renewed' });
    const names = await env.simulator.admin.domains();
    expect(names.find(({ name }) => name === domain)).toMatchObject({ autoRenew: true });
  });

  // Worked example 4.
  test.concurrent('a name that the registrar was to let go is kept: the deletion on file is lifted first', async () => {
    const domain = await heldName(env, { letExpire: true });
    const result = await (await renewIn(env, domain)).result();
    expect(result).toMatchObject({ outcome: 'renewed' });
    expect(result).not.toHaveProperty('remark');
    const names = await env.simulator.admin.domains();
    expect(names.find(({ name }) => name === domain)).toMatchObject({ letExpire: false });
  });
});

describe('an empty balance', () => {
  let env: TenureEnvironment;
  beforeAll(async () => {
    env = await createTenureEnvironment({ simulator: { balance: 3 } });
  });
  afterAll(() => env.close());

  test('blocks before anything is sent, and a top-up lets the renewal go: charged once', async () => {
    const domain = await heldName(env);
    const operation = await renewIn(env, domain);
    const blocked = await until(
      () => operation.state(),
      ({ state }) => state === 'blocked',
    );
    expect(blocked.waitingFor).toMatchObject({ kind: 'funds' });
    expect(await callsOf(env, domain, 'RENEW')).toEqual([]);
    await env.simulator.admin.addFunds(100);
    expect(await operation.result()).toMatchObject({ outcome: 'renewed' });
    expect(await chargesOf(env, domain)).toEqual(['renewal']);
  });
});

describe('orders without a marker', () => {
  let env: TenureEnvironment;
  beforeAll(async () => {
    env = await createTenureEnvironment({ registrar: { orderMarker: 'none' } });
  });
  afterAll(() => env.close());

  test.each(['commit', 'before'] as const)('R-4: the answer is lost (%s): renewed once', async (after) => {
    const domain = await heldName(env);
    await env.simulator.admin.addFault({ on: { command: 'RENEW', domain }, after, action: { kind: 'drop' } });
    expect(await (await renewIn(env, domain)).result()).toMatchObject({ outcome: 'renewed' });
    expect(await chargesOf(env, domain)).toEqual(['renewal']);
  });
});
