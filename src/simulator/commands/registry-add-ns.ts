// REGISTRY_ADD_NS: makes an external host known to a registry (reference 3.16).
import { isHostName } from '../registry/hosts.js';
import { TLDS } from '../registry/tlds.js';
import { failure, invalid, missing, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

export function registryAddNs(call: Call): Reply {
  const fqdn = call.attributes.given('fqdn')?.toLowerCase();
  const tld = call.attributes.given('tld')?.toLowerCase().replace(/^\./, '');
  if (fqdn === undefined) return missing('fqdn');
  if (tld === undefined) return missing('tld');
  if (!isHostName(fqdn)) return invalid('fqdn', 'not a host name');
  // Must be valid even with all=1.
  if (!TLDS.has(tld)) return invalid('tld', `unknown TLD ${tld}`);
  const wasMissing = call.world.missingHosts.delete(fqdn);
  if (call.world.addedHosts.has(fqdn) && !wasMissing)
    return failure(485, `Name server ${fqdn} exists already at the registry`);
  call.world.addedHosts.add(fqdn);
  return success('Name server added to the registry');
}
