// TLD facts of the simulator, written from reference 7 and 2.3; a name under any other TLD answers 701.

export interface Tld {
  readonly name: string;
  readonly minYears: number;
  readonly maxYears: number;
  readonly canLock: boolean;
  readonly canHavePrivacy: boolean;
  readonly canPark: boolean;
  readonly needsState: boolean;
  /** The registry renews by itself; RENEW answers 480 (reference 7.4). */
  readonly registryRenews: boolean;
  /** The renewal is charged at once and reaches the registry at expiry (.UK, reference 7.4). */
  readonly renewsLate: boolean;
  /** Has no host objects, so a name server cannot be missing at the registry (reference 3.16). */
  readonly hasHostObjects: boolean;
  readonly hasAuthCode: boolean;
  /** ICANN rules: registrant verification and the four-day add grace. */
  readonly isGtld: boolean;
  /** Transfers wait for the IPS tag that the losing registrar sets; no code, no owner mail, no added year (reference 7.4). */
  readonly movesByTag: boolean;
  /** Years that a transfer adds (reference 2.2 and 7.4). */
  readonly transferYears: number;
  /** Not transferable in the 60 days after registration or a transfer (reference 2.2); .DE has no such rule (7.4). */
  readonly hasSixtyDayRule: boolean;
  /** REDEEM works: only for some TLDs (reference 3.18); which, is inferred beyond .CA yes, .AI and .IO no. */
  readonly canRedeem: boolean;
  /** The registry changes owners by a trade (reference 3.23). */
  readonly canTrade: boolean;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const setOf = (text: string): ReadonlySet<string> => new Set(words(text));

const GTLDS = setOf('com net org info biz name mobi dev app studio pro asia tel xxx aero scot');
const CCTLDS =
  words(`me cc co tv ai io us ca uk co.uk me.uk de at ch nl fr it be eu es dk se no nu li mx com.mx au com.au
  net.au com.br ws in bz hk com.hk tw com.tw ie pl hu za co.za nz co.nz cz ru cn in`);

/** Lock not applied even if requested (reference 7.1, seed). */
const NO_LOCK = setOf('de uk co.uk me.uk ch nl fr it be at');
/** `f_whois_privacy` at registration (reference 7.2, seed), and new gTLDs of the vendor chart. */
const PRIVACY = setOf('com net org info biz name me mobi cc co tv dev app studio');
/** Parked pages (reference 7.3). */
const PARKING = setOf('com net org info biz mobi name asia be bz ca cc co eu in me nl tv uk us ws xxx');
const NEEDS_STATE = setOf('ca es com.es mx com.mx us');
const REGISTRY_RENEWS = setOf('de at dk fr za co.za');
const RENEWS_LATE = setOf('uk co.uk me.uk');
const NO_HOST_OBJECTS = setOf('ca uk co.uk me.uk de fr ch');
/** The code comes from vendor support or there is none (reference 7.3). */
const NO_AUTH_CODE = setOf('uk co.uk me.uk ac at ch cz io nu nz co.nz pl se');

const TRADES = setOf('au com.au net.au dk fr hk com.hk hu no nu ru se');
const REDEEMABLE = setOf('ca cc co me tv us');
/** Likely asynchronous by an older chart (reference 7.5); today's list is unknown, so nothing is asynchronous by itself. */
export const LIKELY_ASYNCHRONOUS = words('de be eu ch li at fr it es dk no se mx com.mx au com.au net.au');

export const TLDS: ReadonlyMap<string, Tld> = new Map(
  [...GTLDS, ...CCTLDS].map((name) => [
    name,
    {
      name,
      minYears: name === 'ai' ? 2 : 1,
      maxYears: 10,
      canLock: !NO_LOCK.has(name),
      canHavePrivacy: PRIVACY.has(name),
      canPark: PARKING.has(name),
      needsState: NEEDS_STATE.has(name),
      registryRenews: REGISTRY_RENEWS.has(name),
      renewsLate: RENEWS_LATE.has(name),
      hasHostObjects: !NO_HOST_OBJECTS.has(name),
      hasAuthCode: !NO_AUTH_CODE.has(name),
      isGtld: GTLDS.has(name),
      movesByTag: RENEWS_LATE.has(name),
      transferYears: name === 'ai' ? 2 : RENEWS_LATE.has(name) ? 0 : 1,
      hasSixtyDayRule: name !== 'de',
      canTrade: TRADES.has(name),
      canRedeem: GTLDS.has(name) || REDEEMABLE.has(name),
    },
  ]),
);

/** The longest known TLD that the name stands directly under. */
export function tldOf(domain: string): Tld | undefined {
  const labels = domain.split('.');
  const second = labels.length > 2 ? TLDS.get(labels.slice(-2).join('.')) : undefined;
  return second ?? TLDS.get(labels.at(-1) ?? '');
}

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** A registrable name in lower case, undefined when the syntax is wrong. IDNs come as A-labels (reference 1.6). */
export function parseDomain(text: string): string | undefined {
  const name = text.trim().toLowerCase().replace(/\.$/, '');
  if (name.length > 253 || !name.includes('.')) return undefined;
  const labels = name.split('.');
  if (!labels.every((label) => LABEL.test(label))) return undefined;
  const tld = tldOf(name);
  if (TLDS.has(name)) return undefined; // a registry's own suffix cannot be ordered
  return tld !== undefined && labels.length !== tld.name.split('.').length + 1 ? undefined : name;
}
