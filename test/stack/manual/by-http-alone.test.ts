// Every kind of manual step, completed by somebody who has nothing of ours: plain JSON over the HTTP API of the Temporal server.
// What has to be known to write it (the id of the workflow, which step of it, which version) stands in Current Details.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualStepKinds } from '../../../src/domain/manual-step/spec.js';
import { modifyExpireActionCommand, modifyRegistrarLockCommand } from '../../../src/xcp/commands/modify.js';
import { processOrderCommand } from '../../../src/xcp/commands/process-pending.js';
import { redeemCommand } from '../../../src/xcp/commands/redeem.js';
import { renewCommand } from '../../../src/xcp/commands/renew.js';
import { ask, heldName, inDays, openStep } from '../../support/held-names.js';
import { freshName, registrant } from '../../support/registration-order.js';
import { type RegistrarByHand, orderByHand, registrarByHand } from '../../support/registrar-by-hand.js';
import { testTemporalBinary } from '../../support/temporal-server.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';
import { type Message, type OverHttp, overHttp } from './support/over-http.js';

const CODE = 'Right-Code-77';
const contacts = { registrant, admin: registrant, billing: registrant };

let env: TenureEnvironment;
let hand: RegistrarByHand;
let http: OverHttp;
beforeAll(async () => {
  const people = { registration: 'manual', renewal: 'manual', transfer: 'manual', cancellation: 'manual' };
  env = await createTenureEnvironment({
    tlds: ['com', 'net', 'co.uk'],
    connectors: { net: { ...people, changes: 'manual' } },
    // A step that the registrar would settle by itself within seconds leaves nobody time to complete it.
    pace: { factor: 0.01 },
    worker: { limits: { writeDeadlineMs: 1_000 } },
  });
  hand = registrarByHand(env);
  http = overHttp(env);
});
afterAll(async () => {
  hand.close();
  await env.close();
});

const done = 'WORKFLOW_EXECUTION_STATUS_COMPLETED';
const head = (id: string, n = 1, taskVersion = 1): Message => ({ taskId: `${id}:${n}`, taskVersion, operator: 'ann' });
const note = 'done in the control panel';

async function panelShows(domain: string): Promise<{ readonly expiresAt: string }> {
  const { registryExpiry } = await hand.shown(domain);
  return { expiresAt: registryExpiry.slice(0, 10) };
}

async function asked(type: string, request: Message): Promise<string> {
  // As from a bare SDK: the client checks it like anybody's.
  const { id } = await ask(env, { type, request } as never);
  return id;
}

async function shownOpen(id: string): Promise<void> {
  await http.shown(id, 'action_required', 'operator');
}

/** By the kind of the step: from the request to its end. */
const stories = {
  registration: async () => {
    const domain = freshName('net');
    const id = await asked('registerDomain', { domain, periodYears: 1, contacts });
    await shownOpen(id);
    const orderId = await hand.send(orderByHand('registerDomain', domain));
    const { expiresAt } = await panelShows(domain);
    await http.signal(id, 'completeManualStep', { ...head(id), orderId, expiresAt, note });
    return id;
  },
  renewal: async () => {
    const domain = await heldName(env, {}, 'net');
    const id = await asked('renewDomain', { domain, periodYears: 1 });
    await shownOpen(id);
    const expiryYear = Number(inDays(183).slice(0, 4));
    const renewal = { domain, expiryYear, periodYears: 1, handle: 'process', registrarAutoRenew: false } as const;
    const orderId = await hand.send(renewCommand(renewal));
    const { expiresAt } = await panelShows(domain);
    // A wrong date is found out, and corrected.
    const wrong = inDays(200).slice(0, 10);
    await http.update(id, 'completeManualStep', { ...head(id), orderId, expiresAt: wrong, note });
    await openIn(id, 'contradicted');
    await http.update(id, 'completeManualStep', { ...head(id, 1, 2), orderId, expiresAt, note });
    return id;
  },
  transfer: async () => {
    const domain = freshName('net');
    await env.simulator.admin.seedDomain({ domain, taken: true, authCode: CODE });
    const id = await asked('transferDomain', { domain, contacts, authCode: CODE });
    await shownOpen(id);
    const orderId = await hand.send(orderByHand('transferDomain', domain, { authCode: CODE }));
    await env.simulator.admin.completeTransfer(domain);
    const { expiresAt } = await panelShows(domain);
    await http.update(id, 'completeManualStep', { ...head(id), orderId, expiresAt, note });
    return id;
  },
  transfer_approval: async () => {
    const domain = freshName('co.uk');
    await env.simulator.admin.seedDomain({ domain, taken: true });
    const id = await asked('transferDomain', { domain, contacts });
    await shownOpen(id);
    await http.update(id, 'completeManualStep', { ...head(id), note: 'the losing registrar has set the tag' });
    await http.shown(id, 'in_progress', 'losing_registrar');
    await env.simulator.admin.completeTransfer(domain);
    return id;
  },
  cancellation: async () => {
    const domain = await heldName(env, {}, 'net');
    const id = await asked('cancelDomain', { domain, how: 'let_expire', consent: { by: 'cust-7' } });
    await shownOpen(id);
    await hand.send(modifyExpireActionCommand(domain, 'lapse'));
    await http.signal(id, 'completeManualStep', { ...head(id), note });
    return id;
  },
  restore: async () => {
    const domain = await heldName(env, { createdAt: inDays(-425), expiresAt: inDays(-60) }, 'net');
    const id = await asked('restoreDomain', { domain });
    await shownOpen(id);
    await hand.send(redeemCommand(domain));
    const { expiresAt } = await panelShows(domain);
    // The API names no order for a restore; the control panel has a number of its own.
    await http.update(id, 'completeManualStep', { ...head(id), orderId: '4711', expiresAt, note });
    return id;
  },
  change: async () => {
    const domain = await heldName(env, {}, 'net');
    const id = await asked('setRegistrarLock', { domain, locked: true });
    await shownOpen(id);
    await hand.send(modifyRegistrarLockCommand(domain, true));
    // The same by the command line of the server.
    await cli('signal', id, 'completeManualStep', { ...head(id), note });
    return id;
  },
  settle_unknown: async () => {
    const domain = await heldName(env, { createdAt: inDays(-425), expiresAt: inDays(-60) });
    const lost = { on: { command: 'REDEEM', domain }, after: 'before', action: { kind: 'drop' } } as const;
    await env.simulator.admin.addFault(lost);
    const id = await asked('restoreDomain', { domain });
    await shownOpen(id);
    await hand.send(redeemCommand(domain));
    await http.update(id, 'completeManualStep', { ...head(id), note: 'it is in the account again' });
    return id;
  },
  parked_order: async () => {
    const domain = freshName();
    const id = await asked('registerDomain', { domain, periodYears: 1, contacts, handling: 'save' });
    await shownOpen(id);
    const [parked] = await env.simulator.admin.orders(domain);
    await hand.send(processOrderCommand(String(parked?.id)));
    const orderId = String((await env.simulator.admin.orders(domain)).find(({ status }) => status === 'processed')?.id);
    await http.update(id, 'completeManualStep', { ...head(id), orderId, note });
    return id;
  },
  customer_data: async () => {
    const domain = freshName('net');
    const id = await asked('registerDomain', { domain, periodYears: 1, contacts });
    await shownOpen(id);
    const field = 'contacts.registrant.phone';
    await http.update(id, 'returnManualStep', { ...head(id), fields: [field], note: 'the registry refuses it' });
    await http.shown(id, 'action_required', 'customer_data');
    await http.signal(id, 'supplyData', {
      ...head(id, 1, 2),
      operator: 'shop-1',
      values: { [field]: '+1.4165550199' },
    });
    await shownOpen(id);
    const orderId = await hand.send(orderByHand('registerDomain', domain));
    const { expiresAt } = await panelShows(domain);
    await http.update(id, 'completeManualStep', { ...head(id, 2), orderId, expiresAt, note });
    return id;
  },
  second_person: async () => {
    const domain = await heldName(env, { createdAt: inDays(-1), expiresAt: inDays(364) });
    const id = await asked('cancelDomain', { domain, how: 'delete', consent: { by: 'cust-7' } });
    await shownOpen(id);
    const own = http.update(id, 'approveManualStep', { ...head(id), operator: 'cust-7', note: 'me again' });
    await refusedWith('SecondPersonNeeded', own);
    await http.update(id, 'approveManualStep', { ...head(id), note: 'checked with the customer' });
    return id;
  },
  contradiction: async () => {
    const domain = await heldName(env, {}, 'net');
    const id = await asked('setRegistrarLock', { domain, locked: true });
    await shownOpen(id);
    await http.signal(id, 'completeManualStep', { ...head(id), note });
    await openIn(id, 'contradicted');
    const override = { reason: 'the registry shows the lock, the registrar is late' };
    await http.update(id, 'completeManualStep', { ...head(id, 1, 2), note, override });
    const { version } = await openIn(id, 'awaiting_approval');
    const own = http.update(id, 'approveManualStep', { ...head(id, 1, version), note: 'me again' });
    await refusedWith('SecondPersonNeeded', own);
    await http.update(id, 'approveManualStep', {
      ...head(id, 1, version),
      operator: 'bob',
      note: 'seen at the registry',
    });
    return id;
  },
} as const satisfies Readonly<Record<(typeof manualStepKinds)[number], () => Promise<string>>>;

/** The state inside a step is in Current Details; here it is read as they are. */
async function openIn(id: string, state: string): Promise<{ readonly version: number }> {
  const operation = env.tenure.operation(id);
  return until(
    () => openStep(operation),
    (step) => step.state === state,
  );
}

async function refusedWith(type: string, sent: Promise<void>): Promise<void> {
  const refusal = await sent.then(
    () => 'it was taken',
    (error: unknown) => String(error),
  );
  if (!refusal.includes(type)) throw new Error(`not refused with ${type}: ${refusal}`);
}

async function cli(command: 'signal', id: string, name: string, message: Message): Promise<void> {
  const { path } = await testTemporalBinary();
  const target = ['--address', env.address, '--namespace', env.namespace, '--workflow-id', id, '--name', name];
  await promisify(execFile)(path, ['workflow', command, ...target, '--input', JSON.stringify(message)]);
}

test.concurrent.each(manualStepKinds.map((kind) => [kind] as const))(
  '%s: completed with plain JSON over HTTP',
  async (kind) => {
    const id = await stories[kind]();
    expect(await http.ended(id)).toBe(done);
  },
);
