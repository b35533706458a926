import { seenIn } from '../../domain/change.js';
import type { CancellationRequest } from '../../domain/operations/cancel-domain.js';
import { modeOf } from '../../domain/operations/mode-of.js';
import type { ChangeResult } from '../../domain/operations/outcomes.js';
import { doByHand } from '../operation/by-hand.js';
import { ChangeContext, changeEnding, lookAtName, makeChange, seenAtRegistrar } from '../operation/change.js';
import type { OperationParts } from '../operation/context.js';

const LAPSE = { kind: 'at_expiry', behaviour: 'lapse' } as const;

/** The registrar renews no more: free, and taken back by the same setting until the name expires. */
export async function letExpire(parts: OperationParts<CancellationRequest>): Promise<ChangeResult> {
  const context = new ChangeContext(parts, LAPSE);
  if (modeOf(parts.input.settings, 'cancelDomain').mode === 'manual') {
    const end = await doByHand(context, {
      kind: 'cancellation',
      words: [
        `At the registrar, switch off every renewal of ${context.request.domain}, so that it lapses at its expiry.`,
        'Do not delete it: it stays with the customer until then.',
      ],
      evidence: context.hasApi ? 'note' : 'order_and_expiry',
      verify: () => seenAtRegistrar(context),
    });
    if (end.kind === 'ended') return changeEnding(end.ending);
    if (end.kind === 'completed') {
      const reading = context.hasApi ? await context.quickRead() : undefined;
      const expiresAt = reading?.kind === 'applied' ? reading.truth.expiresAt : end.evidence.expiresAt;
      return { outcome: 'lapsing', ...(expiresAt === undefined ? {} : { expiresAt }) };
    }
  }
  const looked = await lookAtName(context, []);
  if (looked.kind === 'ended') return looked.result;
  if (seenIn(looked.truth, LAPSE) === 'done') {
    context.note('The registrar lets it go already: nothing is sent.');
    return { outcome: 'lapsing', expiresAt: looked.truth.expiresAt };
  }
  const end = await makeChange(context);
  return end.kind === 'applied' ? { outcome: 'lapsing', expiresAt: end.truth.expiresAt } : changeEnding(end.ending);
}
