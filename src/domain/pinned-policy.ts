// The part of a TLD policy that an operation keeps in its history: what decides it, and nothing else.
import { withoutUndefined } from './contact.js';
import type { OperationType } from './operation.js';
import type {
  CapabilityFigures,
  RenewalFigures,
  TermFigures,
  TldPolicy,
  TransferFigures,
  VerificationFigures,
} from './tld-policy.js';

/**
 * A named selection, not "all but", because it is stored: a figure added to the record must not grow every history.
 * Sources stay with the record of that version.
 */
export interface PinnedPolicy extends Pick<TldPolicy, 'tld' | 'version' | 'requires'> {
  readonly term: Pick<TermFigures, 'registrationYears' | 'renewalYears' | 'maxTotalYears' | 'renewWindowDays'>;
  readonly renewal: PinnedRenewal;
  readonly capability: CapabilityFigures;
  readonly transfer: PinnedTransfer;
  /** What may have to be done after a change. Absent where there is nothing. */
  readonly verification?: readonly VerificationFigures[];
}

/** What decides a renewal, a restore and a deletion. */
export type PinnedRenewal = Pick<
  RenewalFigures,
  'style' | 'deleteByOffsetDays' | 'graceDays' | 'redemptionDays' | 'pendingDeleteDays' | 'addGraceDays' | 'effectiveAt'
>;

/** What decides a transfer. The locks after creation and transfer are not among it: the registrar is asked what holds now. */
export type PinnedTransfer = Pick<
  TransferFigures,
  | 'proof'
  | 'codeTtlHours'
  | 'addsYears'
  | 'resetsTerm'
  | 'ackWindowDays'
  | 'lockAfterOwnerChangeHours'
  | 'contactChange'
  | 'needsOwnerConfirm'
  | 'needsNameServers'
>;

/**
 * Copies what is pinned and drops the rest. Histories store it three times, so a registration, of which there are most, goes
 * without what only changes of a held name look at.
 */
export function pinnedPolicyFrom(policy: TldPolicy, type?: OperationType): PinnedPolicy {
  const { tld, version, requires } = policy;
  const isRegistration = type === 'registerDomain';
  const verification = isRegistration ? [] : policy.verification.map(verificationFrom);
  const { registrationYears, renewalYears, maxTotalYears, renewWindowDays } = policy.term;
  const { registrarLock, whoisPrivacy, parkedPages, idn, authCodeReadable, contacts } = policy.capability;
  return {
    tld,
    version,
    term: {
      registrationYears,
      renewalYears,
      maxTotalYears,
      ...(renewWindowDays === undefined ? {} : { renewWindowDays }),
    },
    renewal: isRegistration ? { style: policy.renewal.style } : pinnedRenewalFrom(policy.renewal),
    capability: { registrarLock, whoisPrivacy, parkedPages, idn, authCodeReadable, contacts },
    transfer: pinnedTransferFrom(policy.transfer, isRegistration),
    requires,
    ...(verification.length === 0 ? {} : { verification }),
  };
}

function pinnedRenewalFrom(figures: RenewalFigures): PinnedRenewal {
  const { style, deleteByOffsetDays, graceDays, redemptionDays, pendingDeleteDays, addGraceDays, effectiveAt } =
    figures;
  return withoutUndefined({
    style,
    deleteByOffsetDays,
    graceDays,
    redemptionDays,
    pendingDeleteDays,
    addGraceDays,
    effectiveAt,
  });
}

function verificationFrom({ kind, windowDays, consequence }: VerificationFigures): VerificationFigures {
  return {
    kind,
    ...(windowDays === undefined ? {} : { windowDays }),
    ...(consequence === undefined ? {} : { consequence }),
  };
}

function pinnedTransferFrom(figures: TransferFigures, isShort: boolean): PinnedTransfer {
  const { proof, codeTtlHours, addsYears, resetsTerm, ackWindowDays, lockAfterOwnerChangeHours } = figures;
  const { contactChange, needsOwnerConfirm, needsNameServers } = figures;
  const short = { proof, addsYears, resetsTerm, contactChange, needsOwnerConfirm, needsNameServers };
  return isShort ? short : withoutUndefined({ ...short, codeTtlHours, ackWindowDays, lockAfterOwnerChangeHours });
}
