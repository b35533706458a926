// Carrying out a renewal order.
import type { Behaviours } from '../faults/behaviours.js';
import { DAY_MS, yearOf } from '../state/dates.js';
import type { Account, Domain, Order, RenewalRequest } from '../state/model.js';
import { ordersOf, type ParkForm, type World } from '../state/world.js';
import { availableCents, chargeOrder, submitToRegistry, setStatus } from './order-book.js';
import { extendDomain } from './timeline.js';
import { tldOf } from './tlds.js';

export type RenewalRefusal = { readonly code: number; readonly text: string };

export type RenewalExecution =
  | { readonly kind: 'completed'; readonly domain: Domain }
  | { readonly kind: 'parked'; readonly form: ParkForm }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'refused'; readonly refusal: RenewalRefusal };

/** Why the registrar would not even open an order (reference 3.17 failure codes). `except` is the draft being processed. */
export function renewalRefusal(
  world: World,
  domain: Domain,
  request: RenewalRequest,
  at: number,
  except: Order | undefined,
): RenewalRefusal | undefined {
  if (tldOf(domain.name)?.registryRenews === true)
    return { code: 480, text: 'Renewals are not supported for this TLD; the registry renews the domain automatically' };
  const open = ordersOf(world, domain.name).filter((order) => order.type === 'renewal' && order.id !== except?.id);
  if (open.some((order) => order.status === 'waiting')) {
    return { code: 400, text: `renewal applied: another renewal of ${domain.name} is in progress` };
  }
  const draft = open.find((order) => order.status === 'pending');
  if (draft !== undefined) {
    return {
      code: 400,
      text: `A pending renewal order ${draft.id} exists for ${domain.name}; process or cancel it first`,
    };
  }
  // After a late registry (.UK) has been renewed, its year lags; the registrar's own date guards then.
  const year = yearOf(Math.max(domain.registryExpiry, domain.registrarExpiry));
  const current =
    domain.registryExpiry > domain.registrarExpiry && domain.registrarExpiry <= at
      ? yearOf(domain.registrarExpiry)
      : year;
  if (request.currentExpirationYear !== year && request.currentExpirationYear !== current) {
    const renewedBefore =
      request.currentExpirationYear < year && wasRenewedFrom(world, domain.name, request.currentExpirationYear);
    // The test environment answers 465 with this text (reference 3.17).
    if (renewedBefore && world.profile === 'horizon') return { code: 465, text: 'Domain Already Renewed' };
    return renewedBefore
      ? { code: 555, text: 'Domain has already been successfully renewed' }
      : { code: 541, text: `The current expiration year ${request.currentExpirationYear} does not match the registry` };
  }
  if (domain.registrarExpiry + request.periodYears * 365 * DAY_MS > at + 10.1 * 365.25 * DAY_MS) {
    return { code: 465, text: 'Invalid data: period: the registration would exceed ten years' };
  }
  return undefined;
}

function wasRenewedFrom(world: World, domain: string, year: number): boolean {
  return ordersOf(world, domain).some(
    (order) =>
      order.status === 'completed' &&
      order.work.kind === 'renewal' &&
      order.work.request.currentExpirationYear === year,
  );
}

/** Executes a renewal order that exists and was judged by `renewalRefusal`. */
export function executeRenewal(
  world: World,
  account: Account,
  order: Order,
  request: RenewalRequest,
  at: number,
  behaviours: Behaviours,
): RenewalExecution {
  if (behaviours.park?.reason === 'funds' || availableCents(account, order) < order.costCents) {
    order.parkedFor = 'funds';
    setStatus(world, order, 'pending', at, 'Forced to the pending queue: insufficient funds.');
    return { kind: 'parked', form: behaviours.park?.form ?? behaviours.parkForm ?? world.parkForms.funds };
  }
  if (behaviours.decline !== undefined) {
    setStatus(world, order, 'declined', at, 'Declined by the registry.');
    return { kind: 'declined' };
  }
  const later = behaviours.asynchronous;
  if (later !== undefined) {
    submitToRegistry(world, account, order, later, at);
    return { kind: 'waiting' };
  }
  const domain = completeRenewal(world, account, order, request, at);
  return domain === undefined ? { kind: 'declined' } : { kind: 'completed', domain };
}

/** The registry said yes. Undefined when the domain is gone by now; the order is declined then. */
export function completeRenewal(
  world: World,
  account: Account,
  order: Order,
  request: RenewalRequest,
  at: number,
): Domain | undefined {
  const domain = world.domains.get(order.domain);
  if (domain === undefined || domain.phase !== 'active') {
    setStatus(world, order, 'declined', at, 'Declined: the domain does not exist any more.');
    return undefined;
  }
  chargeOrder(world, account, order, at);
  order.parkedFor = undefined;
  domain.autoRenew = request.autoRenew;
  extendDomain(world, domain, request.periodYears, at);
  setStatus(world, order, 'completed', at, 'Domain renewed.');
  return domain;
}
