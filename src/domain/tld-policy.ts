// What a TLD allows and asks for: dated data with its sources. Workflow code holds no figure of its own.

/** A = the rule-maker or OpenSRS says so, B = another registrar says so, C = sources disagree: confirm before relying on it. */
export type Confidence = 'A' | 'B' | 'C';

export interface PolicySource {
  readonly reference: string;
  readonly confidence: Confidence;
}

export interface TldPolicy {
  readonly tld: string;
  /** Date and number of the record; versions coexist, and an operation keeps the one it was accepted with. */
  readonly version: string;
  /** First instant at which the record holds. */
  readonly validFrom: string;
  readonly sources: readonly PolicySource[];
  readonly term: {
    /** Years that can be ordered at registration. */
    readonly registrationYears: readonly number[];
    readonly maxTotalYears: number;
  };
  readonly capability: {
    readonly registrarLock: boolean;
    /** Privacy ordered together with a registration. */
    readonly whoisPrivacy: boolean;
    readonly parkedPages: boolean;
    readonly idn: boolean;
  };
  /** Fields of a registration that this TLD needs beyond the common ones. */
  readonly requires: readonly TldRequirement[];
}

export type TldRequirement = 'state' | 'legalType' | 'nexus' | 'itRegistrantInfo' | 'euLanguage';

/** The years are a closed list in words: `1 to 10`, or `1`. */
export function shownYears(years: readonly number[]): string {
  const first = years[0] ?? 1;
  const last = years.at(-1) ?? first;
  return first === last ? `${first}` : `${first} to ${last}`;
}
