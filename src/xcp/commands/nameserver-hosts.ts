/** Host objects at the registry (opensrs-xcp 3.16): hosts below our own names, and making foreign hosts known. */
import { bit, readCommand, writeCommand, type XcpCommand } from '../command.js';
import type { XcpReply } from '../reply.js';
import { assocsOf, flagOf, wordOf } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

const NAMESERVER = 'NAMESERVER';

/** Addresses of a host; at least one. .DE always wants IPv4, .CN takes no IPv6. */
export interface HostAddresses {
  readonly ipv4?: string;
  readonly ipv6?: string;
}

/** Creates a host below `domain`. One that exists already is `done` without effect. */
export function createHostCommand(
  domain: string,
  host: string,
  addresses: HostAddresses,
  options: { readonly inAllRegistries?: boolean } = {},
): XcpCommand {
  const fields = { domain, name: host, ipaddress: addresses.ipv4, ipv6: addresses.ipv6 };
  return writeCommand('CREATE', { ...fields, add_to_all_registry: bit(options.inAllRegistries) }, NAMESERVER);
}

/** Overwrites a host: an address version that is not given is removed. */
export function modifyHostCommand(
  domain: string,
  host: string,
  addresses: HostAddresses,
  newName?: string,
): XcpCommand {
  const fields = { domain, name: host, ipaddress: addresses.ipv4, ipv6: addresses.ipv6 };
  return writeCommand('MODIFY', { ...fields, new_name: newName }, NAMESERVER);
}

/** Deletes a host; refused while a name uses it. */
export function deleteHostCommand(domain: string, host: string, addresses: HostAddresses): XcpCommand {
  const fields = { domain, name: host, ipaddress: addresses.ipv4, ipv6: addresses.ipv6 };
  return writeCommand('DELETE', fields, NAMESERVER);
}

/** One host object. */
export interface Host {
  readonly name: string;
  readonly ipAddress: string | undefined;
  readonly canDelete: boolean | undefined;
}

/** Asks for the hosts below a name. */
export function getHostsCommand(domain: string): XcpCommand {
  return readCommand('GET', { domain, name: 'all' }, NAMESERVER);
}

/** Reads the reply to `getHostsCommand`. */
export function getHostsReplyFrom(reply: XcpReply): ReadResult<readonly Host[]> {
  return readResult({ action: 'GET', object: NAMESERVER }, reply, (attributes) =>
    assocsOf(attributes, 'nameserver_list').flatMap((row) => {
      const name = wordOf(row, 'name');
      return name === undefined
        ? []
        : [{ name, ipAddress: wordOf(row, 'ipaddress'), canDelete: flagOf(row, 'can_delete') }];
    }),
  );
}

/** Makes a foreign host known to the registry of `tld`. One that is known already is `done` without effect. */
export function addHostToRegistryCommand(host: string, tld: string): XcpCommand {
  return writeCommand('REGISTRY_ADD_NS', { fqdn: host, tld, all: '0' }, NAMESERVER);
}

/** Asks whether the registry of `tld` knows a host. Not needed for .CA .UK .DE .FR .CH, which have no host objects. */
export function checkHostAtRegistryCommand(host: string, tld: string): XcpCommand {
  return readCommand('REGISTRY_CHECK_NAMESERVER', { fqdn: host, tld }, NAMESERVER);
}

/** Reads the reply to `checkHostAtRegistryCommand`: the vendor's status word. */
export function checkHostAtRegistryReplyFrom(reply: XcpReply): ReadResult<string | undefined> {
  return readResult({ action: 'REGISTRY_CHECK_NAMESERVER', object: NAMESERVER }, reply, (attributes) =>
    wordOf(attributes, 'status'),
  );
}
