// Carrying out a registration order: what stands in its way, and what it leaves behind.
import type { Behaviours } from '../faults/behaviours.js';
import { domainEvent, expirationOf } from '../state/events.js';
import { addYears } from '../state/dates.js';
import type { Account, Domain, Order, ParkReason, RegistrationRequest } from '../state/model.js';
import { ordersOf, type ParkForm, type World } from '../state/world.js';
import { scheduleTimeline } from './timeline.js';
import { availableCents, cancelCompeting, chargeOrder, submitToRegistry, setStatus } from './order-book.js';
import { isHostKnown, PARKING_NAMESERVERS } from './hosts.js';
import { tldOf } from './tlds.js';
import { startVerification } from './verification.js';

/** Name servers of the vendor's DNS service, forced by `dns_template` (reference 2.1). */
export const DNS_SERVICE_NAMESERVERS: readonly string[] = [
  'ns1.systemdns.com',
  'ns2.systemdns.com',
  'ns3.systemdns.com',
];
/** Invented names: of the registrar simulated here, and of the one that holds everybody else's names. */
export const OUR_REGISTRAR = 'Simulated Registrar';
export const OTHER_REGISTRAR = 'Other Registrar Ltd';
export const BLANK_TEMPLATE = '*blank*';

export type Execution =
  | {
      readonly kind: 'completed';
      readonly domain: Domain;
      readonly cancelledOrders: readonly number[];
      readonly privacyRefused: boolean;
    }
  | { readonly kind: 'parked'; readonly reason: ParkReason; readonly form: ParkForm }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'declined'; readonly code: number; readonly why: string };

export interface Obstacle {
  readonly reason: ParkReason;
  readonly form: ParkForm;
}

/** Why the registration cannot be done now: taken, then name servers, then funds. `order` is undefined before it exists. */
export function findObstacle(
  world: World,
  account: Account,
  request: RegistrationRequest,
  costCents: number,
  order: Order | undefined,
  behaviours: Behaviours,
): Obstacle | undefined {
  const forced = behaviours.park;
  if (forced?.reason === 'taken' && !world.domains.has(request.domain)) takeBySomebodyElse(world, request.domain);
  const reason = forced?.reason ?? naturalObstacle(world, account, request, costCents, order);
  if (reason === undefined) return undefined;
  return { reason, form: forced?.form ?? behaviours.parkForm ?? world.parkForms[reason] };
}

function naturalObstacle(
  world: World,
  account: Account,
  request: RegistrationRequest,
  costCents: number,
  order: Order | undefined,
): ParkReason | undefined {
  if (world.domains.has(request.domain)) return 'taken';
  const template = request.dnsTemplate;
  if (template !== undefined && template !== BLANK_TEMPLATE && !account.dnsTemplates.has(template)) return 'nameserver';
  const hasHosts = tldOf(request.domain)?.hasHostObjects ?? true;
  if (hasHosts && !nameserversFor(account, request).every((host) => isHostKnown(world, host))) return 'nameserver';
  return availableCents(account, order) < costCents ? 'funds' : undefined;
}

/** The name servers asked for, before parking replaces them. */
export function nameserversFor(account: Account, request: RegistrationRequest): readonly string[] {
  if (request.dnsTemplate !== undefined) return DNS_SERVICE_NAMESERVERS;
  return request.customNameservers ? request.nameservers : account.defaultNameservers;
}

/** Executes an order that exists; the caller has dealt with the `no_order` form before opening one. */
export function executeRegistration(
  world: World,
  account: Account,
  order: Order,
  at: number,
  behaviours: Behaviours,
): Execution {
  if (order.work.kind !== 'registration') return { kind: 'declined', code: 465, why: 'not a registration order' };
  const obstacle = findObstacle(world, account, order.work.request, order.costCents, order, behaviours);
  if (obstacle !== undefined) return parkOrder(world, order, obstacle, at);
  if (behaviours.decline !== undefined) {
    const { code, text } = behaviours.decline;
    setStatus(world, order, 'declined', at, `Declined by the registry: ${text}.`);
    return { kind: 'declined', code, why: text };
  }
  const later = behaviours.asynchronous;
  if (later === undefined) return completeRegistration(world, account, order, at, behaviours);
  submitToRegistry(world, account, order, later, at);
  return { kind: 'waiting' };
}

const PARK_NOTES: Readonly<Record<ParkReason, string>> = {
  funds: 'Forced to the pending queue: insufficient funds.',
  nameserver: 'Forced to the pending queue: name servers do not exist at the registry.',
  taken: 'Forced to the pending queue: domain already taken.',
};

export function parkOrder(world: World, order: Order, obstacle: Obstacle, at: number): Execution {
  order.parkedFor = obstacle.reason;
  setStatus(world, order, 'pending', at, PARK_NOTES[obstacle.reason]);
  return { kind: 'parked', ...obstacle };
}

/** The registry said yes: the domain exists, the account is charged, competing orders are cancelled. */
export function completeRegistration(
  world: World,
  account: Account,
  order: Order,
  at: number,
  behaviours: Behaviours,
): Execution {
  if (order.work.kind !== 'registration') return { kind: 'declined', code: 465, why: 'not a registration order' };
  const domain = domainFrom(world, account, order, order.work.request, order.work.profileId, at, behaviours);
  world.domains.set(domain.name, domain);
  scheduleTimeline(world, domain);
  startVerification(world, domain, at);
  order.parkedFor = undefined;
  chargeOrder(world, account, order, at);
  setStatus(world, order, 'completed', at, 'Domain registration successfully completed.');
  const cancelledOrders = cancelCompeting(world, order, at);
  domainEvent(world, domain, 'CREATED', at, expirationOf(domain));
  domainEvent(world, domain, 'REGISTERED', at, { ...expirationOf(domain), period: order.work.request.periodYears });
  return {
    kind: 'completed',
    domain,
    cancelledOrders,
    privacyRefused: behaviours.privacyRefused === true && order.work.request.wantsPrivacy,
  };
}

function domainFrom(
  world: World,
  account: Account,
  order: Order,
  request: RegistrationRequest,
  profileId: number,
  at: number,
  behaviours: Behaviours,
): Domain {
  const tld = tldOf(request.domain);
  const nameservers = nameserversFor(account, request);
  const parked = request.wantsParking && (tld?.canPark ?? false);
  const expiry = addYears(at, request.periodYears);
  const privacy = request.wantsPrivacy && (tld?.canHavePrivacy ?? false) && behaviours.privacyRefused !== true;
  const tech = request.customTechContact ? request.contacts.tech : account.techContact;
  return {
    name: request.domain,
    account: account.username,
    registrar: OUR_REGISTRAR,
    createdAt: at,
    transferredAt: undefined,
    phase: 'active',
    profileId,
    orderId: order.id,
    updatedAt: at,
    registrarExpiry: expiry,
    registryExpiry: expiry,
    lock: request.wantsLock && (tld?.canLock ?? false) && behaviours.lockIgnored !== true,
    privacy: privacy ? 'enabled' : 'disabled',
    nameservers: parked ? PARKING_NAMESERVERS : nameservers,
    savedNameservers: nameservers,
    parked,
    expiryParked: false,
    dnsTemplate: request.dnsTemplate,
    contacts: tech === undefined ? request.contacts : { ...request.contacts, tech },
    autoRenew: request.autoRenew,
    letExpire: false,
    affiliateId: request.affiliateId,
    authCode: newAuthCode(world),
    encodingType: request.encodingType,
    tldData: request.tldData,
    extra: request.extra,
    verifiedAt: undefined,
    verificationStartedAt: at,
    deletedAt: undefined,
    deletedReason: undefined,
    notes: request.comments === '' ? [] : [{ at, text: request.comments }],
  };
}

export function newAuthCode(world: World): string {
  return `${world.random.hex(6)}!${world.random.hex(6).toUpperCase()}`;
}

/** A waiting order of the same name: the registry is at work on it. */
export function waitingOrderOf(world: World, domain: string): Order | undefined {
  return ordersOf(world, domain).find((order) => order.status === 'waiting');
}

/** Somebody outside this simulator holds the name from now on. */
export function takeBySomebodyElse(world: World, name: string): Domain {
  const at = world.clock.now();
  const expiry = addYears(at, 1);
  const domain: Domain = {
    name,
    account: undefined,
    registrar: OTHER_REGISTRAR,
    createdAt: at,
    transferredAt: undefined,
    phase: 'active',
    profileId: undefined,
    orderId: undefined,
    updatedAt: at,
    registrarExpiry: expiry,
    registryExpiry: expiry,
    lock: true,
    privacy: 'disabled',
    nameservers: [],
    savedNameservers: [],
    parked: false,
    expiryParked: false,
    dnsTemplate: undefined,
    contacts: {},
    autoRenew: true,
    letExpire: false,
    affiliateId: '',
    authCode: newAuthCode(world),
    encodingType: '',
    tldData: undefined,
    extra: {},
    verifiedAt: at,
    verificationStartedAt: at,
    deletedAt: undefined,
    deletedReason: undefined,
    notes: [],
  };
  world.domains.set(name, domain);
  return domain;
}
