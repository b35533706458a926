// The registrar says that something happened to a transfer: it is looked at then, at the pace of production.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { domainWorkflowId } from '../../../src/contract/ids.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';
import { startLoneTransfer } from './lone-transfer.js';
import { CODE, eventTypes, letArrive, nameElsewhere, transfer, waiting } from './support.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment({ pace: { factor: 1 } });
});
afterAll(() => env.close());

test('an event of the transfer brings the next look from a quarter of an hour to now', async () => {
  const domain = await nameElsewhere(env);
  const operation = await transfer(env, domain, { authCode: CODE });
  await waiting(operation, 'losing_registrar');
  await letArrive(env, domain);
  const name = env.client.workflow.getHandle(domainWorkflowId('demo', domain));
  await name.signal('registrarEvent', { eventId: '1', object: 'transfer', event: 'status_change', domain });
  expect(await operation.result({ timeoutMs: 60_000 })).toMatchObject({ outcome: 'transferred' });
});

test('a swarm of events brings one look, not one each', async () => {
  const domain = await nameElsewhere(env);
  const operation = await startLoneTransfer(env, domain, { authCode: CODE });
  await waiting(operation, 'losing_registrar');
  const scheduled = async () =>
    (await eventTypes(env, operation.id)).filter((type) => type === 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED').length;
  const before = await scheduled();
  const workflow = env.client.workflow.getHandle(operation.id);
  for (let n = 1; n <= 20; n++) await workflow.signal('refresh');
  expect(await until(scheduled, (count) => count > before)).toBe(before + 1);
  // A query is answered after everything that was signalled before it.
  expect((await operation.state()).waitingFor.kind).toBe('losing_registrar');
  expect(await scheduled()).toBe(before + 1);
});
