// What the status of our order says. Completed is for the caller to confirm: only it knows what the order was to bring.
import type { ParkedReason } from '../domain/parked-order.js';
import type { Reading } from '../domain/settlement.js';
import type { OurOrder } from './our-orders.js';
import { registrarText } from './registrar-text.js';

export async function readingOfOrder<Truth>(
  { orderId, status, info }: OurOrder,
  parkedReason: ParkedReason | undefined,
  whenCompleted: () => Promise<Reading<Truth>>,
): Promise<Reading<Truth>> {
  switch (status) {
    case 'completed':
      return whenCompleted();
    case 'waiting':
    case 'processed':
    case 'pending_fax':
    case 'ca_owner_approval':
      return { kind: 'in_progress', orderId };
    case 'pending':
      return {
        kind: 'parked',
        orderId,
        reason: parkedReason ?? {
          cause: 'other',
          code: 'pending',
          text: registrarText(info?.notes ?? 'The order is pending at the registrar.'),
        },
      };
    case 'declined':
      return {
        kind: 'declined',
        orderId,
        status: 'declined',
        text: registrarText(info?.notes ?? 'The registrar lists the order as declined.'),
      };
    case 'cancelled':
    case 'deleted':
      return { kind: 'declined', orderId, status: 'cancelled', text: 'The registrar lists the order as cancelled.' };
    case 'unknown':
      return { kind: 'inconclusive', text: `Order ${orderId} has a status that is not known here.` };
  }
}
