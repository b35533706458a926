// MODIFY NAMESERVER: overwrites a host; an address that is not sent is removed (reference 3.16).
import { isHostName } from '../registry/hosts.js';
import { tldOf } from '../registry/tlds.js';
import { failure, invalid, missing, success, type Reply } from '../wire/reply.js';
import { withOwnDomain, type Call } from './command.js';
import { addressesOf } from './create-nameserver.js';

export function modifyNameserver(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    if (tldOf(domain.name)?.name === 'tel') return failure(470, 'Not supported for .TEL');
    const name = call.attributes.given('name')?.toLowerCase();
    if (name === undefined) return missing('name');
    const host = call.world.hosts.get(name);
    if (host === undefined || host.domain !== domain.name) return failure(480, `Name server ${name} not found`);
    const addresses = addressesOf(call, domain);
    if ('isSuccess' in addresses) return addresses;
    const next = call.attributes.given('new_name')?.toLowerCase() ?? name;
    if (!isHostName(next) || !next.endsWith(`.${domain.name}`))
      return invalid('new_name', `must be a host below ${domain.name}`);
    if (next !== name && call.world.hosts.has(next)) return failure(485, `Name server ${next} exists already`);
    call.world.hosts.delete(name);
    call.world.hosts.set(next, { name: next, domain: domain.name, ...addresses });
    return success('Name server modified successfully');
  });
}
