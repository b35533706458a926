// How the workflow of a credential is started: the same by the worker that serves it and by whoever asks it something.
import { TypedSearchAttributes } from '@temporalio/common';
import { registrarWorkflowId } from './ids.js';
import { WORKFLOW_QUEUE } from './queues.js';
import { searchAttributes } from './search-attributes.js';

export function registrarStart(account: string, registrar: string) {
  return {
    workflowId: registrarWorkflowId(account, registrar),
    taskQueue: WORKFLOW_QUEUE,
    args: [{ schemaVersion: 1, account, registrar }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    typedSearchAttributes: new TypedSearchAttributes([
      { key: searchAttributes.account, value: account },
      { key: searchAttributes.registrar, value: registrar },
    ]),
    staticSummary: `registrar ${registrar} of ${account}`,
  } as const;
}
