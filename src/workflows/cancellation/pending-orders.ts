import type { CancellationRequest } from '../../domain/operations/cancel-domain.js';
import type { Verification } from '../../domain/manual-step/evidence.js';
import { modeOf } from '../../domain/operations/mode-of.js';
import type { ChangeResult } from '../../domain/operations/outcomes.js';
import { quickReadsOf } from '../activity-proxies.js';
import { doByHand } from '../operation/by-hand.js';
import { ChangeContext, changeEnding } from '../operation/change.js';
import { clearOrder } from '../operation/clear-orders.js';
import type { OperationParts } from '../operation/context.js';
import { stoppedUnsent, unreachable } from '../operation/funds.js';

type Context = ChangeContext<CancellationRequest>;

/**
 * Cancels what waits for this name at the registrar, order by order: the registrar's own command for that cancels the orders of
 * every name of the account (XCP reference 3.10).
 */
export async function cancelPendingOrders(parts: OperationParts<CancellationRequest>): Promise<ChangeResult> {
  // No change of the name itself: it is what is read while an order is settled, and that it stays in the account is fine.
  const context = new ChangeContext(parts, { kind: 'restore' });
  if (modeOf(parts.input.settings, 'cancelDomain').mode === 'manual') {
    const end = await doByHand(context, {
      kind: 'cancellation',
      words: [`At the registrar, cancel every order of ${context.request.domain} that waits there.`],
      evidence: 'note',
      verify: () => noneWaits(context),
    });
    if (end.kind === 'ended') return end.ending;
    if (end.kind === 'completed') return { outcome: 'orders_cancelled', orderIds: context.progress.orderIds };
  }
  const open = await context.ask((reads) => reads.readOpenOrders(question(context)));
  if (open === 'stopped') return changeEnding(stoppedUnsent(context));
  if (open === 'deadline') return changeEnding(unreachable());
  const cancelled: string[] = [];
  for (const { orderId } of open) {
    const cleared = await clearOrder(context, orderId);
    if (cleared.kind === 'cancelled') {
      cancelled.push(orderId);
      continue;
    }
    if (context.stopAsked) {
      const done = cancelled.length === 0 ? 'none was cancelled' : `cancelled were ${cancelled.join(', ')}`;
      return { outcome: 'cancelled', orderIds: cancelled, sentence: `Stopped on request; of the orders ${done}.` };
    }
    return { outcome: 'refused', orderIds: cancelled, code: cleared.code, registrarText: cleared.text };
  }
  return { outcome: 'orders_cancelled', orderIds: cancelled };
}

async function noneWaits(context: Context): Promise<Verification> {
  if (!context.hasApi) return { kind: 'unreadable', text: 'This registrar has no API.' };
  try {
    const open = await quickReadsOf(context.address).readOpenOrders(question(context));
    const found = open.map((order) => order.orderId).join(', ');
    return open.length === 0
      ? { kind: 'matches' }
      : { kind: 'contradicts', found: [{ field: 'orders', claimed: 'none waits', found }] };
  } catch {
    return { kind: 'unreadable', text: 'The registrar did not answer.' };
  }
}

function question(context: Context) {
  return { ...context.address, domain: context.request.domain };
}
