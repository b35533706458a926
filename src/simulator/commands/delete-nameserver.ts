// DELETE NAMESERVER: refused while a name of this simulator uses the host (reference 3.16).
import { isHostInUse } from '../registry/hosts.js';
import { failure, missing, success, type Reply } from '../wire/reply.js';
import { withOwnDomain, type Call } from './command.js';

export function deleteNameserver(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    const name = call.attributes.given('name')?.toLowerCase();
    if (name === undefined) return missing('name');
    if (call.world.hosts.get(name)?.domain !== domain.name) return failure(480, `Name server ${name} not found`);
    if (isHostInUse(call.world, name)) return failure(405, `Name server ${name} is in use`);
    call.world.hosts.delete(name);
    return success('Name server deleted successfully');
  });
}
