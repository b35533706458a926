// The part of a TLD policy that an operation keeps in its history: what decides its orders, and nothing else.
import type { CapabilityFigures, TermFigures, TldPolicy, TransferFigures } from './tld-policy.js';

/**
 * A named selection, not "all but", because it is stored: a figure added to the record must not grow every history.
 * Sources stay with the record of that version.
 */
export interface PinnedPolicy extends Pick<TldPolicy, 'tld' | 'version' | 'validFrom' | 'requires'> {
  readonly term: Pick<TermFigures, 'registrationYears' | 'maxTotalYears'>;
  readonly capability: Pick<CapabilityFigures, 'registrarLock' | 'whoisPrivacy' | 'parkedPages' | 'idn'>;
  readonly transfer: PinnedTransfer;
}

/** What decides a transfer. The locks after creation and transfer are not among it: the registrar is asked what holds now. */
export type PinnedTransfer = Pick<
  TransferFigures,
  | 'proof'
  | 'codeTtlHours'
  | 'addsYears'
  | 'resetsTerm'
  | 'ackWindowDays'
  | 'contactChange'
  | 'needsOwnerConfirm'
  | 'needsNameServers'
>;

/** Copies what is pinned and drops the rest. */
export function pinnedPolicyFrom({
  tld,
  version,
  validFrom,
  term,
  capability,
  transfer,
  requires,
}: TldPolicy): PinnedPolicy {
  const { registrationYears, maxTotalYears } = term;
  const { registrarLock, whoisPrivacy, parkedPages, idn } = capability;
  return {
    tld,
    version,
    validFrom,
    term: { registrationYears, maxTotalYears },
    capability: { registrarLock, whoisPrivacy, parkedPages, idn },
    transfer: pinnedTransferFrom(transfer),
    requires,
  };
}

function pinnedTransferFrom(figures: TransferFigures): PinnedTransfer {
  const { proof, codeTtlHours, addsYears, resetsTerm, ackWindowDays } = figures;
  const { contactChange, needsOwnerConfirm, needsNameServers } = figures;
  return {
    proof,
    ...(codeTtlHours === undefined ? {} : { codeTtlHours }),
    addsYears,
    resetsTerm,
    ...(ackWindowDays === undefined ? {} : { ackWindowDays }),
    contactChange,
    needsOwnerConfirm,
    needsNameServers,
  };
}
