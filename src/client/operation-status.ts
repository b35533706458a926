// What is known of an operation at this moment, and from where.
import type { WorkflowExecutionDescription } from '@temporalio/client';
import { searchAttributes } from '../contract/search-attributes.js';
import type { DomainView } from '../domain/domain-life.js';
import {
  type OperationResult,
  type OperationState,
  type OperationView,
  type SettingsShown,
  isEnded,
} from '../domain/operation.js';
import { endingOf } from '../domain/operation-ending.js';
import type { OperationIdParts } from './operation-id.js';

/**
 * An {@link OperationView} as far as it can be had.
 * `operation`: the operation itself answered. `queue`: it waits in the queue of its name and has not begun.
 * `record`: it has ended, or no worker answers; then timeline and settings are not known here.
 */
export interface OperationStatus extends Omit<OperationView, 'settings'> {
  readonly source: 'operation' | 'queue' | 'record';
  readonly settings?: SettingsShown;
}

export function statusFromView(view: OperationView): OperationStatus {
  return { ...view, source: 'operation' };
}

/** From the queue of the name. Undefined when the name does not know the operation. */
export function statusFromQueue(
  operationId: string,
  parts: OperationIdParts,
  domain: DomainView,
  now: string,
): OperationStatus | undefined {
  const pending = domain.pending.findIndex((other) => other.operationId === operationId);
  const waiting = domain.pending[pending];
  if (waiting !== undefined) {
    const ahead = domain.running?.operationId ?? domain.pending[pending - 1]?.operationId;
    return {
      ...common(operationId, parts),
      source: 'queue',
      state: 'pending',
      startedAt: waiting.acceptedAt,
      waitingFor: {
        kind: 'domain_queue',
        who: ahead ?? 'the start of the operation',
        since: waiting.acceptedAt,
        next: 'It begins when the operation before it has ended.',
      },
    };
  }
  if (domain.running?.operationId === operationId) {
    return {
      ...common(operationId, parts),
      source: 'queue',
      state: 'in_progress',
      startedAt: domain.running.startedAt,
      waitingFor: nothing(now, 'The operation is being started.'),
    };
  }
  const ended = domain.recent.find((end) => end.operationId === operationId);
  if (ended === undefined) return undefined;
  return {
    ...common(operationId, parts),
    source: 'record',
    state: ended.state,
    startedAt: ended.at,
    endedAt: ended.at,
    waitingFor: nothing(ended.at, 'Nothing more happens.'),
  };
}

/** From the search attributes and the result: all that is stored outside the worker. */
export function statusFromRecord(
  parts: OperationIdParts,
  record: WorkflowExecutionDescription,
  result: OperationResult | undefined,
): OperationStatus {
  const attributes = record.typedSearchAttributes;
  const stored = attributes.get(searchAttributes.state) as OperationState | undefined;
  const isOpen = record.status.name === 'RUNNING';
  const state = isOpen ? (stored ?? 'in_progress') : stateWhenClosed(record, stored, result);
  const reference = attributes.get(searchAttributes.reference);
  const startedAt = record.startTime.toISOString();
  return {
    ...common(record.workflowId, parts),
    source: 'record',
    state,
    startedAt,
    orderIds: attributes.get(searchAttributes.orderIds) ?? [],
    waitingFor: isOpen
      ? {
          kind: 'no_worker',
          who: 'the platform engineer',
          since: startedAt,
          next: 'No worker answers: what is shown was stored last. Start a worker; nothing is lost.',
        }
      : nothing(
          (record.closeTime ?? record.startTime).toISOString(),
          result === undefined ? 'Nothing more happens.' : endingOf(result).sentence,
        ),
    ...(reference === undefined ? {} : { reference }),
    ...(record.closeTime === undefined ? {} : { endedAt: record.closeTime.toISOString() }),
    ...(result === undefined ? {} : { result }),
    ...(result !== undefined && 'charge' in result && result.charge !== undefined ? { charge: result.charge } : {}),
  };
}

function stateWhenClosed(
  record: WorkflowExecutionDescription,
  stored: OperationState | undefined,
  result: OperationResult | undefined,
): OperationState {
  if (stored !== undefined && isEnded(stored)) return stored;
  if (result?.outcome === 'registered' || record.status.name === 'COMPLETED') return 'succeeded';
  return result?.outcome === 'cancelled' || record.status.name === 'CANCELLED' ? 'cancelled' : 'failed';
}

function common(operationId: string, parts: OperationIdParts) {
  return { schemaVersion: 1, operationId, ...parts, orderIds: [] as readonly string[], timeline: [] } as const;
}

function nothing(since: string, next: string): OperationView['waitingFor'] {
  return { kind: 'nothing', who: 'nobody', since, next };
}
