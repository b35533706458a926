// The catalog of an account on a real server, and the operations that are pinned from it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { TenureConflictError, TenureRefusedError } from '../../../src/client/index.js';
import { catalogWorkflowId } from '../../../src/contract/ids.js';
import type { OperationView, SettingsShown } from '../../../src/domain/operation.js';
import { getOperation } from '../../../src/workflows/messages.js';
import type { RunningWorker } from '../../../src/worker/start.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';
import { connector, simulatorChanges, tenureOf } from './support.js';

const by = { author: 'op-7' };
let env: TenureEnvironment;
let worker: RunningWorker;
let auditDir: string;
const warnings: string[] = [];

beforeAll(async () => {
  auditDir = await mkdtemp(join(tmpdir(), 'tenure-audit-'));
  env = await createTenureEnvironment({ worker: 'none' });
  worker = await env.startWorker({ auditDir, warn: (sentence) => warnings.push(sentence) });
  vi.stubEnv('TENURE_TEST_REGISTRAR_KEY', env.simulator.accounts[0]?.key ?? '');
});
afterAll(async () => {
  await env.close();
  vi.unstubAllEnvs();
  await rm(auditDir, { recursive: true, force: true });
});

/** As the operation itself tells it, ended or not. */
async function shown(operationId: string): Promise<SettingsShown> {
  const handle = env.client.workflow.getHandle(operationId);
  // Accepted a moment ago: the operation may be on its way.
  const view = await until(
    () => handle.query(getOperation).catch(() => undefined),
    (found) => found !== undefined,
  );
  return (view as OperationView).settings;
}

/** A change is in force within a second. */
async function knows(account: string, version: number): Promise<void> {
  await until(
    () => Promise.resolve(worker.settings().accounts.get(account)?.connectors ?? []),
    (connectors) => connectors.some((known) => known.name === '.com' && known.version === version),
  );
}

describe('a catalog', () => {
  test('is changed as a whole or not at all, answers a repeated request alike, and tells its history', async () => {
    const { catalog } = tenureOf(env, 'keeper');
    expect(await catalog.get()).toBeUndefined();
    const changes = simulatorChanges(env);
    const tried = await catalog.change(changes, { ...by, dryRun: true });
    expect(tried).toMatchObject({ dryRun: true, revision: 1 });
    expect(await catalog.get()).toMatchObject({ revision: 0, connectors: [] });
    const made = await catalog.change(changes, { ...by, requestId: 'first', reason: 'set up' });
    expect(await catalog.change(changes, { ...by, requestId: 'first' })).toEqual(made);
    await expect(catalog.change(changes, by)).rejects.toBeInstanceOf(TenureConflictError);
    const set = { renewal: 'manual' };
    await catalog.change([{ kind: 'change', of: 'connector', name: '.com', set, expectedVersion: 1 }], by);
    expect(await catalog.get()).toMatchObject({
      revision: 2,
      tlds: [{ name: 'com', version: 1 }],
      connectors: [{ name: '.com', version: 2, changedBy: 'op-7', record: { renewal: 'manual' } }],
    });
    expect(await catalog.history('connector', '.com')).toMatchObject([
      { version: 2, fields: { renewal: { from: 'automatic', to: 'manual' } } },
      { version: 1, reason: 'set up', change: 'created' },
    ]);
    expect(await catalog.history('connector', 'no such')).toEqual([]);
    expect(await catalog.changesTowards(await catalog.export())).toEqual([]);
  });

  test.each([
    ['a lock on .de', 'de', { whoisPrivacy: false }, 'registrarLock', '.de has no registrar lock.'],
    ['privacy on .us', 'us', {}, 'whoisPrivacy', '.us has no WHOIS privacy.'],
    [
      'a transfer key outside the list of the connector page',
      'uk',
      { registrarLock: false, whoisPrivacy: false, transferKey: true },
      'transferKey',
      'the registrar does not show the transfer key of .uk.',
    ],
  ])('refuses %s with the reason, and takes it with a recorded override', async (_, tld, flags, field, sentence) => {
    const { catalog } = tenureOf(env, `policy-${tld}`);
    await catalog.change(simulatorChanges(env), by);
    const record = connector(tld, flags);
    const entry = { kind: 'create', of: 'tld', record: { name: tld } } as const;
    const refusal = catalog.change([entry, { kind: 'create', of: 'connector', record }], by);
    await expect(refusal).rejects.toBeInstanceOf(TenureRefusedError);
    await expect(refusal).rejects.toMatchObject({
      problems: [{ field: `changes.1.record.${field}`, sentence: expect.stringContaining(sentence) }],
    });
    const override = { by: 'op-7', reason: 'confirmed by the registrar' };
    await catalog.change([entry, { kind: 'create', of: 'connector', record: { ...record, override } }], by);
    expect((await catalog.get())?.connectors.find(({ name }) => name === `.${tld}`)?.record).toMatchObject({
      override,
    });
  });
});

describe('operations of an account in the catalog', () => {
  test('a new registrar record is served within 30 s by a worker that runs already', async () => {
    const tenure = tenureOf(env, 'shop');
    await tenure.catalog.change(simulatorChanges(env), by);
    const operation = await tenure.register(orderFor(freshName()));
    expect(await operation.result({ timeoutMs: 30_000 })).toMatchObject({ outcome: 'registered' });
  });

  test('R-19: a connector changed while an operation waits: the running one keeps its version and says so, the next takes the new one', async () => {
    const tenure = tenureOf(env, 'changing');
    await tenure.catalog.change(simulatorChanges(env), by);
    const domain = freshName();
    await env.simulator.admin.addFault({
      on: { command: 'SW_REGISTER', domain },
      action: { kind: 'asynchronous', outcome: 'completed', afterSeconds: 3_600 },
    });
    const waiting = await tenure.register(orderFor(domain));
    await until(
      () => waiting.state(),
      ({ state }) => state === 'in_progress',
    );
    const set = { registrarLock: false };
    await tenure.catalog.change([{ kind: 'change', of: 'connector', name: '.com', set }], by);
    await knows('changing', 2);
    const next = freshName();
    await expect(tenure.register(orderFor(next))).rejects.toThrow(/lock/i);
    const { registrarLock: _, ...unlocked } = orderFor(next);
    const second = await tenure.register(unlocked);
    expect((await shown(waiting.id)).connectorVersion).toBe(1);
    expect((await shown(second.id)).connectorVersion).toBe(2);
    await env.simulator.admin.moveClock({ advanceSeconds: 7_200 });
    expect(await waiting.result()).toMatchObject({ outcome: 'registered' });
    expect(await second.result()).toMatchObject({ outcome: 'registered' });
  });

  test('a registrar whose key the worker lacks blocks the operation with what is missing, and the key lets it go on', async () => {
    const tenure = tenureOf(env, 'keyless');
    await tenure.catalog.change(simulatorChanges(env, { key: { env: 'TENURE_TEST_ABSENT_KEY' } }), by);
    const operation = await tenure.register(orderFor(freshName()));
    const blocked = await until(
      () => operation.state(),
      ({ state }) => state === 'blocked',
      60_000,
    );
    expect(blocked.waitingFor).toMatchObject({
      kind: 'no_worker',
      next: expect.stringContaining('the environment variable TENURE_TEST_ABSENT_KEY is not set.'),
    });
    vi.stubEnv('TENURE_TEST_ABSENT_KEY', env.simulator.accounts[0]?.key ?? '');
    expect(await operation.result({ timeoutMs: 60_000 })).toMatchObject({ outcome: 'registered' });
  });

  test('an account in file and catalog is served by the catalog from its first connector on, and the worker says so once', async () => {
    await env.tenure.catalog.change([{ kind: 'create', of: 'tld', record: { name: 'com' } }], by);
    const before = await env.tenure.register(orderFor(freshName()));
    expect((await shown(before.id)).connector).toBe('com at OpenSRS');
    await env.tenure.catalog.change(simulatorChanges(env).slice(1), by);
    await knows('demo', 1);
    const after = await env.tenure.register(orderFor(freshName()));
    expect((await shown(after.id)).connector).toBe('.com');
    expect(await before.result()).toMatchObject({ outcome: 'registered' });
    expect(await after.result()).toMatchObject({ outcome: 'registered' });
    expect(
      warnings.filter((sentence) => sentence.includes('Account "demo" stands in the settings file and in the catalog')),
    ).toHaveLength(1);
  });

  test('a registrar record that is removed is served no more, and its name may come back', async () => {
    const tenure = tenureOf(env, 'leaving');
    const changes = simulatorChanges(env);
    await tenure.catalog.change(changes, by);
    const served = () => Promise.resolve(worker.settings().accounts.get('leaving')?.registrars.length ?? 0);
    await until(served, (count) => count === 1);
    const remove = (of: 'connector' | 'registrar', name: string) => ({ kind: 'remove', of, name }) as const;
    await tenure.catalog.change([remove('connector', '.com'), remove('registrar', 'opensrs')], by);
    await until(served, (count) => count === 0);
    const asked = tenure.register(orderFor(freshName()));
    await expect(asked).rejects.toThrow('no connector of account "leaving" serves this TLD');
    await tenure.catalog.change(changes.slice(1), by);
    await until(served, (count) => count === 1);
    const operation = await tenure.register(orderFor(freshName()));
    expect((await shown(operation.id)).connectorVersion).toBe(3);
    expect(await operation.result()).toMatchObject({ outcome: 'registered' });
  });

  test('forty-five requests at once, right after a change, are all answered', async () => {
    const tenure = tenureOf(env, 'busy');
    await tenure.catalog.change(simulatorChanges(env), by);
    const operations = await Promise.all(Array.from({ length: 45 }, () => tenure.register(orderFor(freshName()))));
    const results = await Promise.all(operations.map((operation) => operation.result()));
    expect(results.every(({ outcome }) => outcome === 'registered')).toBe(true);
  });
});

test('a catalog of 500 connectors goes through new runs, and older history is in the audit log before it is dropped', async () => {
  const tenure = tenureOf(env, 'large');
  const tlds = Array.from({ length: 500 }, (_, n) => `tld${n}`);
  const flags = { registrarLock: false, whoisPrivacy: false, acceptDefaultPolicy: true };
  const registrars = simulatorChanges(env).filter(({ of }) => of === 'registrar');
  const records = tlds.flatMap((tld) => [
    { kind: 'create', of: 'tld', record: { name: tld } } as const,
    { kind: 'create', of: 'connector', record: connector(tld, flags) } as const,
  ]);
  await tenure.catalog.change([...registrars, ...records], by);
  const handle = env.client.workflow.getHandle(catalogWorkflowId('large'));
  const first = (await handle.describe()).runId;
  for (let round = 0; round < 30; round++) {
    const renewal = round % 2 === 0 ? 'manual' : 'automatic';
    const changes = tlds.map(
      (tld) => ({ kind: 'change', of: 'connector', name: `.${tld}`, set: { renewal } }) as const,
    );
    await tenure.catalog.change(changes, by);
  }
  const last = await until(
    () => handle.describe(),
    ({ runId }) => runId !== first,
  );
  expect(last.runId).not.toBe(first);
  const view = await tenure.catalog.get();
  expect(view?.connectors.map(({ version }) => version)).toEqual(tlds.map(() => 31));
  expect(await tenure.catalog.history('connector', '.tld7')).toHaveLength(10);
  const lines = await until(
    async () => (await readFile(join(auditDir, 'catalog-large.jsonl'), 'utf8')).trim().split('\n'),
    (found) => found.length >= 500 * 21,
  );
  const entries = lines.map((line) => JSON.parse(line) as { name: string; version: number });
  expect(new Set(entries.map(({ name, version }) => `${name} ${version}`)).size).toBe(500 * 21);
  expect(entries.filter(({ name }) => name === '.tld7').map(({ version }) => version)).toEqual(
    Array.from({ length: 21 }, (_, n) => n + 1),
  );
});
