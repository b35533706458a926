// How a name that nobody asks about is looked at, on the real server with the simulator's clock following.
import { afterEach, expect, test } from 'vitest';
import { domainWorkflowId } from '../../../src/contract/ids.js';
import type { DomainView } from '../../../src/domain/domain-life.js';
import { ask, callsOf, inDays, openStep } from '../../support/held-names.js';
import { modifyExpireActionCommand } from '../../../src/xcp/commands/modify.js';
import { atPanel } from '../../support/renewal-elsewhere.js';
import { freshName } from '../../support/registration-order.js';
import { until } from '../../support/until.js';
import { DAY, type Years, createYears, eventTypesOf } from './support/years.js';

let years: Years;
afterEach(() => years.close());

async function imported(): Promise<string> {
  const domain = freshName();
  await years.env.simulator.admin.seedDomain({ domain, createdAt: inDays(-547), expiresAt: inDays(300) });
  expect(await years.env.tenure.domain(domain).import({ by: 'owen' })).toMatchObject({ kind: 'imported' });
  return domain;
}

const lifeOf = (domain: string) => years.env.client.workflow.getHandle(domainWorkflowId('demo', domain));

async function readings(domain: string): Promise<number> {
  const calls = await callsOf(years.env, domain, 'GET');
  return calls.filter(({ attributes }) => (attributes as { readonly type?: string }).type === 'all_info').length;
}

/** Until the view says so; days pass meanwhile, one after the other, at most so many. */
async function within(days: number, domain: string, says: (view: DomainView) => boolean): Promise<DomainView> {
  for (let day = 0; day < days; day += 1) {
    const view = await years.view(domain);
    if (says(view)) return view;
    await years.pass(domain, 1);
  }
  return await years.view(domain);
}

test('a storm of hints leads to one reading, a minute after the last', async () => {
  years = await createYears();
  const domain = await imported();
  const before = await readings(domain);
  for (let hint = 0; hint < 30; hint += 1)
    await lifeOf(domain).signal('registrarEvent', { eventId: `e${hint}`, object: 'domain', event: 'status_change' });
  await years.pass(domain, 30 / 86_400);
  expect(await readings(domain)).toBe(before);
  await years.pass(domain, 90 / 86_400);
  await until(
    () => readings(domain),
    (count) => count > before,
  );
  await years.pass(domain, 0.5);
  expect(await readings(domain)).toBe(before + 1);
});

test('a refresh reads at once', async () => {
  years = await createYears();
  const domain = await imported();
  const { readAt = '' } = (await years.view(domain)).name?.read ?? {};
  await years.env.tenure.domain(domain).refresh();
  const view = await until(
    () => years.view(domain),
    ({ name }) => (name?.read?.readAt ?? '') > readAt,
  );
  expect(view.held).toBe(true);
});

test('a name that is transferred away is missed within a week, looked for again a day later, and then let go', async () => {
  years = await createYears();
  const domain = await imported();
  await years.pass(domain, 8);
  await years.env.simulator.admin.startTransferAway(domain);
  await years.env.simulator.admin.completeTransfer(domain);
  const missed = await within(9, domain, ({ timeline }) =>
    timeline.some(({ text }) => text.includes('again tomorrow')),
  );
  expect(missed.held).toBe(true);
  // Nothing is left to do or to remember: its life ends, and the clock with it.
  const moved = years.pass(domain, 2).catch(() => undefined);
  await lifeOf(domain).result();
  await moved;
  const gone: DomainView = await lifeOf(domain).query('getDomain');
  expect(gone).toMatchObject({ held: false, recent: [] });
  expect(gone.timeline.at(-1)?.text).toContain('The name has left the account.');
});

test('a registrar that cannot be read for days costs no history, and what changed meanwhile is read afterwards', async () => {
  years = await createYears();
  const domain = await imported();
  await years.pass(domain, 6);
  const count = async (): Promise<number> => (await eventTypesOf(years.env, lifeOf(domain).workflowId)).flat().length;
  const fault = await years.env.simulator.admin.addFault({
    on: { command: 'GET', domain },
    after: 'before',
    action: { kind: 'drop' },
  });
  await years.pass(domain, 1.5);
  const events = await count();
  await years.pass(domain, 2);
  expect(await count()).toBe(events);
  await years.env.simulator.admin.removeFault(fault.id);
  await atPanel(years.env, modifyExpireActionCommand(domain, 'renew'));
  const view = await within(2, domain, ({ name }) => name?.read?.atExpiry === 'renew');
  expect(view.name?.read?.atExpiry).toBe('renew');
});

test('R-9: another mode in the connector moves the dates within a week', async () => {
  years = await createYears();
  const domain = await imported();
  const { renewBy } = (await years.view(domain)).name?.dates ?? {};
  await years.env.changeSettings({ connector: { renewal: 'manual' } });
  const view = await within(9, domain, ({ name }) => name?.dates.renewBy?.at !== renewBy?.at);
  expect(Date.parse(view.name?.dates.renewBy?.at ?? '')).toBeLessThan(Date.parse(renewBy?.at ?? '') - DAY);
});

test('an import while writes are off: the name is kept and read, and nothing is written until they are on', async () => {
  years = await createYears({ registrar: { writes: false } });
  const { env } = years;
  const domain = await imported();
  const operation = await ask(env, { type: 'setRegistrarLock', request: { domain: domain as never, locked: true } });
  await until(
    () => operation.state(),
    ({ waitingFor }) => waitingFor.kind === 'writes_off',
  );
  expect(await callsOf(env, domain, 'MODIFY')).toEqual([]);
  expect(await env.tenure.domain(domain).import({ by: 'owen' })).toMatchObject({ kind: 'held_before' });
  await env.changeSettings({ registrar: { writes: true } });
  expect(await operation.result()).toMatchObject({ outcome: 'lock_set' });
});

test('an intent that is said late is acted on at once, not when the name would wake next', async () => {
  years = await createYears();
  const { env } = years;
  const domain = freshName();
  await env.simulator.admin.seedDomain({ domain, createdAt: inDays(-357), expiresAt: inDays(8) });
  await env.tenure.domain(domain).import({ by: 'owen' });
  await env.tenure.domain(domain).setRenewalIntent({ intent: 'renew', by: 'owen' });
  await until(
    () => years.view(domain),
    ({ recent }) => recent.some(({ type, state }) => type === 'renewDomain' && state === 'succeeded'),
  );
  expect(await years.charges(domain)).toHaveLength(1);
});

test('R-2: a renewal that the name asks for by itself waits for the operation that runs', async () => {
  years = await createYears({ connector: { changes: 'manual' } });
  const { env } = years;
  const domain = await imported();
  await env.tenure.domain(domain).setRenewalIntent({ intent: 'renew', by: 'owen' });
  const running = await ask(env, { type: 'setRegistrarLock', request: { domain: domain as never, locked: true } });
  const step = await openStep(running);
  // In another run the clock of the life does not wait for the operation.
  await env.tenure.domain(domain).refresh();
  await until(
    async () => (await lifeOf(domain).describe()).historyLength,
    (length) => length < 20,
  );
  await years.pass(domain, 285);
  const queued = await years.view(domain);
  expect(queued.pending.map(({ type }) => type)).toEqual(['renewDomain']);
  expect(await years.charges(domain)).toEqual([]);
  await running.manualStep.reject(step, { by: 'ann', note: 'Not now.', reason: 'other', money: 'none' } as never);
  await until(
    () => years.view(domain),
    ({ recent }) => recent.some(({ type, state }) => type === 'renewDomain' && state === 'succeeded'),
  );
  expect(await years.charges(domain)).toHaveLength(1);
});
