// A change of owner through the registry (reference 3.23): paid, slow, and done when the registry says so.
import { DAY_MS } from '../state/dates.js';
import type { Behaviours } from '../faults/behaviours.js';
import type { Account, Contact, Domain, Order } from '../state/model.js';
import type { World } from '../state/world.js';
import { chargeOrder, holdFunds, openOrder, setStatus } from './order-book.js';
import { startVerification } from './verification.js';

/** How long a registry takes when no fault says otherwise; invented. */
const TRADE_MS = DAY_MS;

/** Opens the order and leaves it with the registry, its price held. */
export function submitTrade(
  world: World,
  account: Account,
  trade: { readonly domain: Domain; readonly owner: Contact; readonly costCents: number },
  at: number,
  later: Behaviours['asynchronous'],
): Order {
  const { domain, owner, costCents } = trade;
  const request = { domain: domain.name, periodYears: 0, autoRenew: domain.autoRenew, affiliateId: '', owner };
  const work = { kind: 'trade', request } as const;
  const order = openOrder(world, account, { type: 'trade', domain: domain.name, work, costCents }, at);
  holdFunds(account, order);
  order.queueRequestId = world.nextQueueId();
  order.asyncReason = later?.reason ?? 'general';
  setStatus(world, order, 'waiting', at, 'Trade submitted to the registry.');
  const outcome = later?.outcome ?? 'completed';
  const dueAt = at + (later === undefined ? TRADE_MS : later.afterSeconds * 1000);
  if (outcome !== 'never') world.schedule.add(dueAt, { kind: 'finish_order', orderId: order.id, outcome });
  return order;
}

/** The registry said yes: the owner is the new one, everything else stays. */
export function completeTrade(world: World, account: Account, order: Order, owner: Contact, at: number): void {
  const domain = world.domains.get(order.domain);
  if (domain?.account !== account.username || domain.phase !== 'active')
    return setStatus(world, order, 'declined', at, 'Declined: the domain is not in the account any more.');
  chargeOrder(world, account, order, at);
  domain.contacts = { ...domain.contacts, owner };
  domain.updatedAt = at;
  startVerification(world, domain, at);
  setStatus(world, order, 'completed', at, 'Trade completed.');
}
