/**
 * ADVANCED_UPDATE_NAMESERVERS (opensrs-xcp 3.15), `assign` only: it declares the whole set and may be repeated, which
 * `add_remove` may not. The hosts must exist at the registry. Not for .DK; for .IT a 200 only means that tests have begun.
 */
import { writeCommand, type XcpCommand } from '../command.js';

/** Sets the delegation to exactly these hosts. A host unknown to the registry is `refused` with `nameserver_missing`. */
export function assignNameserversCommand(domain: string, nameservers: readonly string[]): XcpCommand {
  return writeCommand('ADVANCED_UPDATE_NAMESERVERS', { domain, op_type: 'assign', assign_ns: nameservers });
}
