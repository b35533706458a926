// Deletes a name before its time: a second person agrees first, and the rules are asked again afterwards.
import { instantFrom, shownInstant } from '../../domain/instant.js';
import type { CancellationRequest } from '../../domain/operations/cancel-domain.js';
import { deletionDecision } from '../../domain/operations/deletion-decision.js';
import { houseLockObjection } from '../../domain/operations/lock-rules.js';
import { modeOf } from '../../domain/operations/mode-of.js';
import type { ChangeResult } from '../../domain/operations/outcomes.js';
import { againstRegistrar, doByHand } from '../operation/by-hand.js';
import { ChangeContext, changeEnding, lookAtName, makeChange } from '../operation/change.js';
import type { OperationParts } from '../operation/context.js';

type DeletionContext = ChangeContext<CancellationRequest>;
type Ended = { readonly kind: 'ended'; readonly result: ChangeResult };

export async function deleteName(parts: OperationParts<CancellationRequest>): Promise<ChangeResult> {
  const context = new ChangeContext(parts, { kind: 'deletion' });
  const first = await mayBeDeleted(context);
  if (first.kind === 'ended') return first.result;
  const agreed = await secondPerson(context, first.why);
  if (agreed !== undefined) return agreed.result;
  if (modeOf(parts.input.settings, 'cancelDomain').mode === 'manual') {
    const end = await doByHand(context, {
      kind: 'cancellation',
      words: [`At the registrar, delete ${context.request.domain}. Only a restore could bring it back.`],
      evidence: 'note',
      verify: againstRegistrar(context, { kind: 'gone' }),
    });
    if (end.kind === 'ended') return end.ending;
    if (end.kind === 'completed') return deleted(context);
  }
  // Hours or days have passed while people decided: the grace may be over, or the name gone.
  const again = await mayBeDeleted(context);
  if (again.kind === 'ended') return again.result;
  const end = await makeChange(context);
  if (end.kind === 'applied') return deleted(context);
  // Sent again after a reading that lagged, a deletion is refused because the name is gone.
  const reading = end.ending.outcome === 'refused' ? await context.quickRead() : undefined;
  return reading?.kind === 'applied' ? deleted(context) : changeEnding(end.ending);
}

async function mayBeDeleted(context: DeletionContext): Promise<Ended | { readonly kind: 'go'; readonly why: string }> {
  if (!context.hasApi) return { kind: 'go', why: 'This registrar has no API: look there whether it may be deleted.' };
  const looked = await lookAtName(context, []);
  if (looked.kind === 'ended')
    return looked.result.outcome === 'not_held' ? goneAlready(context, looked.result) : looked;
  const locked = houseLockObjection(context.input.settings, looked.truth);
  if (locked !== undefined) return { kind: 'ended', result: locked };
  const decision = deletionDecision(looked.truth, context.input.settings.policy, instantFrom(Date.now()));
  return decision.kind === 'go' ? decision : { kind: 'ended', result: decision.result };
}

const DAY_MS = 86_400_000;

/** After a reset, or on a restored database, this very operation may have deleted it; dates without a zone may be a day off. */
async function goneAlready(context: DeletionContext, notHeld: ChangeResult): Promise<Ended> {
  const { address, request, input } = context;
  const question = { ...address, domain: request.domain, aspects: ['deletion'] } as const;
  const reading = await context.ask((reads) => reads.readName(question));
  const since = instantFrom(Date.parse(input.acceptedAt) - DAY_MS);
  if (typeof reading === 'string' || reading.kind !== 'not_held' || (reading.deletedAt ?? '') < since)
    return { kind: 'ended', result: notHeld };
  const sentence = `${request.domain} was deleted at ${shownInstant(reading.deletedAt ?? '')} and is not in the account any more.`;
  return { kind: 'ended', result: { outcome: 'deleted', sentence } };
}

/** Undefined when somebody else than who asked has agreed. */
async function secondPerson(context: DeletionContext, why: string): Promise<Ended | undefined> {
  const { domain, consent } = context.request;
  const end = await doByHand(context, {
    kind: 'second_person',
    why: 'Deleting a name takes two people: the one who asked, and another who agrees.',
    words: [
      `${domain} is to be deleted at the registry: it stops working at once, and only a restore could bring it back.`,
      why,
      'Approve the deletion, or reject it.',
    ],
    evidence: 'note',
    askedBy: consent.by,
    verify: () => Promise.resolve({ kind: 'matches' }),
  });
  return end.kind === 'ended' ? { kind: 'ended', result: end.ending } : undefined;
}

function deleted(context: DeletionContext): ChangeResult {
  if (context.stopAsked) context.note('Cancelling was asked for, but the name is deleted: that cannot be called back.');
  const read = context.hasApi ? 'the registrar has it in the account no more' : 'as two people say';
  return { outcome: 'deleted', sentence: `${context.request.domain} is deleted: ${read}.` };
}
