// How the workflow of a name is started when a message to it finds none (update-with-start).
import { WithStartWorkflowOperation } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { domainWorkflowId } from '../contract/ids.js';
import { WORKFLOW_QUEUE } from '../contract/queues.js';
import { searchAttributes } from '../contract/search-attributes.js';
import type { DomainInput } from '../workflows/messages.js';

/** An operation object may be used once only: each attempt makes its own. */
export function domainStart(account: string, domain: string) {
  const input: DomainInput = { schemaVersion: 1, account, domain };
  return new WithStartWorkflowOperation('domain', {
    workflowId: domainWorkflowId(account, domain),
    taskQueue: WORKFLOW_QUEUE,
    args: [input],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    typedSearchAttributes: new TypedSearchAttributes([
      { key: searchAttributes.account, value: account },
      { key: searchAttributes.domain, value: domain },
    ]),
    staticSummary: `${domain} of ${account}`,
  });
}
