// GET_DOMAINS_CONTACTS: contacts of many names at once; the keys of the reply are the names (reference 3.6).
import { CONTACT_ROLES } from '../state/model.js';
import { ownDomain } from '../state/world.js';
import { missing, success, type Reply } from '../wire/reply.js';
import type { ReplyTree } from '../wire/value.js';
import type { Call } from './command.js';
import { contacts } from './get.js';

export function getDomainsContacts(call: Call): Reply {
  const names = call.attributes.texts('domain_list');
  if (names === undefined || names.length === 0) return missing('domain_list');
  const entries = names.map((name): readonly [string, ReplyTree] => {
    const domain = ownDomain(call.world, call.account, name.toLowerCase());
    return domain === undefined
      ? [name, { error: 'Domain not found or not owned by this reseller' }]
      : [name, { contact_set: contacts(domain.contacts, CONTACT_ROLES) }];
  });
  return success('Command successful', Object.fromEntries(entries));
}
