// Starts operations as children that outlive their parent's runs.
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { WORKFLOW_QUEUE } from '../contract/queues.js';
import { searchAttributes } from '../contract/search-attributes.js';
import type { AcceptedOperation, DomainLife } from '../domain/domain-life.js';
import { settingsShown } from '../domain/settings.js';
import { type AnyRequest, operationKinds } from '../domain/operations/kinds.js';
import type { OperationInput } from './operation/input.js';

export class ChildStarter {
  readonly #life: DomainLife;
  #starting: Promise<void> = Promise.resolve();

  constructor(life: DomainLife) {
    this.#life = life;
  }

  start(operation: AcceptedOperation): Promise<void> {
    // Before it has started: while it starts, a cancellation must not find it waiting, and its report must find it running.
    this.#life.started(operation, Date.now());
    this.#starting = this.#start(operation);
    return this.#starting;
  }

  /** Resolves when the child that is being started can be reached. */
  settled(): Promise<void> {
    return this.#starting;
  }

  async #start(operation: AcceptedOperation): Promise<void> {
    const { account, domain } = this.#life;
    const { operationId, requestId, acceptedAt, settings } = operation;
    const reference = operation.reference === undefined ? {} : { reference: operation.reference };
    try {
      await startChild<(input: OperationInput<AnyRequest>) => Promise<unknown>>(operation.type, {
        workflowId: operationId,
        taskQueue: WORKFLOW_QUEUE,
        // The child outlives a parent that continues as new, or that somebody terminates.
        parentClosePolicy: ParentClosePolicy.ABANDON,
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        staticSummary: `${operationKinds[operation.type].verb} ${domain}`,
        staticDetails: childDetails(operation),
        typedSearchAttributes: [
          { key: searchAttributes.account, value: account },
          { key: searchAttributes.registrar, value: settings.registrar.name },
          { key: searchAttributes.domain, value: domain },
          { key: searchAttributes.tld, value: settings.policy.tld },
          { key: searchAttributes.state, value: 'in_progress' },
          { key: searchAttributes.waitingFor, value: 'nothing' },
          ...(reference.reference === undefined
            ? []
            : [{ key: searchAttributes.reference, value: reference.reference }]),
        ],
        args: [
          {
            schemaVersion: 1,
            operationId,
            account,
            requestId,
            acceptedAt,
            request: operation.request as AnyRequest,
            settings,
            ...reference,
            ...(operation.group === undefined ? {} : { group: operation.group }),
          },
        ],
      });
    } catch (error) {
      // It ran before this life remembers, or runs: it is followed, never started a second time.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      this.#life.lookAtOnce(operationId, Date.now());
    }
  }
}

/** Shown beside the summary in the Temporal Web UI, for as long as the workflow is kept. */
function childDetails({ requestId, settings }: AcceptedOperation): string {
  const shown = settingsShown(settings);
  return [
    `Asked for as request \`${requestId}\`.`,
    `At registrar **${shown.registrar}** (${shown.environment}), by connector "${shown.connector}", version ${shown.connectorVersion}.`,
    `TLD policy ${shown.policyVersion}.`,
  ].join('\n\n');
}
