// A declared change as the XCP command that makes it.
import { assertNever } from '../domain/assert-never.js';
import { type Change, type ChangeIntent, makesOrder } from '../domain/change.js';
import type { RegistrarRecord } from '../domain/connector.js';
import type { XcpCommand } from '../xcp/command.js';
import { assignNameserversCommand } from '../xcp/commands/assign-nameservers.js';
import {
  modifyExpireActionCommand,
  modifyRegistrarLockCommand,
  modifyWhoisPrivacyCommand,
} from '../xcp/commands/modify.js';
import { tradeDomainCommand } from '../xcp/commands/ownership.js';
import { redeemCommand } from '../xcp/commands/redeem.js';
import { renewCommand } from '../xcp/commands/renew.js';
import { revokeCommand } from '../xcp/commands/revoke.js';
import { updateContactsCommand } from '../xcp/commands/update-contacts.js';
import { orderMarker } from './order-marker.js';
import { completedContacts } from './ordered-contacts.js';

export function changeCommand(intent: ChangeIntent, record: Pick<RegistrarRecord, 'username'>): XcpCommand {
  const { domain, change } = intent;
  switch (change.kind) {
    case 'renewal':
      return renewCommand({
        domain,
        expiryYear: change.expiryYear,
        periodYears: change.periodYears,
        handle: 'process',
        registrarAutoRenew: change.registrarAutoRenew,
        ...(intent.identity.marker === undefined ? {} : { affiliateId: orderMarker(intent.identity.marker) }),
        ...(change.premiumPrice === undefined ? {} : { premiumPrice: change.premiumPrice }),
      });
    case 'restore':
      return redeemCommand(domain);
    case 'deletion':
      return revokeCommand(domain, record.username);
    case 'at_expiry':
      return modifyExpireActionCommand(domain, change.behaviour);
    case 'lock':
      return modifyRegistrarLockCommand(domain, change.locked);
    case 'privacy':
      return modifyWhoisPrivacyCommand(domain, change.enabled);
    case 'name_servers':
      return assignNameserversCommand(domain, change.hosts);
    case 'contacts':
      return updateContactsCommand(domain, completedContacts(domain, change.contacts));
    case 'trade': {
      const { registrant } = completedContacts(domain, { registrant: change.registrant });
      return tradeDomainCommand(domain, registrant ?? change.registrant);
    }
    default:
      return assertNever(change);
  }
}

/** Types under which the registrar lists the order of a change; empty for changes that make none. */
export function orderTypesOf(change: Change): readonly string[] {
  if (!makesOrder(change)) return [];
  return [change.kind];
}
