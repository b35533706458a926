// restoreDomain: a name in redemption comes back once, is paid for once, and nothing is sent twice without a person.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, callsOf, chargesOf, heldName, inDays, openStep } from '../../support/held-names.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ worker: { limits: { writeDeadlineMs: 1_000 } } });
});
afterAll(() => env.close());

const restore = (domain: string) => ask(env, { type: 'restoreDomain', request: { domain: domain as never } });
/** Expired two months ago: deleted twenty days ago, in redemption for ten more. */
const inRedemption = (days = -60) => heldName(env, { createdAt: inDays(days - 365), expiresAt: inDays(days) });

test.concurrent('R-6: brings a name back from redemption; done is what reads as in the account', async () => {
  const domain = await inRedemption();
  const operation = await restore(domain);
  const result = await operation.result();
  expect(result).toMatchObject({ outcome: 'restored' });
  expect(result).not.toHaveProperty('charge'); // the registrar tells no price for it
  expect(await callsOf(env, domain, 'REDEEM')).toHaveLength(1);
  expect(await chargesOf(env, domain)).toEqual(['redemption']);
});

test.concurrent(
  'R-4: the answer is lost after the registrar acted: the name is read, and nothing is sent again',
  async () => {
    const domain = await inRedemption();
    await env.simulator.admin.addFault({
      on: { command: 'REDEEM', domain },
      after: 'commit',
      action: { kind: 'drop' },
    });
    expect(await (await restore(domain)).result()).toMatchObject({ outcome: 'restored' });
    expect(await callsOf(env, domain, 'REDEEM')).toHaveLength(1);
    expect(await chargesOf(env, domain)).toEqual(['redemption']);
  },
);

test.concurrent(
  'R-4: the request is lost: only a person may say that it was not executed, and then it is sent once more',
  async () => {
    const domain = await inRedemption();
    await env.simulator.admin.addFault({
      on: { command: 'REDEEM', domain },
      after: 'before',
      action: { kind: 'drop' },
    });
    const operation = await restore(domain);
    const step = await openStep(operation);
    expect(step.kind).toBe('settle_unknown');
    expect(await callsOf(env, domain, 'REDEEM')).toHaveLength(1);
    await operation.manualStep.handToAutomation(step, { by: 'ann', note: 'The panel shows no restore.' });
    expect(await operation.result()).toMatchObject({ outcome: 'restored' });
    expect(await callsOf(env, domain, 'REDEEM')).toHaveLength(2);
    expect(await chargesOf(env, domain)).toEqual(['redemption']);
  },
);

test.concurrent('accepted by an asynchronous registry (250): waits for it, for days if need be', async () => {
  const domain = await inRedemption();
  await env.simulator.admin.addFault({
    on: { command: 'REDEEM', domain },
    action: { kind: 'asynchronous', outcome: 'never' },
  });
  const operation = await restore(domain);
  await until(
    () => operation.state(),
    ({ waitingFor }) => waitingFor.kind === 'registry',
  );
  const [change] = await env.simulator.admin.changes(domain);
  await env.simulator.admin.completeChange(change?.id ?? 0);
  expect(await operation.result()).toMatchObject({ outcome: 'restored' });
  expect(await callsOf(env, domain, 'REDEEM')).toHaveLength(1);
});

test.concurrent('refused by the registrar: says so, and costs nothing', async () => {
  const domain = await inRedemption();
  const action = { kind: 'reply', code: 400, text: 'Domain cannot be redeemed' } as const;
  await env.simulator.admin.addFault({ on: { command: 'REDEEM', domain }, after: 'before', action });
  expect(await (await restore(domain)).result()).toMatchObject({ outcome: 'refused', code: '400' });
  expect(await chargesOf(env, domain)).toEqual([]);
});

test.concurrent('R-22: pending deletion: nothing is sent', async () => {
  const domain = await inRedemption(-72);
  expect(await (await restore(domain)).result()).toMatchObject({ outcome: 'not_held' });
  expect(await callsOf(env, domain, 'REDEEM')).toEqual([]);
});

test.concurrent('a name that is in the account, or was never ours: nothing is sent', async () => {
  const held = await heldName(env);
  const foreign = await heldName(env, { taken: true });
  expect(await (await restore(held)).result()).toMatchObject({ outcome: 'done_elsewhere' });
  expect(await (await restore(foreign)).result()).toMatchObject({ outcome: 'not_held' });
  expect(await callsOf(env, held, 'REDEEM')).toEqual([]);
  expect(await callsOf(env, foreign, 'REDEEM')).toEqual([]);
});
