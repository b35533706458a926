// Which name server hosts a registry knows.
import type { World } from '../state/world.js';

/** Parking name servers; invented host names under a reserved TLD. */
export const PARKING_NAMESERVERS: readonly string[] = ['ns1.parking.example', 'ns2.parking.example'];

const HOST = /^(?=.{4,253}$)(?:(?!-)[a-z0-9_-]{1,63}(?<!-)\.)+[a-z0-9-]{2,63}$/;

export function isHostName(text: string): boolean {
  return HOST.test(text);
}

/**
 * Known: every host, except those declared missing through the admin API and those under `.invalid` that nobody added.
 * A real registry knows only created hosts; the simulator inverts that, so that ordinary hosts need no preparation.
 */
export function isHostKnown(world: World, host: string): boolean {
  if (world.missingHosts.has(host)) return false;
  return !host.endsWith('.invalid') || world.addedHosts.has(host) || world.hosts.has(host);
}

/** A host that a name of this simulator is delegated to cannot be deleted. */
export function isHostInUse(world: World, host: string): boolean {
  return [...world.domains.values()].some((domain) => domain.phase === 'active' && domain.nameservers.includes(host));
}
