// What a life of a name begins with: who it is says the workflow id, what it knows says the state handed on.
import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import { failureTypes } from '../contract/failure-types.js';
import { domainOfWorkflowId } from '../contract/ids.js';
import type { ALabel } from '../domain/domain-name.js';
import type { DomainSnapshot } from '../domain/domain-life.js';
import { mustBeIntact } from './intact-input.js';
import type { DomainInput } from './messages.js';

export interface DomainBeginning {
  readonly account: string;
  readonly name: ALabel;
  readonly state: DomainSnapshot | undefined;
}

/**
 * A first run carries nothing that its id does not say, so an input that cannot be read (a caller with another key) must not
 * block the name for those who come after. A later run carries the memory of the name: without it, it waits for the key.
 */
export function begunWith(input: DomainInput): DomainBeginning {
  const { workflowId, continuedFromExecutionRunId } = workflowInfo();
  const identity = domainOfWorkflowId(workflowId);
  if (identity === undefined) {
    const sentence = `The id of a domain workflow is domain:{account}:{name in ASCII form}; this one is ${workflowId}.`;
    throw ApplicationFailure.nonRetryable(sentence, failureTypes.InvalidInput);
  }
  if (continuedFromExecutionRunId === undefined) return { ...identity, state: undefined };
  mustBeIntact(input, 'domain');
  return { ...identity, state: input.state as DomainSnapshot | undefined };
}
