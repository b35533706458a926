// REGISTRY_CHECK_NAMESERVER: does the registry know the host? (reference 3.16; the words of `status` are inferred)
import { isHostKnown, isHostName } from '../registry/hosts.js';
import { TLDS } from '../registry/tlds.js';
import { failure, invalid, missing, success, type Reply } from '../wire/reply.js';
import type { Call } from './command.js';

export function registryCheckNameserver(call: Call): Reply {
  const fqdn = call.attributes.given('fqdn')?.toLowerCase();
  const name = call.attributes.given('tld')?.toLowerCase().replace(/^\./, '');
  if (fqdn === undefined) return missing('fqdn');
  if (name === undefined) return missing('tld');
  if (!isHostName(fqdn)) return invalid('fqdn', 'not a host name');
  const tld = TLDS.get(name);
  if (tld === undefined) return invalid('tld', `unknown TLD ${name}`);
  if (!tld.hasHostObjects) return failure(470, `The registry of .${name.toUpperCase()} has no host objects`);
  return isHostKnown(call.world, fqdn)
    ? success('Name server exists', { status: 'exists' })
    : success('Name server does not exist', { status: 'not_found' }, 212);
}
