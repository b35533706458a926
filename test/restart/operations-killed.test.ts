// SIGKILL in the middle of other operations: a renewal is paid once, and what was unlocked is locked again.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { OperationHandle, OperationRequest } from '../../src/client/index.js';
import { freshName } from '../support/registration-order.js';
import { holdCall } from './support/orders.js';
import { type Stage, setStage } from './support/stage.js';

const PATIENCE_MS = 150_000;
const DAY_MS = 86_400_000;

const stages: Stage[] = [];
async function ownStage(): Promise<Stage> {
  const stage = await setStage({ address: inject('temporal').address });
  stages.push(stage);
  return stage;
}
let renewing: Stage;
let unlocking: Stage;
beforeAll(async () => {
  renewing = await ownStage();
  unlocking = await ownStage();
});
afterAll(async () => void (await Promise.all(stages.map((stage) => stage.close()))));

function ask(stage: Stage, operation: OperationRequest['operation']): Promise<OperationHandle> {
  return stage.tenure.request({ requestId: randomUUID(), operation });
}

test.concurrent('R-25: killed while the registrar holds the reply of a renewal: one year, one charge', async () => {
  const domain = freshName();
  const expiresAt = new Date(Date.now() + 183 * DAY_MS).toISOString();
  await renewing.simulator.admin.seedDomain({ domain, expiresAt });
  const reply = await holdCall(renewing, domain, 'RENEW', 'commit');
  const worker = await renewing.startWorker();
  const request = { domain: domain as never, periodYears: 1 };
  const operation = await ask(renewing, { type: 'renewDomain', request });
  await reply.reached();
  await worker.kill();
  await renewing.startWorker();
  expect(await operation.result({ timeoutMs: PATIENCE_MS })).toMatchObject({ outcome: 'renewed', periodYears: 1 });
  const { entries } = await renewing.simulator.admin.ledger(domain);
  expect(entries.filter(({ kind }) => kind === 'charge')).toHaveLength(1);
  const sent = (await renewing.simulator.admin.journal(domain)).filter(({ command }) => command === 'RENEW');
  expect(sent).toHaveLength(1);
});

test.concurrent('R-14: killed while the name is unlocked for a change: changed, and locked again', async () => {
  const domain = freshName();
  const { admin } = unlocking.simulator;
  await admin.seedDomain({ domain, lock: true, nameservers: ['ns1.old.example', 'ns2.old.example'] });
  await admin.addFault({ on: { domain }, times: 'always', action: { kind: 'lock_refuses' } });
  const unlocked = await holdCall(unlocking, domain, 'MODIFY', 'commit');
  const worker = await unlocking.startWorker();
  const nameServers = ['ns1.new.example', 'ns2.new.example'];
  const operation = await ask(unlocking, {
    type: 'updateNameservers',
    request: { domain: domain as never, nameServers },
  });
  await unlocked.reached();
  expect((await admin.domains()).find(({ name }) => name === domain)?.lock).toBe(false);
  await worker.kill();
  await unlocking.startWorker();
  expect(await operation.result({ timeoutMs: PATIENCE_MS })).toMatchObject({
    outcome: 'name_servers_set',
    nameServers,
  });
  expect((await admin.domains()).find(({ name }) => name === domain)?.lock).toBe(true);
});
