// What an order cost, once a reading shows that it was carried out.
import type { Charge } from '../../domain/operation.js';
import type { OperationContext } from './context.js';
import type { CommonRequest } from './input.js';

type ChargedContext = Pick<OperationContext<CommonRequest, unknown>, 'agreed' | 'currency' | 'progress'>;

/**
 * Recorded, for view and result. Undefined where nobody told what it cost, or which order it was: a charge is a fact or absent.
 *
 * @param cost by the order itself; the price agreed before sending stands in for it.
 * @param orderId the newest order of the operation stands in for it.
 */
export function chargedFor(context: ChargedContext, cost: string | undefined, orderId?: string): Charge | undefined {
  const { progress, currency } = context;
  const agreed = context.agreed?.price ?? cost;
  const charged = orderId ?? progress.orderIds.at(-1);
  if (agreed === undefined || charged === undefined) return undefined;
  const charge = { amount: cost ?? agreed, currency, orderId: charged, agreed };
  progress.charged(charge);
  return charge;
}
