// A step that a person does at the registrar, because the connector says so. Nothing counts before the registrar agrees.
import { instantFrom } from '../../domain/instant.js';
import type { ManualEvidence, Verification } from '../../domain/manual-step/evidence.js';
import type { EvidenceAsked, ManualStepKind, MoneyAtStake, RegistrarStateRead } from '../../domain/manual-step/spec.js';
import type { CommonEnding } from '../../domain/common-ending.js';
import type { Drawing } from '../../activities/draw-up-document.js';
import { drawUpDocument, quickReadsOf } from '../activity-proxies.js';
import { type Expected, verificationOf } from '../../domain/operations/evidence-look.js';
import type { OperationContext } from './context.js';
import type { CommonRequest } from './input.js';
import { rejectedEnding } from './asked-person.js';

type Context = OperationContext<CommonRequest, unknown>;

export interface WorkByHand {
  readonly kind: ManualStepKind;
  /** What to do, in plain sentences without personal data. */
  readonly words: readonly string[];
  /** What the API would have been sent; shown with secrets and personal data replaced. */
  readonly drawing?: Drawing;
  readonly evidence: EvidenceAsked;
  readonly why?: string;
  readonly money?: MoneyAtStake;
  readonly registrarState?: RegistrarStateRead;
  readonly needsSecondPerson?: boolean;
  readonly askedBy?: string;
  /** What is owed at the registrar stays open when the operation is cancelled. */
  readonly outlivesCancellation?: boolean;
  readonly verify: (evidence: ManualEvidence) => Promise<Verification>;
}

export type HandEnd =
  | { readonly kind: 'completed'; readonly evidence: ManualEvidence; readonly isOverridden: boolean }
  /** An operator lets the API do it after all. */
  | { readonly kind: 'automation' }
  | { readonly kind: 'ended'; readonly ending: CommonEnding };

export async function doByHand(context: Context, work: WorkByHand): Promise<HandEnd> {
  const { connector } = context.input.settings;
  const { verify, why, words, drawing, ...rest } = work;
  // The work can be done without it.
  const document = drawing === undefined ? undefined : await drawUpDocument(drawing).catch(() => undefined);
  for (;;) {
    const outcome = await context.manual.run(
      {
        ...rest,
        why: why ?? `Connector "${connector.name}" (version ${connector.version}) has this done by a person.`,
        work: { words, ...(document === undefined ? {} : { document }) },
        dueAt: instantFrom(Date.now() + context.pace.manualDueMs),
        onDue: 'The step is escalated and stays open; nothing is approved by silence.',
        canHandToAutomation: context.hasApi,
      },
      verify,
    );
    switch (outcome.kind) {
      case 'completed':
        if (outcome.evidence.orderId !== undefined) context.keepOrder(outcome.evidence.orderId);
        context.work('The registrar is read once more.');
        return { kind: 'completed', evidence: outcome.evidence, isOverridden: outcome.override !== undefined };
      case 'handed_to_automation':
        return { kind: 'automation' };
      case 'rejected':
        return { kind: 'ended', ending: rejectedEnding(outcome) };
      case 'stopped':
        return ended({
          outcome: 'cancelled',
          orderIds: context.progress.orderIds,
          sentence: 'Cancelled on request; the work at the registrar was not done, as far as anybody said.',
        });
      case 'data_supplied':
        for (const [field, value] of Object.entries(outcome.values)) context.supplied.set(field, value);
        context.note('The customer supplied what was asked (revealPersonalData shows it); the step is open again.');
    }
  }
}

/** Compares with the registrar; one that has no API, or does not answer, cannot be compared with. */
export function againstRegistrar(
  context: Context,
  expected: Expected,
): (evidence: ManualEvidence) => Promise<Verification> {
  return async (evidence) => {
    if (!context.hasApi) return { kind: 'unreadable', text: 'This registrar has no API.' };
    try {
      const { domain } = context.request;
      const orderId = evidence.orderId === undefined ? {} : { orderId: evidence.orderId };
      const look = await quickReadsOf(context.address).lookAtEvidence({ ...context.address, domain, ...orderId });
      return verificationOf(domain, evidence, look, expected);
    } catch {
      return { kind: 'unreadable', text: 'The registrar did not answer.' };
    }
  };
}

function ended(ending: CommonEnding): HandEnd {
  return { kind: 'ended', ending };
}
