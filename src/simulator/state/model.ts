// What the simulated registrar remembers. Records are mutable: this is the registrar's own memory, not a view of it.
import type { XcpValue } from '../wire/value.js';

/** Order statuses of reference 5.1. */
export const ORDER_STATUSES = [
  'pending',
  'pending_fax',
  'ca_owner_approval',
  'waiting',
  'processed',
  'completed',
  'declined',
  'cancelled',
  'deleted',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export type RegType = 'new' | 'premium' | 'sunrise' | 'landrush' | 'transfer';
export type OrderType = RegType | 'renewal' | 'trade';
export type PrivacyState = 'enabled' | 'disabled' | 'enabling' | 'disabling';

export const CONTACT_ROLES = ['owner', 'admin', 'billing', 'tech'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];
export type Contact = Readonly<Record<string, string>>;
export type ContactSet = Readonly<Partial<Record<ContactRole, Contact>>>;

/** A registrant profile. The same user name with another password is another profile (see simulator-differences). */
export interface Profile {
  readonly id: number;
  readonly account: string;
  readonly username: string;
  readonly salt: string;
  readonly passwordHash: string;
}

/** A registration as it was ordered, after validation; every parameter of reference 2.1 except secrets. */
export interface RegistrationRequest {
  readonly domain: string;
  readonly regType: RegType;
  readonly periodYears: number;
  readonly contacts: ContactSet;
  readonly customTechContact: boolean;
  readonly customNameservers: boolean;
  readonly nameservers: readonly string[];
  readonly dnsTemplate: string | undefined;
  readonly wantsLock: boolean;
  readonly wantsPrivacy: boolean;
  readonly wantsParking: boolean;
  readonly autoRenew: boolean;
  readonly affiliateId: string;
  readonly comments: string;
  readonly encodingType: string;
  readonly regDomain: string | undefined;
  readonly linkDomains: boolean;
  readonly masterOrderId: number | undefined;
  readonly registrantIp: string | undefined;
  readonly tldData: XcpValue | undefined;
  /** Top-level TLD fields (`legal_type`, `lang`, `country`, ...) and transfer-only parameters: stored, readable in GET_ORDER_INFO. */
  readonly extra: Readonly<Record<string, string>>;
}

export interface RenewalRequest {
  readonly domain: string;
  /** The year guard of the request; kept, so that a draft processed later is judged by the same year. */
  readonly currentExpirationYear: number;
  readonly periodYears: number;
  readonly autoRenew: boolean;
  readonly affiliateId: string;
  readonly notes: string;
}

/** A change of owner through the registry. */
export interface TradeRequest {
  readonly domain: string;
  readonly owner: Contact;
  /** Always 0: a trade adds no time (inferred). */
  readonly periodYears: number;
  readonly autoRenew: boolean;
  readonly affiliateId: string;
}

export type OrderWork =
  | { readonly kind: 'registration'; readonly request: RegistrationRequest; readonly profileId: number }
  | {
      readonly kind: 'transfer';
      readonly request: RegistrationRequest;
      readonly profileId: number;
      /** As it was given, kept for resubmission; no view and no reply shows it. */
      readonly authCode: string | undefined;
    }
  | { readonly kind: 'trade'; readonly request: TradeRequest }
  | { readonly kind: 'renewal'; readonly request: RenewalRequest };

export interface Note {
  readonly at: number;
  readonly text: string;
}

export interface Order {
  readonly id: number;
  readonly account: string;
  readonly domain: string;
  readonly type: OrderType;
  readonly work: OrderWork;
  readonly createdAt: number;
  readonly costCents: number;
  status: OrderStatus;
  updatedAt: number;
  completedAt: number | undefined;
  holdCents: number;
  parkedFor: ParkReason | undefined;
  queueRequestId: number | undefined;
  asyncReason: AsyncReason | undefined;
  replacedBy: number | undefined;
  readonly notes: Note[];
}

export type ParkReason = 'funds' | 'nameserver' | 'taken';
export type AsyncReason = 'general' | 'has_claim';

/** `active` includes the time after expiry until deletion; after `deleted` the name is in redemption until it drops. */
export type DomainPhase = 'active' | 'deleted';

export interface Domain {
  readonly name: string;
  /** Reseller account, or undefined: the name belongs to somebody outside this simulator's accounts. */
  account: string | undefined;
  /** Sponsoring registrar, for people. */
  registrar: string;
  readonly createdAt: number;
  /** When it last moved between registrars or resellers; undefined: never. */
  transferredAt: number | undefined;
  phase: DomainPhase;
  profileId: number | undefined;
  orderId: number | undefined;
  updatedAt: number;
  /** The reseller-side date (`expiredate`). */
  registrarExpiry: number;
  /** The registry's date (`registry_expiredate`); runs ahead in auto-renew grace and behind with late registries. */
  registryExpiry: number;
  lock: boolean;
  privacy: PrivacyState;
  nameservers: readonly string[];
  savedNameservers: readonly string[];
  parked: boolean;
  /** The vendor's parking replaced the name servers after expiry; a renewal brings them back. */
  expiryParked: boolean;
  dnsTemplate: string | undefined;
  contacts: ContactSet;
  autoRenew: boolean;
  letExpire: boolean;
  affiliateId: string;
  authCode: string;
  encodingType: string;
  tldData: XcpValue | undefined;
  extra: Readonly<Record<string, string>>;
  verifiedAt: number | undefined;
  verificationStartedAt: number;
  deletedAt: number | undefined;
  deletedReason: string | undefined;
  readonly notes: Note[];
}

/** A change that waits at an asynchronous registry under a queue request id; registrations and renewals are orders instead. */
export interface QueuedChange {
  readonly id: number;
  readonly account: string;
  readonly domain: string;
  /** `modify`, `nameservers`, `contacts`, `all_info`, `redeem`. */
  readonly action: string;
  readonly asyncReason: AsyncReason;
  /** False: nothing shows that it waits, and other changes are not held up by it (.IT name servers, asked owners). */
  readonly isVisible: boolean;
  readonly requestedAt: number;
  /** The contacts as they will be; GET shows them already unless asked for the active ones. */
  readonly contacts: ContactSet | undefined;
  status: 'waiting' | 'completed' | 'declined';
  finishedAt: number | undefined;
  /** Carries it out; false when that is impossible by now. */
  readonly apply: (at: number) => boolean;
  /** Takes back what reads differently while it waits. */
  readonly undo: () => void;
}

/** Statuses of reference 3.20 that a transfer record can have. */
export type TransferStatus = 'pending_owner' | 'pending_admin' | 'pending_registry' | 'completed' | 'cancelled';

/** One transfer as the reseller account sees it that started it (`in`) or that the name leaves (`away`). */
export interface Transfer {
  readonly id: number;
  readonly account: string;
  readonly domain: string;
  readonly direction: 'in' | 'away';
  readonly type: 'reg2reg' | 'rsp2rsp';
  /** Inbound only. */
  readonly orderId: number | undefined;
  readonly createdAt: number;
  /** From when on CHECK_TRANSFER knows it (`undef` before). */
  readonly visibleAt: number;
  /** Where the approval mail went. */
  readonly requestAddress: string;
  readonly losingRegistrar: string;
  readonly gainingRegistrar: string;
  /** Whether staff looks at it between owner and registry (`pending_admin`). */
  readonly hasStaffReview: boolean;
  status: TransferStatus;
  /** The code that goes to the registry; undefined: the registrant gives it on the approval page. */
  authCode: string | undefined;
  updatedAt: number;
  ownerConfirmedAt: number | undefined;
  registryRequestedAt: number | undefined;
  /** The registry shows the gaining side from here on; the order completes when that is noticed. */
  movedAt: number | undefined;
  refusedAt: number | undefined;
  completedAt: number | undefined;
  readonly notes: Note[];
}

export interface Account {
  readonly username: string;
  readonly key: string;
  readonly openingCents: number;
  balanceCents: number;
  holdCents: number;
  /** The reseller's "process immediately" setting: what an omitted `handle` means. */
  readonly processImmediately: boolean;
  readonly techContact: Contact;
  readonly defaultNameservers: readonly string[];
  readonly dnsTemplates: Set<string>;
  /** IPv4 or IPv6 addresses allowed to call; undefined allows all. */
  readonly allowedIps: readonly string[] | undefined;
  readonly deniedIpAnswer: 'reply' | 'close';
  /** Resellers that may push names here. */
  readonly acceptsPushesFrom: readonly string[];
}

export interface QueuedEvent {
  readonly id: string;
  readonly account: string;
  readonly event: string;
  readonly object: 'DOMAIN' | 'ORDER' | 'TRANSFER';
  readonly at: number;
  readonly data: Readonly<Record<string, string | number | readonly string[]>>;
}

export interface NameserverHost {
  readonly name: string;
  readonly domain: string | undefined;
  ipaddress: string;
  ipv6: string;
}
