// The part of a TLD policy that an operation keeps in its history: what decides a registration, and nothing else.
import type { CapabilityFigures, TermFigures, TldPolicy } from './tld-policy.js';

/**
 * A named selection, not "all but", because it is stored: a figure added to the record must not grow every history.
 * Sources stay with the record of that version.
 */
export interface PinnedPolicy extends Pick<TldPolicy, 'tld' | 'version' | 'validFrom' | 'requires'> {
  readonly term: Pick<TermFigures, 'registrationYears' | 'maxTotalYears'>;
  readonly capability: Pick<CapabilityFigures, 'registrarLock' | 'whoisPrivacy' | 'parkedPages' | 'idn'>;
}

/** Copies what is pinned and drops the rest. */
export function pinnedPolicyFrom({ tld, version, validFrom, term, capability, requires }: TldPolicy): PinnedPolicy {
  const { registrationYears, maxTotalYears } = term;
  const { registrarLock, whoisPrivacy, parkedPages, idn } = capability;
  return {
    tld,
    version,
    validFrom,
    term: { registrationYears, maxTotalYears },
    capability: { registrarLock, whoisPrivacy, parkedPages, idn },
    requires,
  };
}
