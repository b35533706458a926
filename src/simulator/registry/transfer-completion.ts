// What a completed inbound transfer leaves behind: the name in the account, a year more, the contacts per change_contact.
import { addYears } from '../state/dates.js';
import { domainEvent, expirationOf } from '../state/events.js';
import type { Domain, Transfer } from '../state/model.js';
import type { World } from '../state/world.js';
import { cancelCompeting, chargeOrder, setStatus } from './order-book.js';
import { newAuthCode, OUR_REGISTRAR } from './register.js';
import { scheduleTimeline } from './timeline.js';
import { tldOf } from './tlds.js';
import { recordDeparture } from './transfer-away.js';
import { contactsAfterTransfer, nameserversAfterTransfer } from './transfer-rules.js';
import { startVerification } from './verification.js';

/** False when there is no such name, order or account any more. */
export function completeTransfer(world: World, transfer: Transfer, at: number): boolean {
  const domain = world.domains.get(transfer.domain);
  const order = transfer.orderId === undefined ? undefined : world.orders.get(transfer.orderId);
  const account = world.accounts.get(transfer.account);
  if (domain === undefined || domain.phase === 'deleted' || account === undefined || order?.work.kind !== 'transfer')
    return false;
  const { request, profileId } = order.work;
  // A name of another reseller of this simulator leaves its account first.
  if (domain.account !== undefined) recordDeparture(world, domain, at);
  const tld = tldOf(domain.name);
  const nameservers = nameserversAfterTransfer(domain.nameservers, request);
  const tech = request.customTechContact ? request.contacts.tech : account.techContact;
  const contacts = contactsAfterTransfer(domain.contacts, request);
  domain.account = account.username;
  domain.registrar = OUR_REGISTRAR;
  domain.transferredAt = at;
  domain.updatedAt = at;
  domain.profileId = profileId;
  domain.orderId = order.id;
  domain.registryExpiry = addYears(domain.registryExpiry, tld?.transferYears ?? 1);
  domain.registrarExpiry = domain.registryExpiry;
  domain.lock = request.wantsLock && (tld?.canLock ?? false);
  domain.privacy = 'disabled';
  domain.nameservers = nameservers;
  domain.savedNameservers = nameservers;
  domain.parked = false;
  domain.expiryParked = false;
  domain.dnsTemplate = undefined;
  domain.contacts = tech === undefined || tld?.name === 'ca' ? contacts : { ...contacts, tech };
  domain.autoRenew = request.autoRenew;
  domain.letExpire = false;
  domain.affiliateId = request.affiliateId;
  domain.authCode = newAuthCode(world);
  domain.encodingType = request.encodingType;
  domain.tldData = request.tldData ?? domain.tldData;
  domain.extra = request.extra;
  settle(world, domain, at);
  chargeOrder(world, account, order, at);
  setStatus(world, order, 'completed', at, 'Transfer completed.');
  cancelCompeting(world, order, at);
  return true;
}

function settle(world: World, domain: Domain, at: number): void {
  startVerification(world, domain, at);
  scheduleTimeline(world, domain);
  domainEvent(world, domain, 'CREATED', at, expirationOf(domain));
}
