import type { Instant } from './instant.js';
import type { OperationState, OperationType, OperationView } from './operation.js';

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
