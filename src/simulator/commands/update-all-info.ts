// UPDATE_ALL_INFO: contacts and name servers in one call (reference 3.14).
import { changeReply } from '../registry/change-reply.js';
import { setContacts, setNameservers, waitingFault } from '../registry/changes.js';
import type { Fields } from '../wire/fields.js';
import { missing, type Reply } from '../wire/reply.js';
import { isAssoc } from '../wire/value.js';
import { changeRequest, withOwnDomain, type Call } from './command.js';

export function updateAllInfo(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    const names = namesOf(call.attributes);
    if (names === undefined) return missing('nameserver_list');
    const waiting = waitingFault(call.world, domain);
    if (waiting !== undefined) return waiting;
    return changeReply(changeRequest(call, domain, 'all_info'), call.behaviours, (world, target, at) => {
      const before = target.contacts;
      const contacts = setContacts(world, target, call.attributes.assoc('contact_set'), undefined, at);
      if (typeof contacts !== 'string') return contacts;
      const servers = setNameservers(world, target, names, 'nameserver_list', at);
      // All or nothing: what the first half changed is undone when the second is refused.
      if (typeof servers !== 'string') target.contacts = before;
      return servers === 'unchanged' ? contacts : servers;
    });
  });
}

/** Elements are `{fqdn}` or `{name, sortorder}`. */
function namesOf(attributes: Fields): readonly string[] | undefined {
  return attributes.array('nameserver_list')?.flatMap((item) => {
    const name = isAssoc(item) ? (item.get('fqdn') ?? item.get('name')) : item;
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [];
  });
}
