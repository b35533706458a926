// Versions are an option of the worker, never of workflow code: names and waiting operations move from plain workers to
// versioned ones, from version to version, and back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshName, orderFor } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';

let env: TenureEnvironment;
beforeAll(async () => {
  env = await createTenureEnvironment();
});
afterAll(() => env.close());

const deploymentName = 'tenure';

/** Empty build id: plain workers again. */
async function makeCurrent(buildId: string): Promise<void> {
  const { workflowService } = env.client.connection;
  await until(
    () =>
      workflowService
        .setWorkerDeploymentCurrentVersion({
          namespace: env.namespace,
          deploymentName,
          buildId,
          ignoreMissingTaskQueues: true,
          allowNoPollers: true,
        })
        .then(
          () => 'current',
          (error: unknown) => String(error), // the server learns of a new version from its first poll
        ),
    (answer) => answer === 'current',
  );
}

test('an operation that waits moves from a plain worker to version 1, to version 2, and is finished by a plain one', async () => {
  const domain = freshName();
  const operation = await env.tenure.register(orderFor(domain, { handling: 'save' }));
  const saved = await until(
    () => operation.state(),
    ({ state }) => state === 'action_required',
  );
  for (const buildId of ['v1', 'v2']) {
    await env.stopWorker();
    await env.startWorker({ deployment: { deploymentName, buildId } });
    await makeCurrent(buildId);
    expect((await operation.state()).state, buildId).toBe('action_required');
    const other = await env.tenure.register(orderFor(freshName()));
    expect(await other.result(), buildId).toMatchObject({ outcome: 'registered' });
  }
  await env.stopWorker();
  await makeCurrent('');
  await env.startWorker();
  await operation.processOrder({ orderId: saved.orderIds[0] ?? '' });
  expect(await operation.result()).toMatchObject({ outcome: 'registered', orderIds: saved.orderIds });
});
