// What the registrant still has to do after a change, by the registrar's word and the policy of the TLD.
import type { Instant } from './instant.js';
import type { PinnedPolicy } from './pinned-policy.js';
import type { RegistrarAddress } from './registration-intent.js';
import type { VerificationFigures } from './tld-policy.js';

export interface VerificationQuestion extends RegistrarAddress {
  readonly domain: string;
}

/** As the registrar tells it (XCP reference 3.24); `unknown` where it does not say. */
export interface VerificationReading {
  readonly status:
    'unverified' | 'pending' | 'verifying' | 'verified' | 'not_verified' | 'suspended' | 'admin_reviewing' | 'unknown';
  readonly deadline?: Instant;
  readonly hasMailBounced?: boolean;
}

/** Something that somebody has to do: what, by when, and what happens otherwise. Completes "Still to be done: …, or …". */
export interface Obligation {
  readonly what: string;
  readonly until?: Instant;
  readonly consequence?: string;
}

/** Undefined when nothing is left to do, or nobody knows of anything. */
export function obligationFrom(
  { status, deadline, hasMailBounced }: VerificationReading,
  policy: Pick<PinnedPolicy, 'verification'>,
): Obligation | undefined {
  const duty = figureOf(policy, 'registrant-email');
  const until = deadline === undefined ? {} : { until: deadline };
  const otherwise = consequenceOf(duty?.consequence);
  const consequence = otherwise === undefined ? {} : { consequence: otherwise };
  switch (status) {
    case 'verified':
    case 'unknown':
      return undefined;
    case 'suspended':
      return { what: 'the registrant follows the link in the verification mail; the name is suspended until then' };
    case 'admin_reviewing':
      return { what: 'the registrar reviews the registrant data', ...until, ...consequence };
    case 'unverified':
    case 'pending':
    case 'verifying':
    case 'not_verified': {
      const bounced = hasMailBounced === true ? ' (the mail came back: correct the address first)' : '';
      return { what: `the registrant follows the link in the verification mail${bounced}`, ...until, ...consequence };
    }
  }
}

/** The figures of one duty; undefined where the TLD has none. */
export function figureOf(
  { verification }: Pick<PinnedPolicy, 'verification'>,
  kind: VerificationFigures['kind'],
): VerificationFigures | undefined {
  return verification?.find((duty) => duty.kind === kind);
}

function consequenceOf(consequence: VerificationFigures['consequence']): string | undefined {
  switch (consequence) {
    case undefined:
      return undefined;
    case 'hold':
      return 'the name stops resolving';
    case 'delete':
      return 'the registry deletes the name';
    case 'quarantine-or-delete':
      return 'the registry quarantines or deletes the name';
  }
}
