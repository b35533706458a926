// A transfer by itself, without the life of its name: its clock can be moved freely, and its pace is the test's.
import { randomUUID } from 'node:crypto';
import { makePinSettings } from '../../../src/activities/pin-settings.js';
import type { OperationHandle } from '../../../src/client/index.js';
import { operationWorkflowId } from '../../../src/contract/ids.js';
import { WORKFLOW_QUEUE } from '../../../src/contract/queues.js';
import { checkedRequest } from '../../../src/domain/operation-request.js';
import type { Pace } from '../../../src/domain/pace.js';
import type { TransferPace } from '../../../src/domain/transfer/transfer-pace.js';
import type { TransferRequest } from '../../../src/domain/transfer-request.js';
import { openSettingsFile } from '../../../src/worker/settings-source.js';
import { transferDomain } from '../../../src/workflows/transfer-domain.js';
import { registrant } from '../../support/registration-order.js';
import type { TenureEnvironment } from '../../support/tenure-environment.js';
import { testKeyRing } from '../../support/worker-environment.js';
import { paceOf } from '../../../src/domain/pinned-pace.js';

export async function startLoneTransfer(
  env: TenureEnvironment,
  domain: string,
  request: Readonly<Record<string, unknown>> = {},
  transferPace: Partial<TransferPace> = {},
  pace: Partial<Pace> = {},
): Promise<OperationHandle> {
  const requestId = randomUUID();
  const asked = { domain, contacts: { registrant, admin: registrant, billing: registrant }, ...request };
  const checked = checkedRequest({ requestId, operation: { type: 'transferDomain', request: asked } });
  if (checked.kind === 'invalid') throw new Error(checked.problems[0].sentence);
  const settings = openSettingsFile(env.settingsFile, () => {});
  const pin = makePinSettings(settings, async () => (await testKeyRing.current()).id);
  const pinned = await pin({ account: 'demo', domain, type: 'transferDomain' });
  if (pinned.kind === 'refused') throw new Error(pinned.problem.sentence);
  const basePace = paceOf(pinned.settings.pace);
  const operationId = operationWorkflowId('transferDomain', 'demo', domain, requestId);
  await env.client.workflow.start(transferDomain, {
    workflowId: operationId,
    taskQueue: WORKFLOW_QUEUE,
    args: [
      {
        schemaVersion: 1,
        operationId,
        account: 'demo',
        requestId,
        acceptedAt: new Date().toISOString(),
        request: checked.value.operation.request as TransferRequest,
        settings: {
          ...pinned.settings,
          pace: { ...basePace, ...pace, transfer: { ...basePace.transfer, ...transferPace } },
        },
      },
    ],
  });
  return env.tenure.operation(operationId);
}
