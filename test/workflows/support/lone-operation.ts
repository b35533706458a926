// A registration by itself, without the life of its name: its clock can be moved freely, and its pace is the test's.
import { makePinSettings } from '../../../src/activities/pin-settings.js';
import type { OperationHandle, RegistrationOrder } from '../../../src/client/index.js';
import { operationWorkflowId } from '../../../src/contract/ids.js';
import { WORKFLOW_QUEUE } from '../../../src/contract/queues.js';
import { checkedRequest } from '../../../src/domain/operation-request.js';
import { type Pace, defaultPace } from '../../../src/domain/pace.js';
import { openSettingsFile } from '../../../src/worker/settings-source.js';
import type { RegistrationRequest } from '../../../src/domain/registration-request.js';
import { registerDomain } from '../../../src/workflows/register-domain.js';
import type { TenureEnvironment } from '../../support/tenure-environment.js';
import { testKeyRing } from '../../support/worker-environment.js';

/**
 * Starts a registration at the pace of production, but for what is given: each poll costs a skip, and the server allows two
 * hundred for each advance.
 */
export async function startLoneOperation(
  env: TenureEnvironment,
  order: RegistrationOrder,
  pace: Partial<Pace> = {},
): Promise<OperationHandle> {
  const { requestId, reference: _, ...request } = order;
  const checked = checkedRequest({ requestId, operation: { type: 'registerDomain', request } });
  if (checked.kind === 'invalid') throw new Error(checked.problems[0].sentence);
  const settings = openSettingsFile(env.settingsFile, () => {});
  const pin = makePinSettings(settings, async () => (await testKeyRing.current()).id);
  const pinned = await pin({ account: 'demo', domain: order.domain, type: 'registerDomain' });
  if (pinned.kind === 'refused') throw new Error(pinned.problem.sentence);
  const operationId = operationWorkflowId('registerDomain', 'demo', order.domain, requestId);
  await env.client.workflow.start(registerDomain, {
    workflowId: operationId,
    taskQueue: WORKFLOW_QUEUE,
    args: [
      {
        schemaVersion: 1,
        operationId,
        account: 'demo',
        requestId,
        acceptedAt: new Date().toISOString(),
        request: checked.value.operation.request as RegistrationRequest,
        settings: { ...pinned.settings, pace: { ...defaultPace, ...pace } },
      },
    ],
  });
  return env.tenure.operation(operationId);
}
