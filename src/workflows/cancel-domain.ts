// Gives a name up: at its expiry, at once, or only what waits for it at the registrar.
import { assertNever } from '../domain/assert-never.js';
import type { CancellationRequest } from '../domain/operations/cancel-domain.js';
import type { ChangeResult } from '../domain/operations/outcomes.js';
import { cancelPendingOrders } from './cancellation/pending-orders.js';
import { deleteName } from './cancellation/deletion.js';
import { letExpire } from './cancellation/let-expire.js';
import type { OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';

export function cancelDomain(input: OperationInput<CancellationRequest>): Promise<ChangeResult> {
  return runOperation('cancelDomain', input, (parts) => {
    const { how, consent } = parts.input.request;
    const proof = consent.proof === undefined ? '' : ` (${consent.proof})`;
    parts.progress.note(Date.now(), `Asked for by ${consent.by}${proof}.`);
    switch (how) {
      case 'let_expire':
        return letExpire(parts);
      case 'delete':
        return deleteName(parts);
      case 'pending_orders':
        return cancelPendingOrders(parts);
      default:
        return assertNever(how);
    }
  });
}
