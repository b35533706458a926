// Whether a name may be restored now. A restore costs a high fee, is never given back, and is not safe to repeat.
import { phaseOf, remedyIn } from '../calendar/phase.js';
import { type Instant, shownInstant } from '../instant.js';
import { type NameReading, latestExpiry } from '../name-truth.js';
import type { PinnedPolicy } from '../pinned-policy.js';
import type { ChangeResult } from './outcomes.js';

export type RestoreDecision =
  { readonly kind: 'go'; readonly deletedAt: Instant } | { readonly kind: 'no'; readonly result: ChangeResult };

/** A name in the account needs none, whatever dates say: the registrar's answer wins, and a fee is not paid on a guess. */
export function restoreDecision(
  domain: string,
  reading: NameReading,
  { tld, renewal }: PinnedPolicy,
  now: Instant,
): RestoreDecision {
  switch (reading.kind) {
    case 'unclear':
      return no({ outcome: 'refused', orderIds: [], code: 'unreadable', registrarText: reading.text });
    case 'held': {
      const expiresAt = latestExpiry(reading.truth);
      const sentence = `${domain} is in the account, and expires ${shownInstant(expiresAt)}: there is nothing to restore. Nothing was sent.`;
      return no({ outcome: 'done_elsewhere', sentence, expiresAt });
    }
    case 'not_held': {
      const { deletedAt, expiredAt } = reading;
      if (deletedAt === undefined) {
        const sentence = `${domain} is not in this account at the registrar, and not among the names deleted from it. Nothing was sent.`;
        return no({ outcome: 'not_held', sentence });
      }
      if (remedyIn(phaseOf(renewal, expiredAt ?? deletedAt, now, deletedAt)) !== 'nothing')
        return { kind: 'go', deletedAt };
      const sentence = `${domain} was deleted at ${shownInstant(deletedAt)}; by the policy of .${tld} its redemption is over, and nothing brings it back. Nothing was sent.`;
      return no({ outcome: 'not_held', sentence });
    }
  }
}

function no(result: ChangeResult): RestoreDecision {
  return { kind: 'no', result };
}
