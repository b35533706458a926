// Puts names and orders into the world that nobody ordered over XCP.
import { openOrder, holdFunds, setStatus } from '../registry/order-book.js';
import { priceCents } from '../registry/prices.js';
import { newAuthCode, OUR_REGISTRAR, takeBySomebodyElse } from '../registry/register.js';
import { scheduleTimeline } from '../registry/timeline.js';
import { parseDomain, tldOf } from '../registry/tlds.js';
import { addYears } from '../state/dates.js';
import type { Account, Contact, ContactSet, Domain, Order, RegistrationRequest } from '../state/model.js';
import { createProfile, findProfile, type World } from '../state/world.js';
import type { DomainSeed, OrderSeed } from './inputs.js';

export type Seeded<T> =
  { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'wrong' | 'exists'; readonly why: string };

const CONTACT: Contact = {
  first_name: 'Sam',
  last_name: 'Sample',
  org_name: 'Sample Ltd',
  address1: '1 Sample Street',
  city: 'Toronto',
  state: 'ON',
  postal_code: 'M6K 3M1',
  country: 'CA',
  phone: '+1.4165550123',
  email: 'sam@registrant.example',
};
const CONTACTS: ContactSet = { owner: CONTACT, admin: CONTACT, billing: CONTACT };

export function seedDomain(world: World, account: Account, seed: DomainSeed): Seeded<Domain> {
  const name = parseDomain(seed.domain);
  if (name === undefined || tldOf(name) === undefined)
    return { kind: 'wrong', why: `${seed.domain} is not a name that this simulator serves.` };
  if (world.domains.has(name)) return { kind: 'exists', why: `${name} exists already.` };
  const now = world.clock.now();
  if (seed.taken) return { kind: 'ok', value: seedForeign(world, name, seed, now) };
  const createdAt = seed.createdAt === undefined ? now : Date.parse(seed.createdAt);
  const registrarExpiry = seed.expiresAt === undefined ? addYears(createdAt, 1) : Date.parse(seed.expiresAt);
  const profile =
    findProfile(world, account.username, seed.regUsername, seed.regPassword) ??
    createProfile(world, account.username, seed.regUsername, seed.regPassword);
  const nameservers = seed.nameservers ?? account.defaultNameservers;
  const domain: Domain = {
    name,
    account: account.username,
    registrar: OUR_REGISTRAR,
    createdAt,
    transferredAt: undefined,
    phase: 'active',
    profileId: profile.id,
    orderId: undefined,
    updatedAt: createdAt,
    registrarExpiry,
    registryExpiry: seed.registryExpiresAt === undefined ? registrarExpiry : Date.parse(seed.registryExpiresAt),
    lock: seed.lock,
    privacy: seed.privacy ? 'enabled' : 'disabled',
    nameservers,
    savedNameservers: nameservers,
    parked: false,
    expiryParked: false,
    dnsTemplate: undefined,
    contacts: { ...CONTACTS, tech: account.techContact },
    autoRenew: seed.autoRenew,
    letExpire: seed.letExpire,
    affiliateId: seed.affiliateId,
    authCode: seed.authCode ?? newAuthCode(world),
    encodingType: '',
    tldData: undefined,
    extra: {},
    verifiedAt: createdAt,
    verificationStartedAt: createdAt,
    deletedAt: undefined,
    deletedReason: undefined,
    notes: [],
  };
  world.domains.set(name, domain);
  scheduleTimeline(world, domain);
  return { kind: 'ok', value: domain };
}

/** A name at another registrar: unlocked and two years old unless the seed says otherwise, so that it can be transferred. */
function seedForeign(world: World, name: string, seed: DomainSeed, now: number): Domain {
  const createdAt = seed.createdAt === undefined ? addYears(now, -2) : Date.parse(seed.createdAt);
  const expiry = seed.expiresAt === undefined ? addYears(now, 1) : Date.parse(seed.expiresAt);
  const nameservers = seed.nameservers ?? ['ns1.elsewhere.example', 'ns2.elsewhere.example'];
  const domain: Domain = {
    ...takeBySomebodyElse(world, name),
    createdAt,
    updatedAt: createdAt,
    registrarExpiry: expiry,
    registryExpiry: seed.registryExpiresAt === undefined ? expiry : Date.parse(seed.registryExpiresAt),
    lock: seed.lock,
    nameservers,
    savedNameservers: nameservers,
    contacts: CONTACTS,
    ...(seed.authCode === undefined ? {} : { authCode: seed.authCode }),
    ...(seed.registrar === undefined ? {} : { registrar: seed.registrar }),
  };
  world.domains.set(name, domain);
  return domain;
}

/** An older order of the name, as an earlier attempt would have left it. */
export function seedOrder(world: World, account: Account, seed: OrderSeed): Seeded<Order> {
  const name = parseDomain(seed.domain);
  const cost = name === undefined ? undefined : priceCents(name, 'new', seed.periodYears, world.premiumNames.get(name));
  if (name === undefined || cost === undefined)
    return { kind: 'wrong', why: `${seed.domain} is not a name that this simulator serves.` };
  const at = seed.createdAt === undefined ? world.clock.now() : Date.parse(seed.createdAt);
  const profile =
    findProfile(world, account.username, 'seeded', 'seededpass1') ??
    createProfile(world, account.username, 'seeded', 'seededpass1');
  const work = { kind: 'registration', request: requestFrom(name, seed), profileId: profile.id } as const;
  const order = openOrder(world, account, { type: seed.type, domain: name, work, costCents: cost }, at);
  if (seed.status === 'waiting') {
    holdFunds(account, order);
    order.queueRequestId = world.nextQueueId();
    order.asyncReason = 'general';
  }
  setStatus(world, order, seed.status, at, 'Put here through the admin API.');
  return { kind: 'ok', value: order };
}

function requestFrom(domain: string, seed: OrderSeed): RegistrationRequest {
  return {
    domain,
    regType: seed.type,
    periodYears: seed.periodYears,
    contacts: CONTACTS,
    customTechContact: false,
    customNameservers: false,
    nameservers: [],
    dnsTemplate: undefined,
    wantsLock: false,
    wantsPrivacy: false,
    wantsParking: false,
    autoRenew: false,
    affiliateId: seed.affiliateId,
    comments: '',
    encodingType: '',
    regDomain: undefined,
    linkDomains: false,
    masterOrderId: undefined,
    registrantIp: undefined,
    tldData: undefined,
    extra: {},
  };
}
