import { WithStartWorkflowOperation } from '@temporalio/client';
import { afterAll, beforeAll, test } from 'vitest';
import { domainWorkflowId } from '../../../src/contract/ids.js';
import { WORKFLOW_QUEUE } from '../../../src/contract/queues.js';
import { importDomain } from '../../../src/workflows/messages.js';
import { freshName } from '../../support/registration-order.js';
import { advance } from '../../support/skip-time.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';

let env: TenureEnvironment;
const seen: string[] = [];
beforeAll(async () => {
  env = await createTenureEnvironment({
    worker: {
      activityInterceptors: [
        (context) => ({
          inbound: {
            execute: async (input, next) => {
              const { info } = context;
              seen.push(
                `${new Date().toISOString()} ${info.activityType} ${info.attempt} first ${new Date(info.scheduledTimestampMs).toISOString()} current ${new Date(info.currentAttemptScheduledTimestampMs).toISOString()}`,
              );
              return next(input);
            },
          },
        }),
      ],
    },
  });
});
afterAll(() => env.close());
const DAY = 86_400_000;

test('probe', async () => {
  const domain = freshName();
  const workflowId = domainWorkflowId('demo', domain);
  await env.simulator.admin.seedDomain({ domain, expiresAt: '2028-02-29T10:00:00.000Z' });
  const answer = await env.client.workflow.executeUpdateWithStart(importDomain, {
    args: [{ by: 'me' }],
    startWorkflowOperation: new WithStartWorkflowOperation('domain', {
      workflowId,
      taskQueue: WORKFLOW_QUEUE,
      args: [{ schemaVersion: 1, account: 'demo', domain }],
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  });
  console.log(answer);
  const t0 = Date.now();
  for (let n = 0; n < 4; n++) await advance(env.client, workflowId, 45 * DAY);
  console.log(Date.now() - t0, 'ms');
  console.log(seen.join('\n'));
  const list: string[] = [];
  for await (const { runId } of env.client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
    const h = await env.client.workflow.getHandle(workflowId, runId).fetchHistory();
    list.push(runId + '\n  ' + (h.events ?? []).map((e) => `${e.eventId}:${e.eventType}`).join(' '));
  }
  console.log(list.join('\n'));
});
