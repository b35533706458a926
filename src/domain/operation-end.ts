import type { Instant } from './instant.js';
import { type OperationState, type OperationType, type OperationView, operationTypes } from './operation.js';

/** What `domain` needs to know of an operation that has ended. */
export interface OperationEnded {
  readonly operationId: string;
  readonly type: OperationType;
  readonly state: OperationState;
  /** The child's own clock, for display. */
  readonly at: Instant;
  readonly orderIds: readonly string[];
  /** Set when the name is ours now. */
  readonly registered?: { readonly expiresAt: Instant; readonly registrar: string };
}

/** From the child's report, or from a reading of the child. */
export function operationEndFrom(view: OperationView): OperationEnded {
  const { result } = view;
  return {
    operationId: view.operationId,
    type: view.operationType,
    state: view.state,
    at: view.endedAt ?? view.startedAt,
    orderIds: view.orderIds,
    ...(result?.outcome === 'registered'
      ? { registered: { expiresAt: result.expiresAt, registrar: view.settings.registrar } }
      : {}),
  };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/** Signals are whatever somebody typed: undefined for everything that is not a report of an end. */
export function parseOperationEnd(input: unknown): OperationEnded | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { operationId, type, state, at, orderIds, registered } = input as Readonly<Record<string, unknown>>;
  const knownType = operationTypes.find((known) => known === type);
  const knownState = (['succeeded', 'failed', 'cancelled'] as const).find((known) => known === state);
  if (typeof operationId !== 'string' || knownType === undefined || knownState === undefined || !isInstant(at))
    return undefined;
  const ids = Array.isArray(orderIds) && orderIds.every((id): id is string => typeof id === 'string') ? orderIds : [];
  const end = { operationId, type: knownType, state: knownState, at, orderIds: ids };
  if (typeof registered !== 'object' || registered === null) return end;
  const { expiresAt, registrar } = registered as Readonly<Record<string, unknown>>;
  return isInstant(expiresAt) && typeof registrar === 'string' ? { ...end, registered: { expiresAt, registrar } } : end;
}

function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}
