// What a workflow's history says without any key: search attributes and failure types stay in clear.
import type { Client } from '@temporalio/client';

/** Every state that was shown, in order, read from the search attributes at start and from each later writing. */
export async function statesShown(client: Client, workflowId: string): Promise<readonly string[]> {
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  const states: string[] = [];
  for (const event of history.events ?? []) {
    const fields =
      event.workflowExecutionStartedEventAttributes?.searchAttributes?.indexedFields ??
      event.upsertWorkflowSearchAttributesEventAttributes?.searchAttributes?.indexedFields;
    const data = fields?.['TenureState']?.data;
    if (data !== undefined && data !== null) states.push(JSON.parse(Buffer.from(data).toString('utf8')) as string);
  }
  return states;
}
