// Names over years, on the real server: what each intent does and costs, and how much history it leaves.
import { afterEach, expect, test } from 'vitest';
import { domainWorkflowId } from '../../../src/contract/ids.js';
import { plusYears } from '../../../src/domain/calendar/day-arithmetic.js';
import { freshName } from '../../support/registration-order.js';
import { openStep } from '../../support/held-names.js';
import { until } from '../../support/until.js';
import { DAY, type Years, createYears, eventTypesOf } from './support/years.js';

const YEARS = 10;
/** Of all runs of the name's life and its ten renewals together. */
const EVENTS_MAX = 2_000;

let years: Years;
afterEach(() => years.close());

/** Ours from now on, with three weeks less than a year to go. */
async function imported(domain: string): Promise<string> {
  const expiresAt = `${new Date(Date.now() + 344 * DAY).toISOString().slice(0, 19)}.000Z`;
  await years.env.simulator.admin.seedDomain({ domain, expiresAt });
  expect(await years.env.tenure.domain(domain).import({ by: 'owen' })).toEqual({ kind: 'imported', expiresAt });
  return expiresAt;
}

async function spent(domain: string): Promise<number> {
  return (await years.charges(domain)).length;
}

test("R-2 R-5 R-8 R-25: a name that is renewed keeps its registrar's dates for ten years, for one charge and one operation each, within 2,000 events", async ({
  annotate,
}) => {
  years = await createYears();
  const { env } = years;
  const domain = freshName();
  const began = Date.now();
  const firstExpiry = await imported(domain);
  await env.tenure.domain(domain).setRenewalIntent({ intent: 'renew', by: 'owen' });
  for (let year = 0; year < YEARS; year += 1) {
    // To the same day of each year, whatever lies between.
    const [from, to] = [year, year + 1].map((passed) => Date.parse(plusYears(new Date(began).toISOString(), passed)));
    await years.pass(domain, ((to ?? 0) - (from ?? 0)) / DAY);
    const seen = await until(
      () => years.view(domain),
      ({ recent, running }) => running === undefined && recent.length === year + 1,
    );
    expect(seen.expiresAt).toBe(await years.expiryAtRegistrar(domain));
    expect(seen.expiresAt).toBe(plusYears(firstExpiry, year + 1));
    if (year % 4 === 2) await years.restartWorker(domain);
  }
  const { recent } = await years.view(domain);
  expect(recent.map(({ type, state }) => `${type} ${state}`)).toEqual(Array(YEARS).fill('renewDomain succeeded'));
  expect(new Set(recent.map(({ operationId }) => operationId)).size).toBe(YEARS);
  expect((await years.charges(domain)).map(({ operation }) => operation)).toEqual(Array(YEARS).fill('renewal'));
  const timeline = await years.timeline(domain);
  // The two later notices are for names that are not renewed by then.
  expect(timeline.filter((line) => line.includes('first notice before expiry'))).toHaveLength(YEARS);
  expect(timeline.filter((line) => line.includes('missed'))).toEqual([]);
  const ids = [domainWorkflowId('demo', domain), ...recent.map(({ operationId }) => operationId)];
  const runs = await Promise.all(ids.map((id) => eventTypesOf(env, id)));
  const [life = [], ...renewals] = runs;
  const count = (some: readonly (readonly string[])[]): number => some.reduce((sum, types) => sum + types.length, 0);
  await annotate(
    `${count(life)} events of its life in ${life.length} runs, ${count(renewals.flat())} of ten renewals.`,
  );
  expect(renewals.map(({ length }) => length)).toEqual(Array(YEARS).fill(1));
  expect(count(runs.flat())).toBeLessThan(EVENTS_MAX);
}, 300_000);

test('R-21 R-22: a name that shall lapse goes through grace, redemption and pending delete to its end, is told in three notices, and spends nothing', async () => {
  years = await createYears();
  const { env } = years;
  const domain = freshName();
  const expiresAt = await imported(domain);
  await env.tenure.domain(domain).setRenewalIntent({ intent: 'lapse', by: 'owen' });
  const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;
  await years.pass(domain, 330);
  await until(
    () => years.view(domain),
    ({ recent }) => recent.some(({ type, state }) => type === 'cancelDomain' && state === 'succeeded'),
  );
  await years.pass(domain, 50);
  const lines = async () => (await years.view(domain)).timeline;
  const noticeOf = async (words: string): Promise<number> =>
    days(expiresAt, (await lines()).find(({ text }) => text.includes(words))?.at ?? '');
  const [first, second, third] = [
    await noticeOf('first notice before expiry'),
    await noticeOf('second notice before expiry'),
    await noticeOf('notice after expiry'),
  ];
  expect(first).toBeGreaterThanOrEqual(-35);
  expect(first).toBeLessThanOrEqual(-26);
  expect(second).toBeGreaterThanOrEqual(-10);
  expect(second).toBeLessThanOrEqual(-4);
  expect(third).toBeGreaterThanOrEqual(0);
  expect(third).toBeLessThanOrEqual(5);
  const grace = await years.view(domain);
  // The registry extended the name by a year that nobody paid for.
  expect(grace.expiresAt).toBe(expiresAt);
  expect(grace.name?.extendedTo?.slice(0, 4)).toBe(String(Number(expiresAt.slice(0, 4)) + 1));
  await years.pass(domain, 15);
  expect((await years.view(domain)).name?.deletedAt).toBeDefined();
  await years.pass(domain, 30);
  const said = (await lines()).map(({ text }) => text).join('\n');
  expect(said).toContain('Only a restore brings it back.');
  expect(said).toContain('Nothing can be done for it.');
  await years.pass(domain, 5);
  const gone = await years.view(domain);
  expect(gone).toMatchObject({ held: false });
  expect(gone.timeline.at(-1)?.text).toContain('not in the account any more');
  expect(await spent(domain)).toBe(0);
  // Its request ids are remembered for 400 days; then it ends.
  void years.pass(domain, 420);
  await env.client.workflow.getHandle(domainWorkflowId('demo', domain)).result();
}, 300_000);

test('a name that nobody decides on says so, spends nothing and is never renewed', async () => {
  years = await createYears();
  const domain = freshName();
  await imported(domain);
  await years.pass(domain, 344);
  const lines = await years.timeline(domain);
  expect(lines.filter((line) => line.includes('Nobody has decided whether to renew'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('The name is not renewed and expires on'))).toHaveLength(1);
  expect((await years.view(domain)).recent).toEqual([]);
  expect(await spent(domain)).toBe(0);
}, 300_000);

test('R-10: a name of a registry that renews by itself is deleted in time when it shall lapse, and only after a second person agreed', async () => {
  years = await createYears();
  const { env } = years;
  const domain = freshName('de');
  const expiresAt = await imported(domain);
  await env.tenure.domain(domain).setRenewalIntent({ intent: 'lapse', by: 'owen' });
  // Not awaited: the clock of a life stands while a child of its own runs.
  const passed = years.pass(domain, 342);
  const { running } = await until(
    () => years.view(domain),
    ({ running: child }) => child?.type === 'cancelDomain',
  );
  expect(running && Date.parse(running.startedAt)).toBeLessThan(Date.parse(expiresAt) - 2 * DAY);
  const operation = env.tenure.operation(running?.operationId ?? '');
  const step = await openStep(operation);
  expect(step).toMatchObject({ kind: 'second_person', askedBy: 'owen' });
  await expect(operation.manualStep.approve(step, { by: 'owen', note: 'I said so.' })).rejects.toThrow(/second person/);
  await operation.manualStep.approve(step, { by: 'ann', note: 'Checked with the customer.' });
  expect(await operation.result()).toMatchObject({ outcome: 'deleted' });
  const gone = await until(
    () => years.view(domain),
    ({ held }) => !held,
  );
  expect(gone.recent).toMatchObject([{ type: 'cancelDomain', state: 'succeeded' }]);
  expect(await spent(domain)).toBe(0);
  await passed;
}, 300_000);
