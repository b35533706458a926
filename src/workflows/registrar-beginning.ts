// What the workflow of a credential begins with: which one it is says the workflow id, what it knows the state handed on.
import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import { failureTypes } from '../contract/failure-types.js';
import { registrarOfWorkflowId } from '../contract/ids.js';
import type { RegistrarSnapshot } from '../domain/registrar/registrar-life.js';
import { mustBeIntact } from './intact-input.js';
import type { RegistrarInput } from './messages.js';

export interface RegistrarBeginning {
  readonly account: string;
  readonly name: string;
  readonly state: RegistrarSnapshot | undefined;
}

/** As for `domain`: a first run needs no input, and an input that cannot be read must not block the credential. */
export function registrarBegunWith(input: RegistrarInput): RegistrarBeginning {
  const { workflowId, continuedFromExecutionRunId } = workflowInfo();
  const identity = registrarOfWorkflowId(workflowId);
  if (identity === undefined) {
    const sentence = `The id of a registrar workflow is registrar:{account}.{registrar}; this one is ${workflowId}.`;
    throw ApplicationFailure.nonRetryable(sentence, failureTypes.InvalidInput);
  }
  if (continuedFromExecutionRunId === undefined) return { ...identity, state: undefined };
  mustBeIntact(input, 'registrar');
  return { ...identity, state: input.state as RegistrarSnapshot | undefined };
}
