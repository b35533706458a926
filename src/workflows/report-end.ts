import { getExternalWorkflowHandle, log } from '@temporalio/workflow';
import { domainWorkflowId } from '../contract/ids.js';
import type { OperationView } from '../domain/operation.js';
import { operationEnded } from './messages.js';
import { operationEndFrom } from '../domain/operation-end.js';

/** Tells `domain`. A parent that is gone must not turn a success into a failure. */
export async function reportEnd(view: OperationView): Promise<void> {
  const parent = getExternalWorkflowHandle(domainWorkflowId(view.account, view.domain));
  try {
    await parent.signal(operationEnded, operationEndFrom(view));
  } catch (error) {
    log.warn('the domain could not be told of the end of an operation; it reads it at its deadline', {
      error: String(error),
    });
  }
}
