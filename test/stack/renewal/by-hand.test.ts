// A renewal that a person does at the registrar: asked for with what was read, believed when the registrar agrees.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, callsOf, chargesOf, heldName, inDays, openStep } from '../../support/held-names.js';
import { modifyExpireActionCommand } from '../../../src/xcp/commands/modify.js';
import { atPanel, renewAtPanel } from '../../support/renewal-elsewhere.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ connector: { renewal: 'manual', cancellation: 'manual' } });
});
afterAll(() => env.close());

const renew = (domain: string) =>
  ask(env, { type: 'renewDomain', request: { domain: domain as never, periodYears: 1 } });
const expiresAt = inDays(183);
const year = Number(expiresAt.slice(0, 4));
const yearLater = `${year + 1}${expiresAt.slice(4, 10)}`;

test.concurrent(
  "R-16: the step says what is paid and what it costs; done counts when order and date are the registrar's",
  async () => {
    const domain = await heldName(env, { expiresAt });
    const operation = await renew(domain);
    const step = await openStep(operation);
    expect(step).toMatchObject({
      kind: 'renewal',
      evidence: 'order_and_expiry',
      money: { amount: '14.25', currency: 'USD', reversible: false },
    });
    expect(step.registrarState?.text).toContain(expiresAt.slice(0, 10));
    const orderId = await renewAtPanel(env, domain, year);
    await operation.manualStep.complete(step, { by: 'ann', orderId, expiresAt: yearLater, note: 'Done in the panel.' });
    expect(await operation.result()).toMatchObject({ outcome: 'renewed', orderIds: [orderId] });
    expect(await chargesOf(env, domain)).toEqual(['renewal']);
  },
);

test.concurrent('R-16: a renewal that the registrar does not show comes back with both dates', async () => {
  const domain = await heldName(env, { expiresAt });
  const operation = await renew(domain);
  const evidence = { by: 'ann', orderId: '777', expiresAt: yearLater, note: 'I think so.' };
  await operation.manualStep.complete(await openStep(operation), evidence);
  const contradicted = await until(
    () => operation.manualStep.open(),
    (open) => open?.state === 'contradicted',
  );
  expect(contradicted?.contradiction?.found.map(({ field }) => field)).toContain('expiresAt');
});

test.concurrent('R-19: handed to automation, the order carries the year that the person was shown', async () => {
  const domain = await heldName(env, { expiresAt });
  const operation = await renew(domain);
  await operation.manualStep.handToAutomation(await openStep(operation), { by: 'ann', note: 'Let the API do it.' });
  expect(await operation.result()).toMatchObject({ outcome: 'renewed' });
  expect((await callsOf(env, domain, 'RENEW'))[0]?.attributes['currentexpirationyear']).toBe(String(year));
  expect(await chargesOf(env, domain)).toEqual(['renewal']);
});

test.concurrent(
  'R-4: renewed by hand and then handed to automation all the same: nothing is bought twice',
  async () => {
    const domain = await heldName(env, { expiresAt });
    const operation = await renew(domain);
    const step = await openStep(operation);
    await renewAtPanel(env, domain, year);
    await operation.manualStep.handToAutomation(step, { by: 'ann', note: 'Not sure whether I did it.' });
    expect(await operation.result()).toMatchObject({ outcome: 'done_elsewhere' });
    expect(await chargesOf(env, domain)).toEqual(['renewal']);
  },
);

test.concurrent('a restore by hand follows the mode of renewals', async () => {
  const domain = await heldName(env, { createdAt: inDays(-425), expiresAt: inDays(-60) });
  const operation = await ask(env, { type: 'restoreDomain', request: { domain: domain as never } });
  expect(await openStep(operation)).toMatchObject({ kind: 'restore', evidence: 'order_and_expiry' });
  await operation.manualStep.handToAutomation(await openStep(operation), { by: 'ann', note: 'By the API.' });
  expect(await operation.result()).toMatchObject({ outcome: 'restored' });
});

test.concurrent('letting a name expire by hand is done when the registrar shows it', async () => {
  const domain = await heldName(env);
  const request = { domain: domain as never, how: 'let_expire', consent: { by: 'cust-7' } } as const;
  const operation = await ask(env, { type: 'cancelDomain', request });
  const step = await openStep(operation);
  expect(step.kind).toBe('cancellation');
  await operation.manualStep.complete(step, { by: 'ann', note: 'Switched off, I believe.' });
  const contradicted = await until(
    () => operation.manualStep.open(),
    (open) => open?.state === 'contradicted',
  );
  expect(contradicted?.contradiction).toBeDefined();
  await atPanel(env, modifyExpireActionCommand(domain, 'lapse'));
  await operation.manualStep.complete(contradicted ?? step, { by: 'ann', note: 'Now it is.' });
  expect(await operation.result()).toMatchObject({ outcome: 'lapsing' });
});

test.concurrent('R-10: a deletion by hand is agreed to by a second person before anybody does it', async () => {
  const domain = await heldName(env, { createdAt: inDays(-1), expiresAt: inDays(364) });
  const request = { domain: domain as never, how: 'delete', consent: { by: 'cust-7' } } as const;
  const operation = await ask(env, { type: 'cancelDomain', request });
  const first = await openStep(operation);
  expect(first.kind).toBe('second_person');
  await operation.manualStep.approve(first, { by: 'ann', note: 'Yes.' });
  const work = await until(
    () => operation.manualStep.open(),
    (open) => open?.kind === 'cancellation',
  );
  await operation.manualStep.handToAutomation(work ?? first, { by: 'ben', note: 'By the API.' });
  expect(await operation.result()).toMatchObject({ outcome: 'deleted' });
});
