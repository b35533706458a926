// Policy records. "Lifecycle" is the domain lifecycle reference, "XCP" the protocol reference; the numbers are their sections.
import type { PolicySource, TldPolicy, TldRequirement } from './tld-policy.js';

const oneToTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

// sw_register page, f_lock_domain: "not applied to TLDs where locking is not supported".
const WITHOUT_LOCK: ReadonlySet<string> = new Set(['de', 'uk', 'co.uk', 'me.uk', 'ch', 'nl', 'fr', 'it', 'be', 'at']);
// sw_register page, f_whois_privacy.
const WITH_PRIVACY: ReadonlySet<string> = new Set([
  'com',
  'net',
  'org',
  'info',
  'biz',
  'name',
  'me',
  'mobi',
  'cc',
  'co',
  'tv',
]);
// XCP 7.3, from the renewal page of the guide (the seed page lists the first five before its text is cut).
const WITH_PARKED_PAGES: ReadonlySet<string> = new Set(
  'com net org info biz mobi name asia be bz ca cc co eu in me nl tv uk us ws xxx'.split(' '),
);

const swRegisterPage: PolicySource = { reference: 'OpenSRS API guide, sw_register (domain)', confidence: 'A' };
const gtld: readonly PolicySource[] = [swRegisterPage, { reference: 'Lifecycle 4; XCP 7.4', confidence: 'A' }];

interface Particulars {
  readonly registrationYears?: readonly number[];
  readonly idn?: boolean;
  readonly requires?: readonly TldRequirement[];
  readonly sources?: readonly PolicySource[];
}

function policy(tld: string, particulars: Particulars = {}): TldPolicy {
  return {
    tld,
    version: '2026-11-22.1',
    validFrom: '2026-01-01T00:00:00.000Z',
    sources: particulars.sources ?? gtld,
    term: { registrationYears: particulars.registrationYears ?? oneToTen, maxTotalYears: 10 },
    capability: {
      registrarLock: !WITHOUT_LOCK.has(tld),
      whoisPrivacy: WITH_PRIVACY.has(tld),
      parkedPages: WITH_PARKED_PAGES.has(tld),
      idn: particulars.idn ?? true,
    },
    requires: particulars.requires ?? [],
  };
}

const cctld = (reference: string, confidence: PolicySource['confidence']): readonly PolicySource[] => [
  swRegisterPage,
  { reference, confidence },
];

export const tldPolicies: readonly TldPolicy[] = [
  ...['com', 'net', 'org', 'info', 'biz', 'name', 'mobi', 'dev', 'app', 'studio'].map((tld) => policy(tld)),
  // Country codes that are sold like gTLDs; their terms stand in no source that we have.
  ...['cc', 'tv', 'me', 'co'].map((tld) =>
    policy(tld, { sources: cctld('sw_register page; term not confirmed', 'C') }),
  ),
  policy('ca', { requires: ['legalType', 'state'], sources: cctld('Lifecycle 8.1, 8.3; XCP 2.5', 'A') }),
  policy('us', { requires: ['nexus', 'state'], sources: cctld('Lifecycle 8.3; XCP 2.5', 'A') }),
  policy('uk', { sources: cctld('Lifecycle 8.1; XCP 7.2, 7.4', 'A') }),
  policy('co.uk', { sources: cctld('Lifecycle 8.1; XCP 7.2, 7.4', 'A') }),
  policy('me.uk', { sources: cctld('Lifecycle 8.1; XCP 7.2, 7.4', 'A') }),
  policy('de', { registrationYears: [1], sources: cctld('Lifecycle 8.1; XCP 7.4', 'A') }),
  policy('nl', { registrationYears: [1], sources: cctld('Lifecycle 8.1', 'A') }),
  policy('be', { registrationYears: [1], sources: cctld('Lifecycle 8.1', 'A') }),
  policy('fr', { sources: cctld('Lifecycle 8.1; XCP 7.4', 'A') }),
  policy('it', {
    registrationYears: [1],
    requires: ['itRegistrantInfo'],
    sources: cctld('Lifecycle 8.1; XCP 2.3, 2.5', 'B'),
  }),
  policy('eu', { requires: ['euLanguage'], sources: cctld('Lifecycle 8.1; XCP 2.5', 'B') }),
  policy('es', { requires: ['state'], sources: cctld('Lifecycle 8.1; XCP 2.3', 'B') }),
  policy('at', { sources: cctld('sw_register page; term not confirmed', 'C') }),
  policy('ch', { sources: cctld('sw_register page; term not confirmed', 'C') }),
  policy('mx', { requires: ['state'], sources: cctld('XCP 2.3; term not confirmed', 'C') }),
];

const byTld: ReadonlyMap<string, TldPolicy> = new Map(tldPolicies.map((record) => [record.tld, record]));

/** Undefined for a TLD without a record: such a TLD is not sold until somebody has written one. */
export function tldPolicyFor(tld: string): TldPolicy | undefined {
  return byTld.get(tld);
}
