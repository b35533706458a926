// What a renewal order answers, for RENEW and PROCESS_PENDING alike (reference 3.17).
import { naiveDate } from '../state/dates.js';
import type { Order } from '../state/model.js';
import { failure, success, type Reply } from '../wire/reply.js';
import type { RenewalExecution } from './renew.js';

export function renewalReply(order: Order, execution: RenewalExecution): Reply {
  switch (execution.kind) {
    case 'completed':
      return success('Command completed successfully', {
        order_id: order.id,
        id: order.id,
        admin_email: execution.domain.contacts.admin?.['email'],
        auto_renew: execution.domain.autoRenew ? 1 : 0,
        'registration expiration date': naiveDate(execution.domain.registrarExpiry),
      });
    case 'parked':
      return execution.form === 'success'
        ? success('Command completed successfully', { order_id: order.id, forced_pending: order.id })
        : failure(440, 'Insufficient funds in the reseller account', { order_id: order.id, forced_pending: order.id });
    case 'waiting':
      return success(
        'Action submitted successfully for processing to asynchronous registry.',
        { order_id: order.id, queue_request_id: order.queueRequestId, async_reason: order.asyncReason },
        250,
      );
    case 'declined':
      return failure(405, 'Declined by the registry', { order_id: order.id });
    case 'refused':
      return failure(execution.refusal.code, execution.refusal.text);
  }
}
