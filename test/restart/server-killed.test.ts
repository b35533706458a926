// SIGKILL for the Temporal server while an order is on the wire; it comes back on its file, and money moves once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationHandle } from '../../src/client/index.js';
import type { WorkerProcess } from '../support/processes.js';
import { freshName, orderFor } from '../support/registration-order.js';
import { type HeldCall, expectOneOrder, holdCall } from './support/orders.js';
import { type OwnServer, startOwnServer } from './support/own-server.js';
import { type Stage, setStage } from './support/stage.js';

let server: OwnServer;
let stage: Stage;
let worker: WorkerProcess;
beforeAll(async () => {
  server = await startOwnServer();
  stage = await setStage({ address: server.address });
  worker = await stage.startWorker();
});
afterAll(async () => {
  await stage.close();
  await server.close();
});

interface OnTheWire {
  readonly operation: OperationHandle;
  readonly reply: HeldCall;
}

async function orderOnTheWire(): Promise<OnTheWire> {
  const domain = freshName();
  const reply = await holdCall(stage, domain, 'SW_REGISTER', 'commit');
  const operation = await stage.tenure.register(orderFor(domain));
  await reply.reached();
  return { operation, reply };
}

test('R-25: killed and started again on its file, worker and client staying: one order', async () => {
  const { operation, reply } = await orderOnTheWire();
  const ended = expectOneOrder(stage, operation);
  await server.kill();
  await server.startAgain();
  await reply.release();
  await ended;
});

test('killed, and the answer comes while it is away: one order', async () => {
  const { operation, reply } = await orderOnTheWire();
  const ended = expectOneOrder(stage, operation);
  await server.kill();
  await reply.release();
  await server.startAgain();
  await ended;
});

test('R-25: killed together with the worker: one order', async () => {
  const { operation } = await orderOnTheWire();
  const ended = expectOneOrder(stage, operation);
  await Promise.all([server.kill(), worker.kill()]);
  await server.startAgain();
  worker = await stage.startWorker();
  await ended;
  expect((await operation.state()).state).toBe('succeeded');
});
