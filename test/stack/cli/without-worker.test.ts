// What a client sees when no worker runs, and that nothing is lost by it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TenureUnavailableError } from '../../../src/client/index.js';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { type CommandLine, openCommandLine } from './command-line.js';

let stack: TenureEnvironment;
let cli: CommandLine;
beforeAll(async () => {
  stack = await createTenureEnvironment({ worker: 'none' });
  cli = await openCommandLine(stack);
});
afterAll(async () => {
  await cli.close();
  await stack.close();
});

test('a request without a worker is exit code 4; repeated under the same id it is one order', async () => {
  const domain = freshName();
  const file = await cli.orderFile(orderFor(domain));
  const refused = await cli.tenure('register', '--file', file);
  expect(refused).toMatchObject({ code: 4, out: '' });
  expect(refused.notes).toMatch(/no Tenure worker answered in namespace .*Start one with: tenure worker/);

  await stack.startWorker();
  expect(await cli.tenure('register', '--file', file)).toMatchObject({ code: 0 });
  const { entries } = await stack.simulator.admin.ledger(domain);
  expect(entries.filter((entry) => entry.kind === 'charge')).toHaveLength(1);
  await stack.stopWorker();
});

test('what has ended is read without a worker', async () => {
  await stack.startWorker();
  const operation = await stack.tenure.register(orderFor(freshName(), { reference: 'ref-9' }));
  const result = await operation.result();
  await stack.stopWorker();
  expect(await operation.result()).toEqual(result);
  expect(await operation.state()).toMatchObject({
    source: 'record',
    state: 'succeeded',
    reference: 'ref-9',
    orderIds: 'orderIds' in result ? result.orderIds : [],
    result,
  });
});

test('what runs is shown as stored last, waiting for a worker', async () => {
  await stack.startWorker();
  const domain = freshName();
  await stack.simulator.admin.addFault({
    on: { command: 'SW_REGISTER', domain },
    action: { kind: 'asynchronous', outcome: 'never' },
  });
  const operation = await stack.tenure.register(orderFor(domain));
  for await (const status of operation.progress()) if (status.waitingFor.kind === 'registry') break;
  await stack.stopWorker();
  expect(await operation.state()).toMatchObject({
    source: 'record',
    state: 'in_progress',
    waitingFor: { kind: 'no_worker' },
  });
  await expect(operation.cancel()).rejects.toBeInstanceOf(TenureUnavailableError);
});
