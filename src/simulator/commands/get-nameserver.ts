// GET NAMESERVER: the hosts below a domain of ours (reference 3.16).
import { isHostInUse } from '../registry/hosts.js';
import { missing, success, type Reply } from '../wire/reply.js';
import { withOwnDomain, type Call } from './command.js';

export function getNameserver(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    const name = call.attributes.given('name')?.toLowerCase();
    if (name === undefined) return missing('name');
    const hosts = [...call.world.hosts.values()].filter(
      (host) => host.domain === domain.name && (name === 'all' || host.name === name),
    );
    return success('Command successful', {
      nameserver_list: hosts.map((host) => ({
        name: host.name,
        ipaddress: host.ipaddress,
        ipv6: host.ipv6,
        can_delete: isHostInUse(call.world, host.name) ? '0' : '1',
      })),
    });
  });
}
