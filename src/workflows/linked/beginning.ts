// What a group begins with: who it is says the workflow id, what is wanted says the request, what is known the state handed on.
import { workflowInfo } from '@temporalio/workflow';
import { linkedOfWorkflowId } from '../../contract/ids.js';
import { type GroupSnapshot, freshGroup } from '../../domain/linked/group-snapshot.js';
import { LinkedGroup } from '../../domain/linked/linked-group.js';
import { type LinkedPlan, parseLinkedRequest } from '../../domain/linked/linked-request.js';
import { mustBeIntact } from '../intact-input.js';
import type { LinkedDomainsInput } from '../messages.js';
import { invalidInput } from '../valid-input.js';

export interface GroupBeginning {
  readonly group: LinkedGroup;
  /** Undefined once every name was asked for: nobody needs contacts any more. */
  readonly plan: LinkedPlan | undefined;
}

/** Throws a failure of type `InvalidInput` for a request that leaves no name to be asked for. */
export function begunGroup(input: LinkedDomainsInput): GroupBeginning {
  const { workflowId } = workflowInfo();
  const identity = linkedOfWorkflowId(workflowId);
  if (identity === undefined) {
    const sentence = `The id of linked orders is linked:{account}:{requestId}; this one is ${workflowId}.`;
    throw invalidInput([{ field: 'workflowId', sentence }]);
  }
  mustBeIntact(input, 'registerLinkedDomains');
  const plan = planFrom(input, identity.requestId);
  const state = input.state as GroupSnapshot | undefined;
  const reference = plan?.reference ?? state?.reference;
  const facts = { groupId: workflowId, ...identity, ...(reference === undefined ? {} : { reference }) };
  if (state !== undefined) return { group: new LinkedGroup(facts, state), plan };
  const members = (plan?.names ?? []).map(({ domain, problems }) =>
    problems === undefined
      ? ({ domain, state: 'pending' } as const)
      : ({ domain, state: 'refused', problems } as const),
  );
  return { group: new LinkedGroup(facts, freshGroup(members, Date.now())), plan };
}

function planFrom(input: LinkedDomainsInput, requestId: string): LinkedPlan | undefined {
  if (input.request === undefined && input.state !== undefined) return undefined;
  const parsed = parseLinkedRequest(input.request);
  if (parsed.kind === 'invalid') throw invalidInput(parsed.problems);
  if (parsed.value.requestId === requestId) return parsed.value;
  const sentence = `requestId: the workflow id says ${requestId}; the request says ${parsed.value.requestId}.`;
  throw invalidInput([{ field: 'requestId', sentence }]);
}
