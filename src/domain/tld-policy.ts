// What a TLD allows and asks for: dated data with its sources. Workflow code holds no figure of its own.
import type { Instant } from './instant.js';

/** A = the rule-maker or OpenSRS says so, B = another registrar says so, C = sources disagree or there is none: confirm before relying on it. */
export type Confidence = 'A' | 'B' | 'C';

export interface PolicySource<Figure extends string = string> {
  /** Which figures of the group it is the source of; all that no other source names, when absent. */
  readonly figures?: readonly Figure[];
  /** "Lifecycle" is the domain lifecycle reference, "XCP" the protocol reference; the numbers are their sections. */
  readonly reference: string;
  readonly confidence: Confidence;
}

/** A group of figures with where they come from. Sources differ from group to group, at times from figure to figure. */
export type Sourced<Figures> = Figures & {
  readonly sources: readonly PolicySource<Extract<keyof Figures, string>>[];
};

export interface TermFigures {
  /** Years that can be ordered at registration. */
  readonly registrationYears: readonly number[];
  /** Years that one renewal can add. */
  readonly renewalYears: readonly number[];
  /** Longest time from now to expiry that the registry allows, in years. */
  readonly maxTotalYears: number;
  /** A renewal is taken only in the last so many days before expiry; absent: at any time. */
  readonly renewWindowDays?: number;
}

/**
 * What happens at expiry when nobody does anything. `explicit`: the name lapses. `registry-auto`: the registry moves the
 * date by itself, which proves no payment; we still renew by an order, and a lapse may need a deletion.
 * `registry-auto-delete-required`: it renews for ever, an order to renew is answered 480, and only a deletion stops it.
 */
export type RenewalStyle = 'explicit' | 'registry-auto' | 'registry-auto-delete-required';

/** Offsets are days from expiry, negative before it. A figure that is absent is not known: nobody may count on it. */
export interface RenewalFigures {
  readonly style: RenewalStyle;
  /** Last safe day for a renewal that must succeed and keep the name resolving. Margins for weekends and people come on top. */
  readonly renewByOffsetDays: number;
  /** Last safe day to stop a renewal that happens by itself, and its charge. */
  readonly deleteByOffsetDays?: number;
  /** Days after expiry in which a renewal costs the normal price. */
  readonly graceDays?: number;
  /** Days after the grace, or after a deletion, in which only a restore brings the name back; quarantine counts as that. */
  readonly redemptionDays?: number;
  /** Days after the redemption in which nothing helps and the name is not yet free. */
  readonly pendingDeleteDays?: number;
  /** Day after expiry on which DNS stops answering. */
  readonly dnsStopsAtDay?: number;
  /** Days after a registration in which the registrar takes it back by a deletion, and its price with it. */
  readonly addGraceDays?: number;
  /** When the registry shows a renewal that the registrar has taken. */
  readonly effectiveAt?: 'immediate' | 'expiry' | 'month-end';
}

/** What proves that a transfer is wanted. `none`: nothing that we could send or ask for. */
export type TransferProof =
  'auth-code' | 'registrant-mailed-code' | 'token' | 'tag-change' | 'registrant-acknowledgement' | 'none';

/** A figure that is absent is not known: ask the registrar (CHECK_TRANSFER) and believe its answer. */
export interface TransferFigures {
  readonly proof: TransferProof;
  /** How long a code works, in hours. */
  readonly codeTtlHours?: number;
  /** Years that are paid for and added; with `resetsTerm` the length of the new term. */
  readonly addsYears: number;
  /** The term begins anew at the transfer: what was left of the old one is lost. */
  readonly resetsTerm: boolean;
  readonly lockAfterCreateHours?: number;
  readonly lockAfterTransferHours?: number;
  readonly lockAfterOwnerChangeHours?: number;
  /** Days for somebody to approve or refuse; what happens then differs by registry. */
  readonly ackWindowDays?: number;
  /** Whether the contacts of the order are applied when the transfer completes: as `change_contact` says, always or never. */
  readonly contactChange: 'optional' | 'always' | 'forbidden';
  /** Needs `owner_confirm_address`: the registrant is asked there. */
  readonly needsOwnerConfirm: boolean;
  /** The order must carry name servers and say that they are applied. */
  readonly needsNameServers: boolean;
}

export interface CapabilityFigures {
  readonly registrarLock: boolean;
  /** Privacy ordered together with a registration. */
  readonly whoisPrivacy: boolean;
  readonly parkedPages: boolean;
  readonly idn: boolean;
  /** The auth code can be read at the registrar by the API, so the customer may be shown it. */
  readonly authCodeReadable: boolean;
  /** How the owner of a name is changed: by an update, by a trade (at times with a fee), or by a person at the registrar. */
  readonly contacts: 'update' | 'trade' | 'manual';
}

/** Something that the registrant or the registry checks after the fact, with a date by which it must be done. */
export interface VerificationFigures {
  readonly kind:
    | 'registrant-email'
    | 'registry-risk-check'
    | 'registrant-identity'
    | 'name-servers-answer'
    /** A change of the registrant waits so long for those who have to agree; without them it does not happen. */
    | 'owner-change-approval'
    | 'registry-agreement'
    | 'local-agent-on-request'
    | 'nexus-spot-check';
  readonly windowDays?: number;
  /** Absent: no source says what follows. */
  readonly consequence?: 'hold' | 'delete' | 'quarantine-or-delete';
}

/** Fields of a registration that a TLD needs beyond the common ones. */
export type TldRequirement =
  | 'state'
  | 'spanishProvince'
  | 'legalType'
  | 'nexus'
  | 'itRegistrantInfo'
  | 'euLanguage'
  | 'beLanguage'
  | 'aeroMembership'
  | 'asiaPresence'
  | 'auRegistrantInfo';

export interface TldPolicy {
  /** In a-label form, without a dot in front. */
  readonly tld: string;
  /** Date and number of the record; versions coexist, and an operation keeps the one it was accepted with. */
  readonly version: string;
  /** First instant at which the record holds. */
  readonly validFrom: Instant;
  readonly term: Sourced<TermFigures>;
  readonly renewal: Sourced<RenewalFigures>;
  readonly transfer: Sourced<TransferFigures>;
  readonly capability: Sourced<CapabilityFigures>;
  readonly verification: readonly Sourced<VerificationFigures>[];
  readonly requires: readonly TldRequirement[];
  /** Of `requires`; empty when nothing is required. */
  readonly requirementSources: readonly PolicySource[];
  /** Sentences for people: what a figure cannot say. */
  readonly remarks: readonly string[];
}

/** The years are a closed list in words: `1 to 10`, or `1`. */
export function shownYears(years: readonly number[]): string {
  const first = years[0] ?? 1;
  const last = years.at(-1) ?? first;
  return first === last ? `${first}` : `${first} to ${last}`;
}
