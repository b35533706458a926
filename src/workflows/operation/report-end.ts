import { getExternalWorkflowHandle, log } from '@temporalio/workflow';
import { domainWorkflowId } from '../../contract/ids.js';
import { memberEndFrom } from '../../domain/linked/member-end.js';
import { operationEndFrom } from '../../domain/operation-end.js';
import type { OperationView } from '../../domain/operation.js';
import { memberEnded, operationEnded } from '../messages.js';

/**
 * Tells `domain`, and the group that the operation belongs to. Whoever is gone must not turn a success into a failure; who
 * was not told reads the operation at a deadline.
 */
export async function reportEnd(view: OperationView, group?: string): Promise<void> {
  await Promise.all([
    told(
      'domain',
      getExternalWorkflowHandle(domainWorkflowId(view.account, view.domain)).signal(
        operationEnded,
        operationEndFrom(view),
      ),
    ),
    ...(group === undefined
      ? []
      : [told('group', getExternalWorkflowHandle(group).signal(memberEnded, memberEndFrom(view)))]),
  ]);
}

async function told(whom: 'domain' | 'group', signalled: Promise<void>): Promise<void> {
  try {
    await signalled;
  } catch (error) {
    log.warn(`the ${whom} could not be told of the end of an operation; it reads it at its deadline`, {
      error: String(error),
    });
  }
}
