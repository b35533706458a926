// Whether a name may be deleted before its time. Undone only by a restore, so everything that is not known means no.
import { plusDays } from '../calendar/day-arithmetic.js';
import { type Instant, shownInstant } from '../instant.js';
import { type NameTruth, paidUntil } from '../name-truth.js';
import type { PinnedPolicy } from '../pinned-policy.js';
import type { ChangeResult } from './outcomes.js';

export type DeletionDecision =
  /** `why` is a sentence for the person who has to agree: why it is allowed, and what becomes of the money. */
  { readonly kind: 'go'; readonly why: string } | { readonly kind: 'no'; readonly result: ChangeResult };

export function deletionDecision(truth: NameTruth, { tld, renewal }: PinnedPolicy, now: Instant): DeletionDecision {
  const { addGraceDays, deleteByOffsetDays, style } = renewal;
  const graceEnds =
    addGraceDays === undefined || truth.createdAt === undefined ? undefined : plusDays(truth.createdAt, addGraceDays);
  if (graceEnds !== undefined && now < graceEnds) {
    const why = `The registration can be taken back until ${shownInstant(graceEnds)}; the registrar gives its price back, less a fee.`;
    return { kind: 'go', why };
  }
  if (style !== 'registry-auto-delete-required') {
    const rule =
      addGraceDays === undefined
        ? `names of .${tld} are not deleted before their time`
        : `a name of .${tld} is deleted only in the first ${addGraceDays} days after its registration`;
    return no(`${capital(rule)}: let it expire instead (how: let_expire). Nothing was sent.`);
  }
  const until = paidUntil(truth);
  const deleteBy = deleteByOffsetDays === undefined ? until : plusDays(until, deleteByOffsetDays);
  if (now >= deleteBy) {
    return no(
      `The last moment to delete it before the registry renews it was ${shownInstant(deleteBy)}. Ask again once the registry has renewed it. Nothing was sent.`,
    );
  }
  const why = `Only a deletion ends a name of .${tld}; it is paid until ${shownInstant(until)}, and nothing of that is given back.`;
  return { kind: 'go', why };
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function no(sentence: string): DeletionDecision {
  return { kind: 'no', result: { outcome: 'not_allowed', sentence } };
}
