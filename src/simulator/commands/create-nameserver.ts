// CREATE NAMESERVER: a host below a domain of ours becomes known to the registries (reference 3.16).
import { isIP } from 'node:net';
import { isHostName } from '../registry/hosts.js';
import { tldOf } from '../registry/tlds.js';
import type { Domain } from '../state/model.js';
import { failure, invalid, missing, success, type Reply } from '../wire/reply.js';
import { withOwnDomain, type Call } from './command.js';

export function createNameserver(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    const name = call.attributes.given('name')?.toLowerCase();
    if (name === undefined) return missing('name');
    if (!isHostName(name) || !name.endsWith(`.${domain.name}`))
      return invalid('name', `must be a host below ${domain.name}`);
    const addresses = addressesOf(call, domain);
    if ('isSuccess' in addresses) return addresses;
    if (call.world.hosts.has(name)) return failure(485, `Name server ${name} exists already`);
    call.world.hosts.set(name, { name, domain: domain.name, ...addresses });
    return success('Name server created successfully');
  });
}

/** One of the addresses is required; `.DE` always wants IPv4, `.CN` takes no IPv6. */
export function addressesOf(call: Call, domain: Domain): { readonly ipaddress: string; readonly ipv6: string } | Reply {
  const ipaddress = call.attributes.given('ipaddress') ?? '';
  const ipv6 = call.attributes.given('ipv6') ?? '';
  const tld = tldOf(domain.name)?.name;
  if (ipaddress === '' && (ipv6 === '' || tld === 'de')) return missing('ipaddress');
  if (ipaddress !== '' && isIP(ipaddress) !== 4) return invalid('ipaddress', 'not an IPv4 address');
  if (ipv6 !== '' && isIP(ipv6) !== 6) return invalid('ipv6', 'not an IPv6 address');
  if (ipv6 !== '' && tld === 'cn') return invalid('ipv6', 'not supported for .CN');
  return { ipaddress, ipv6 };
}
