// Everything the simulated registrar knows, in one value that /reset can throw away.
import { createHash } from 'node:crypto';
import type { PremiumName } from '../registry/prices.js';
import { createClock, type Clock, type ClockOptions } from './clock.js';
import { createJournal, type Journal } from './journal.js';
import { recordDeposit, type LedgerEntry } from './ledger.js';
import type {
  Account,
  Contact,
  Domain,
  NameserverHost,
  Order,
  Profile,
  QueuedChange,
  QueuedEvent,
  Transfer,
} from './model.js';
import { createRandom, type Random } from './random.js';
import { createSchedule, type Schedule } from './schedule.js';

/** A reseller account as it is configured. Money in decimal text; `key` is the API key as given (not hex-decoded). */
export interface AccountOptions {
  readonly username: string;
  readonly key: string;
  /** Opening balance in USD; default 5000, as the vendor's test environment gives (reference 1.1). */
  readonly balance?: number;
  /** What an omitted `handle` means; default true. */
  readonly processImmediately?: boolean;
  /** Templates that exist from the start; others are created through the admin API. */
  readonly dnsTemplates?: readonly string[];
  /** Addresses allowed to call; default: all. */
  readonly allowedIps?: readonly string[];
  /** How a caller that is not allowed is answered; default `reply` (XML 400). */
  readonly deniedIpAnswer?: 'reply' | 'close';
  /** User names of the resellers that may push names to this account; default: none. */
  readonly acceptsPushesFrom?: readonly string[];
}

/** `success`: is_success=1 with forced_pending; `failure`: is_success=0 with forced_pending; `no_order`: refused, nothing left behind. */
export type ParkForm = 'success' | 'failure' | 'no_order';
export interface ParkForms {
  readonly funds: ParkForm;
  readonly nameserver: ParkForm;
  readonly taken: ParkForm;
}

/** The forms with the best evidence: toolkit for funds, the seed for name servers, a recorded reply for taken names. */
export const DEFAULT_PARK_FORMS: ParkForms = { funds: 'success', nameserver: 'success', taken: 'failure' };

/** `horizon`: as the vendor's test environment, where transfers and redemption do not work (reference 1.1). */
export type SimulatorProfile = 'faithful' | 'hostile' | 'horizon';

export interface WorldOptions {
  readonly seed: number;
  readonly profile: SimulatorProfile;
  readonly accounts: readonly AccountOptions[];
  readonly clock: ClockOptions;
  readonly parkForms: ParkForms;
  /** Without a dot, for example `de`; default: none. */
  readonly asynchronousTlds?: readonly string[];
}

/** "Usually under five minutes" (reference 5.1); the figure itself is invented. */
export const ASYNCHRONOUS_SECONDS = 120;

export interface Deletion {
  readonly domain: string;
  readonly account: string;
  readonly at: number;
  readonly expiry: number;
  readonly reason: string;
}

export interface World {
  readonly profile: SimulatorProfile;
  readonly clock: Clock;
  /** Feeds ids, codes and dates of the registrar. */
  readonly random: Random;
  /** Feeds faults and the hostile writer, so that they do not change the ids of a run. */
  readonly mischief: Random;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly profiles: Profile[];
  readonly domains: Map<string, Domain>;
  readonly orders: Map<number, Order>;
  readonly ordersByDomain: Map<string, Order[]>;
  readonly transfers: Map<number, Transfer>;
  /** By queue request id. */
  readonly changes: Map<number, QueuedChange>;
  /** TLDs whose registry is asynchronous, with the virtual seconds that it takes. */
  readonly asynchronousTlds: Map<string, number>;
  readonly ledger: LedgerEntry[];
  readonly journal: Journal;
  readonly events: QueuedEvent[];
  /** Ids that a fault has doubled already. */
  readonly doubledEvents: Set<string>;
  readonly cookies: Map<string, { readonly domain: string; readonly username: string; lastAccessAt: number }>;
  readonly hosts: Map<string, NameserverHost>;
  /** Hosts that the registry does not know; REGISTRY_ADD_NS removes a host from here. */
  readonly missingHosts: Set<string>;
  readonly addedHosts: Set<string>;
  readonly premiumNames: Map<string, PremiumName>;
  /** What GET_DELETED_DOMAINS lists; stays after the name has dropped. */
  readonly deletions: Deletion[];
  /** Keys of registrants whose e-mail was verified once (`registrantKey`). */
  readonly verifiedRegistrants: Set<string>;
  readonly schedule: Schedule;
  readonly parkForms: ParkForms;
  nextOrderId: () => number;
  nextQueueId: () => number;
  nextTransferId: () => number;
  nextProfileId: () => number;
}

const DEFAULT_TECH: Contact = {
  first_name: 'Tech',
  last_name: 'Desk',
  org_name: 'Reseller Example Ltd',
  address1: '1 Example Street',
  city: 'Toronto',
  state: 'ON',
  postal_code: 'M6K 3M1',
  country: 'CA',
  phone: '+1.4165550100',
  email: 'tech@reseller.example',
};

export function createWorld(options: WorldOptions): World {
  const clock = createClock(options.clock);
  const random = createRandom(options.seed);
  const ledger: LedgerEntry[] = [];
  const accounts = new Map(options.accounts.map((account) => [account.username, accountFrom(account)]));
  for (const account of accounts.values()) {
    if (account.openingCents > 0) recordDeposit(ledger, account, account.openingCents, clock.now());
  }
  // Ids grow with gaps, as an account among many others sees them; the hostile profile leaves wider ones.
  const widestGap = options.profile === 'hostile' ? 40 : 3;
  let orderId = 3_735_280;
  let queueId = 88_000;
  let transferId = 450;
  let profileId = 0;
  return {
    profile: options.profile,
    clock,
    random,
    mischief: createRandom(options.seed ^ 0x5bd1e995),
    accounts,
    profiles: [],
    domains: new Map(),
    orders: new Map(),
    ordersByDomain: new Map(),
    transfers: new Map(),
    changes: new Map(),
    asynchronousTlds: new Map((options.asynchronousTlds ?? []).map((tld) => [tld, ASYNCHRONOUS_SECONDS])),
    ledger,
    journal: createJournal(),
    events: [],
    doubledEvents: new Set(),
    cookies: new Map(),
    hosts: new Map(),
    missingHosts: new Set(),
    addedHosts: new Set(),
    premiumNames: new Map(),
    deletions: [],
    verifiedRegistrants: new Set(),
    schedule: createSchedule(),
    parkForms: options.parkForms,
    nextOrderId: () => (orderId += random.integer(1, widestGap)),
    nextQueueId: () => (queueId += random.integer(1, 9)),
    nextTransferId: () => ++transferId,
    nextProfileId: () => ++profileId,
  };
}

function accountFrom(options: AccountOptions): Account {
  return {
    username: options.username,
    key: options.key,
    openingCents: Math.round((options.balance ?? 5000) * 100),
    balanceCents: 0,
    holdCents: 0,
    processImmediately: options.processImmediately ?? true,
    techContact: DEFAULT_TECH,
    defaultNameservers: ['ns1.systemdns.com', 'ns2.systemdns.com', 'ns3.systemdns.com'],
    dnsTemplates: new Set(options.dnsTemplates ?? []),
    allowedIps: options.allowedIps,
    deniedIpAnswer: options.deniedIpAnswer ?? 'reply',
    acceptsPushesFrom: options.acceptsPushesFrom ?? [],
  };
}

/** The profile with these credentials, if there is one. */
export function findProfile(world: World, account: string, username: string, password: string): Profile | undefined {
  return world.profiles.find(
    (profile) =>
      profile.account === account &&
      profile.username === username &&
      profile.passwordHash === hashOf(password, profile.salt),
  );
}

export function passwordFits(profile: Profile, username: string, password: string): boolean {
  return profile.username === username && profile.passwordHash === hashOf(password, profile.salt);
}

export function createProfile(world: World, account: string, username: string, password: string): Profile {
  const salt = world.random.hex(16);
  const profile = { id: world.nextProfileId(), account, username, salt, passwordHash: hashOf(password, salt) };
  world.profiles.push(profile);
  return profile;
}

function hashOf(password: string, salt: string): string {
  return createHash('sha256').update(salt).update(password, 'utf8').digest('hex');
}

export function addOrder(world: World, order: Order): void {
  world.orders.set(order.id, order);
  const list = world.ordersByDomain.get(order.domain);
  if (list === undefined) world.ordersByDomain.set(order.domain, [order]);
  else list.push(order);
}

export function ordersOf(world: World, domain: string): readonly Order[] {
  return world.ordersByDomain.get(domain) ?? [];
}

/** The account's own domain while the registrar answers for it; undefined after deletion (reference 3.5). */
export function ownDomain(world: World, account: Account, name: string): Domain | undefined {
  const domain = world.domains.get(name);
  return domain?.account === account.username && domain.phase === 'active' ? domain : undefined;
}

/** The latest transfer of the name that the account sees from this side. */
export function latestTransfer(
  world: World,
  account: string,
  domain: string,
  direction: Transfer['direction'],
): Transfer | undefined {
  return [...world.transfers.values()].findLast(
    (transfer) => transfer.account === account && transfer.domain === domain && transfer.direction === direction,
  );
}
