// What the records of many TLDs have in common: lists of the sw_register and connector pages, and the careful answer where
// no source says anything. "Lifecycle" and "XCP" are the two references; the numbers are their sections.
import type {
  CapabilityFigures,
  Confidence,
  PolicySource,
  RenewalFigures,
  Sourced,
  TermFigures,
  TldPolicy,
  TransferFigures,
} from '../tld-policy.js';

/** The records that were written together share a version and a first day. */
const FIRST = { version: '2026-11-22.3', validFrom: '2026-01-01T00:00:00.000Z' } as const;

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** The connector page's list for the flag "Transfer key". */
export const WITH_READABLE_CODE = setOf(
  'aero asia be biz bz cc com hk in info me mobi mx name net nl org tel tv tw ws us',
);
/** sw_register page, f_lock_domain: "not applied to TLDs where locking is not supported"; me.uk follows .uk. */
const WITHOUT_LOCK = setOf('de uk co.uk me.uk ch nl fr it be at');
/** sw_register page, f_whois_privacy. */
const WITH_PRIVACY = setOf('com net org info biz name me mobi cc co tv');
/** XCP 7.2: the vendor's chart lists privacy for these, the sw_register page does not. */
const CHART_HAS_PRIVACY = setOf('dev app studio');
/** XCP 7.3, from the renewal page of the guide (the seed page lists the first five before its text is cut). */
const WITH_PARKED_PAGES = setOf('com net org info biz mobi name asia be bz ca cc co eu in me nl tv uk us ws xxx');
/** change_contact: XCP 2.1, Lifecycle 3. Any other TLD applies the contacts always. */
const WITH_CONTACT_CHOICE = setOf('org info biz be cn eu it me mobi uk co.uk me.uk us');
/** sw_register page: owner_confirm_address is required for transfers of these. */
const WITH_OWNER_CONFIRM = setOf('de be eu it');
/** sw_register page: nameserver_list and custom_transfer_nameservers are required for transfers of these. */
const WITH_NAME_SERVERS = setOf('eu');

export const years = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

export const oneToTen = years(1, 10);
export const oneOnly = years(1, 1);

export function said<Figure extends string>(
  reference: string,
  confidence: Confidence,
  ...figures: readonly Figure[]
): PolicySource<Figure> {
  return figures.length === 0 ? { reference, confidence } : { reference, confidence, figures };
}

/** No source says it: the careful answer, and why it is careful. */
export function unsaid<Figure extends string>(reason: string, ...figures: readonly Figure[]): PolicySource<Figure> {
  return said(`no source; ${reason}`, 'C', ...figures);
}

type Without<Figures, Known extends keyof Figures> = Omit<Figures, Known>;

/** Figures of a transfer that are lists of the sw_register page. */
export type SwRegisterFigures = 'contactChange' | 'needsOwnerConfirm' | 'needsNameServers';

/** The figures of the sw_register page are added; sources are those of the figures given. */
export function transferOf(
  tld: string,
  figures: Without<TransferFigures, SwRegisterFigures>,
  ...sources: Sourced<TransferFigures>['sources']
): Sourced<TransferFigures> {
  return {
    ...figures,
    contactChange: tld === 'ca' ? 'forbidden' : WITH_CONTACT_CHOICE.has(tld) ? 'optional' : 'always',
    needsOwnerConfirm: WITH_OWNER_CONFIRM.has(tld),
    needsNameServers: WITH_NAME_SERVERS.has(tld),
    sources: [
      ...sources,
      said('XCP 2.1; Lifecycle 3', 'A', 'contactChange'),
      said('sw_register page, owner_confirm_address', 'A', 'needsOwnerConfirm'),
      said('sw_register page, custom_transfer_nameservers', 'A', 'needsNameServers'),
    ],
  };
}

/** No source says how the TLD moves: a code is expected, as with most, and the year that OpenSRS generally adds. */
export function unknownTransfer(tld: string): Sourced<TransferFigures> {
  return transferOf(
    tld,
    { proof: 'auth-code', addsYears: 1, resetsTerm: false },
    said('XCP 2.2: transfers add one year and the balance must hold it', 'A', 'addsYears'),
    unsaid('the registrar says before a transfer what it needs', 'proof', 'resetsTerm'),
  );
}

/** No source says what can be ordered: one year at a time, which never reaches two years in advance. */
export const unknownTerm: Sourced<TermFigures> = {
  registrationYears: oneOnly,
  renewalYears: oneOnly,
  maxTotalYears: 2,
  sources: [unsaid('one year at a time, so that no order exceeds a term nobody has confirmed')],
};

/** No source says what happens at expiry: an order renews, thirty days early, and nothing is counted on afterwards. */
export const unknownRenewal: Sourced<RenewalFigures> = {
  style: 'explicit',
  renewByOffsetDays: -30,
  sources: [unsaid('more than twice the earliest date that any registry with a record demands (12 days, .es)')],
};

/** How the owner of a name is changed, where no source says so: a person looks. */
export const unknownContacts = {
  contacts: 'manual',
  source: unsaid('a person asks the registrar', 'contacts'),
} as const satisfies ContactWay;

export interface ContactWay {
  readonly contacts: CapabilityFigures['contacts'];
  readonly source: PolicySource<'contacts'>;
}

interface Internationalised {
  readonly idn: boolean;
  readonly source: PolicySource<'idn'>;
}

/** Nothing says which names these TLDs refuse, so the registry decides. */
export const idnAtRegistry: Internationalised = {
  idn: true,
  source: unsaid('offered, and the registry refuses what it does not take', 'idn'),
};
/** Not offered until somebody has looked which languages the registry takes. */
export const idnUnknown: Internationalised = { idn: false, source: unsaid('not offered until confirmed', 'idn') };

interface Lockable {
  readonly registrarLock: boolean;
  readonly source: PolicySource<'registrarLock'>;
}

export const lockSaid = (registrarLock: boolean, reference: string, confidence: Confidence): Lockable => ({
  registrarLock,
  source: said(reference, confidence, 'registrarLock'),
});
/** The list of the sw_register page is not complete ("such as"), so a TLD that it does not name proves nothing. */
export const lockUnknown: Lockable = {
  registrarLock: false,
  source: unsaid('not offered until confirmed', 'registrarLock'),
};
/** Not on that list and not confirmed either; offered, and read back after an order. */
export const lockNotDenied = lockSaid(true, 'not on the list of the sw_register page; XCP 7.1', 'C');
const lockDenied = lockSaid(false, 'sw_register page, f_lock_domain; XCP 7.1', 'A');

function capabilityOf(
  tld: string,
  { contacts, source }: ContactWay,
  idn: Internationalised,
  lock: Lockable,
): Sourced<CapabilityFigures> {
  return {
    registrarLock: lock.registrarLock,
    whoisPrivacy: WITH_PRIVACY.has(tld),
    parkedPages: WITH_PARKED_PAGES.has(tld),
    idn: idn.idn,
    authCodeReadable: WITH_READABLE_CODE.has(tld),
    contacts,
    sources: [
      lock.source,
      said('sw_register page, f_whois_privacy; XCP 7.2', CHART_HAS_PRIVACY.has(tld) ? 'C' : 'A', 'whoisPrivacy'),
      said('XCP 7.3', 'A', 'parkedPages'),
      said('connector page, Transfer key; XCP 7.3', codeConfidence(tld), 'authCodeReadable'),
      source,
      idn.source,
    ],
  };
}

/** .hk is also on the vendor's list of codes that only its support supplies; .be mails the code to the registrant. */
function codeConfidence(tld: string): Confidence {
  return tld === 'hk' || tld === 'be' ? 'C' : 'A';
}

function lockOf(tld: string, lock: Lockable | undefined): Lockable {
  return WITHOUT_LOCK.has(tld) ? lockDenied : (lock ?? lockUnknown);
}

export interface RecordParts {
  /** Of a record that follows another: it goes beside the old one, never in its place. */
  readonly dated?: Pick<TldPolicy, 'version' | 'validFrom'>;
  readonly term: TldPolicy['term'];
  readonly renewal: TldPolicy['renewal'];
  readonly transfer: TldPolicy['transfer'];
  readonly contacts: ContactWay;
  /** Left out: offered, the registry decides. */
  readonly idn?: Internationalised;
  /** Left out: none, because the sw_register page says so or because nobody knows. */
  readonly lock?: Lockable;
  readonly verification?: TldPolicy['verification'];
  readonly requires?: TldPolicy['requires'];
  readonly requirementSources?: TldPolicy['requirementSources'];
  readonly remarks?: TldPolicy['remarks'];
}

export function record(tld: string, parts: RecordParts): TldPolicy {
  return {
    tld,
    ...(parts.dated ?? FIRST),
    term: parts.term,
    renewal: parts.renewal,
    transfer: parts.transfer,
    capability: capabilityOf(tld, parts.contacts, parts.idn ?? idnAtRegistry, lockOf(tld, parts.lock)),
    verification: parts.verification ?? [],
    requires: parts.requires ?? [],
    requirementSources: parts.requirementSources ?? [],
    remarks: parts.remarks ?? [],
  };
}
