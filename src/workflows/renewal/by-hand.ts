// A renewal that a person does at the registrar. The same rules are asked first, and the same reading confirms it.
import { instantFrom, shownInstant } from '../../domain/instant.js';
import { latestExpiry } from '../../domain/name-truth.js';
import type { ManualEvidence } from '../../domain/manual-step/evidence.js';
import { changeEnding } from '../operation/change.js';
import { type WorkByHand, againstRegistrar, doByHand } from '../operation/by-hand.js';
import { renewalDecision, type RenewalIntent } from '../../domain/operations/renewal-decision.js';
import { renewalRemark } from '../../domain/operations/renewal-result.js';
import type { ChangeResult } from '../../domain/operations/outcomes.js';
import type { Quote } from '../../domain/quote.js';
import { keepIntent } from './agree.js';
import type { RenewalContext } from './context.js';

export type RenewedByHand =
  | { readonly kind: 'ended'; readonly result: ChangeResult }
  /** The intent is the one that the person was shown; absent where the registrar could not be read. */
  | { readonly kind: 'automation'; readonly intent: RenewalIntent | undefined };

export async function renewByHand(context: RenewalContext): Promise<RenewedByHand> {
  const quote = context.hasApi ? await context.quickQuote() : undefined;
  const decision =
    quote === undefined
      ? undefined
      : renewalDecision(quote, context.request, context.input.settings.policy, instantFrom(Date.now()));
  if (decision?.kind === 'no') return { kind: 'ended', result: decision.result };
  const intent = decision?.intent;
  context.keepSnapshot(quote?.ordersBefore);
  if (intent !== undefined) keepIntent(context, intent);
  const end = await doByHand(context, workFor(context, quote, intent));
  switch (end.kind) {
    case 'ended':
      return { kind: 'ended', result: changeEnding(end.ending) };
    case 'automation':
      return { kind: 'automation', intent };
    case 'completed':
      return { kind: 'ended', result: await byEvidence(context, end.evidence, intent) };
  }
}

function workFor(context: RenewalContext, quote: Quote | undefined, intent: RenewalIntent | undefined): WorkByHand {
  const { domain, periodYears, autoRenew = false, maxPrice } = context.request;
  const drafts = quote?.drafts ?? [];
  return {
    kind: 'renewal',
    words: [
      ...(drafts.length === 0 ? [] : [`Cancel the renewal drafts that are in the way: ${drafts.join(', ')}.`]),
      `At the registrar, renew ${domain} by ${periodYears} year(s), once.`,
      ...(intent === undefined
        ? []
        : [
            `It must still be paid until ${intent.expiresBefore.slice(0, 10)}: if it is later, somebody renewed it already; then reject this step.`,
          ]),
      `Switch the registrar's own renewal ${autoRenew ? 'on' : 'off'}.`,
      ...(maxPrice === undefined ? [] : [`Pay ${maxPrice} ${context.currency} at most.`]),
    ],
    evidence: 'order_and_expiry',
    ...(intent === undefined
      ? {}
      : {
          money: { amount: intent.price, currency: context.currency, reversible: false },
          registrarState: {
            text: `paid until ${shownInstant(intent.expiresBefore)}`,
            readAt: quote?.name.readAt ?? context.input.acceptedAt,
          },
        }),
    verify: againstRegistrar(context, {
      kind: 'held',
      ...(intent === undefined ? {} : { expiresAfter: intent.expiresBefore }),
    }),
  };
}

/** What was read counts; where it could not be read, two people stand for the evidence. */
async function byEvidence(
  context: RenewalContext,
  evidence: ManualEvidence,
  intent: RenewalIntent | undefined,
): Promise<ChangeResult> {
  const { periodYears } = context.request;
  const reading = context.hasApi && intent !== undefined ? await context.quickRead() : undefined;
  const truth = reading?.kind === 'applied' ? reading.truth : undefined;
  const expiresAt = truth === undefined ? evidence.expiresAt : latestExpiry(truth);
  if (expiresAt === undefined)
    return { outcome: 'refused', orderIds: [], code: 'evidence', registrarText: 'No expiry date was given.' };
  const remark =
    truth === undefined || intent === undefined
      ? undefined
      : renewalRemark(intent.expiresBefore, periodYears, truth, context.input.settings.policy);
  return {
    outcome: 'renewed',
    orderIds: context.progress.orderIds,
    expiresAt,
    ...(intent === undefined ? {} : { expiresBefore: intent.expiresBefore }),
    periodYears,
    ...(remark === undefined ? {} : { remark }),
  };
}
