// What is worth a replay fixture: every path of a registration and of a name's life, each once.
import { randomUUID } from 'node:crypto';
import {
  type OperationHandle,
  type OperationStatus,
  type RegistrationOrder,
  TenureRefusedError,
} from '../../../src/client/index.js';
import { domainWorkflowId } from '../../../src/contract/ids.js';
import type { FaultInput } from '../../../src/simulator/admin-client.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import type { SettingsOverrides, TenureEnvironment } from '../../support/tenure-environment.js';
import { advance } from '../../support/skip-time.js';
import { until } from '../../support/until.js';

export interface Scenario {
  /** Becomes the first part of the file names. */
  readonly name: string;
  /** Settings of the worker, for this scenario alone. */
  readonly settings?: SettingsOverrides;
  /** What `play` answers. @default 'name' */
  readonly about?: 'name' | 'workflow';
  /** Brings everything about; answers the name that it was about, or the id of the workflow. */
  readonly play: (env: TenureEnvironment) => Promise<string>;
}

/** Refused by any machine at once: the discard port of loopback. */
export const NOBODY_THERE = 'http://127.0.0.1:9/';

export const scenarios: readonly Scenario[] = [
  { name: 'done', play: (env) => register(env, freshName()) },
  {
    name: 'done-with-shortfall',
    play: async (env) => {
      const domain = freshName();
      await onRegister(env, domain, { kind: 'privacy_refused' });
      await env.simulator.admin.seedOrder({ domain });
      return register(env, domain, { reference: 'order-4711' });
    },
  },
  {
    name: 'parked-then-processed',
    play: async (env) => {
      const { operation, orderId } = await parked(env, 'nameserver');
      await operation.processOrder({ orderId });
      await operation.result();
      return operation.domain;
    },
  },
  {
    name: 'parked-then-cancelled',
    play: async (env) => {
      const { operation } = await parked(env, 'nameserver');
      await operation.cancel();
      await operation.result();
      return operation.domain;
    },
  },
  {
    name: 'parked-for-funds',
    play: async (env) => {
      const domain = freshName();
      await onRegister(env, domain, { kind: 'park', reason: 'funds' });
      return register(env, domain);
    },
  },
  {
    name: 'short-of-funds-without-order',
    play: async (env) => {
      const domain = freshName();
      await onRegister(env, domain, { kind: 'park', reason: 'funds', form: 'no_order' });
      return register(env, domain);
    },
  },
  {
    name: 'saved-then-processing-lost',
    play: async (env) => {
      const operation = await env.tenure.register(orderFor(freshName(), { handling: 'save' }));
      const orderId = await waitingOrder(operation, ({ state }) => state === 'action_required');
      await onOrder(env, 'PROCESS_PENDING', { kind: 'drop' });
      await operation.processOrder({ orderId });
      await operation.result();
      return operation.domain;
    },
  },
  {
    name: 'declined-chain',
    play: async (env) => {
      const { operation, orderId } = await atRegistry(env);
      await env.simulator.admin.declineOrder(Number(orderId), 'Contact data not accepted');
      await until(
        () => operation.state(),
        ({ state }) => state === 'action_required',
      );
      await operation.processOrder({ orderId });
      await operation.result();
      return operation.domain;
    },
  },
  {
    name: 'asynchronous',
    play: async (env) => {
      const { operation, orderId } = await atRegistry(env);
      await env.simulator.admin.completeOrder(Number(orderId));
      await operation.result();
      return operation.domain;
    },
  },
  {
    name: 'taken-at-look-up',
    play: async (env) => {
      const domain = freshName();
      await env.simulator.admin.seedDomain({ domain, taken: true });
      return register(env, domain);
    },
  },
  {
    name: 'taken-after-order',
    play: async (env) => {
      const domain = freshName();
      await onRegister(env, domain, { kind: 'park', reason: 'taken' });
      return register(env, domain);
    },
  },
  {
    name: 'premium',
    play: async (env) => {
      const domain = freshName();
      await env.simulator.admin.setPremium({ domain, price: 2_500 });
      return register(env, domain);
    },
  },
  {
    name: 'refused',
    play: async (env) => {
      const domain = freshName();
      await onRegister(env, domain, { kind: 'reply', code: 465 }, 'before');
      return register(env, domain);
    },
  },
  {
    name: 'unknown-executed',
    play: async (env) => {
      const domain = freshName();
      await onRegister(env, domain, { kind: 'drop' }, 'commit');
      return register(env, domain);
    },
  },
  {
    name: 'unknown-not-executed',
    play: async (env) => {
      const domain = freshName();
      await onRegister(env, domain, { kind: 'drop' }, 'before');
      return register(env, domain);
    },
  },
  {
    name: 'not-sent-then-sent',
    play: async (env) => {
      const operation = await heldUp(env, { writes: false });
      await env.changeSettings({});
      await operation.result();
      return operation.domain;
    },
  },
  {
    name: 'registrar-down-then-back',
    play: async (env) => {
      const operation = await heldUp(env, { url: NOBODY_THERE });
      await env.changeSettings({});
      await operation.result();
      return operation.domain;
    },
  },
  {
    name: 'cancelled-before-sending',
    play: async (env) => {
      const operation = await heldUp(env, { url: NOBODY_THERE });
      await operation.cancel();
      await operation.result();
      await withSettings(env, {});
      return operation.domain;
    },
  },
  {
    name: 'empty-life',
    // Its only request is refused: it ends by itself after a minute.
    play: async (env) => {
      const domain = freshName();
      await withSettings(env, { connector: { registration: 'unsupported' } });
      await env.tenure.register(orderFor(domain)).catch(expectRefusal);
      await withSettings(env, {});
      await advance(env.client, domainWorkflowId('demo', domain), 61_000);
      await env.client.workflow.getHandle(domainWorkflowId('demo', domain)).result();
      return domain;
    },
  },
  {
    name: 'life',
    // Two requests, one of them waiting in the queue; a repeat, a refusal, a withdrawal; the name rolls over twice.
    play: async (env) => {
      const { operation, orderId } = await parked(env, 'nameserver');
      const { domain } = operation;
      const second = await env.tenure.register(orderFor(domain, { requestId: 'second' }));
      await env.tenure.register(orderFor(domain, { requestId: 'second' }));
      await withSettings(env, { connector: { registration: 'unsupported' } });
      await env.tenure.register(orderFor(domain, { requestId: 'refused' })).catch(expectRefusal);
      await withSettings(env, {});
      const third = await env.tenure.register(orderFor(domain, { requestId: 'third' }));
      await third.cancel();
      const life = env.client.workflow.getHandle(domainWorkflowId('demo', domain));
      await rolledOver(env, domain);
      await operation.processOrder({ orderId });
      await operation.result();
      await second.result();
      await rolledOver(env, domain);
      await life.signal('operationEnded', 'not an ending');
      await life.signal('nobodyKnowsThis');
      return domain;
    },
  },
];

async function register(
  env: TenureEnvironment,
  domain: string,
  changes: Partial<RegistrationOrder> = {},
): Promise<string> {
  const operation = await env.tenure.register(orderFor(domain, changes));
  await operation.result();
  return domain;
}

function onRegister(
  env: TenureEnvironment,
  domain: string,
  action: FaultInput['action'],
  after: 'before' | 'commit' = 'commit',
): Promise<unknown> {
  return env.simulator.admin.addFault({ on: { command: 'SW_REGISTER', domain }, after, action });
}

/** Scenarios are played one after the other: the next call of this command is the one that is meant. */
function onOrder(env: TenureEnvironment, command: string, action: FaultInput['action']): Promise<unknown> {
  return env.simulator.admin.addFault({ on: { command }, action });
}

async function waitingOrder(operation: OperationHandle, isIt: (status: OperationStatus) => boolean): Promise<string> {
  const status = await until(() => operation.state(), isIt);
  return status.orderIds[0] ?? '';
}

async function parked(
  env: TenureEnvironment,
  reason: 'nameserver',
): Promise<{ readonly operation: OperationHandle; readonly orderId: string }> {
  const domain = freshName();
  await onRegister(env, domain, { kind: 'park', reason });
  const operation = await env.tenure.register(orderFor(domain));
  return { operation, orderId: await waitingOrder(operation, ({ state }) => state === 'action_required') };
}

async function atRegistry(
  env: TenureEnvironment,
): Promise<{ readonly operation: OperationHandle; readonly orderId: string }> {
  const domain = freshName();
  await onRegister(env, domain, { kind: 'asynchronous', outcome: 'never' });
  const operation = await env.tenure.register(orderFor(domain));
  return { operation, orderId: await waitingOrder(operation, ({ waitingFor }) => waitingFor.kind === 'registry') };
}

async function heldUp(env: TenureEnvironment, registrar: Readonly<Record<string, unknown>>): Promise<OperationHandle> {
  await withSettings(env, { registrar });
  const operation = await env.tenure.register(orderFor(freshName(), { requestId: randomUUID() }));
  await until(
    () => operation.state(),
    ({ state }) => state === 'blocked',
  );
  return operation;
}

/** A worker reads its settings when it starts; a running one notices a change only after a while. */
export async function withSettings(env: TenureEnvironment, overrides: SettingsOverrides): Promise<void> {
  await env.stopWorker();
  await env.changeSettings(overrides);
  await env.startWorker();
}

function expectRefusal(error: unknown): void {
  if (!(error instanceof TenureRefusedError)) throw error;
}

async function rolledOver(env: TenureEnvironment, domain: string): Promise<void> {
  const handle = env.client.workflow.getHandle(domainWorkflowId('demo', domain));
  const { runId } = await handle.describe();
  await handle.signal('refresh');
  await until(
    () => handle.describe(),
    (description) => description.runId !== runId,
  );
}
