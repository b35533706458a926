import type { OperationView } from '../domain/operation.js';
import type { OperationEnded } from './messages.js';

/** What `domain` needs to know of an operation that has ended: from the child's report, or from a reading of the child. */
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
