// updateNameservers: the whole delegation, in order.
import type { Parsed } from '../problem.js';
import { readNameServers } from '../order-fields.js';
import { type Named, readNamed } from './named.js';

export interface NameserversRequest extends Named {
  /** The whole set, in order. The hosts must be known to the registry. */
  readonly nameServers: readonly string[];
}

export function parseNameserversRequest(input: unknown): Parsed<NameserversRequest> {
  const { reader, domain } = readNamed(input);
  const nameServers = readNameServers(reader);
  if (nameServers === undefined && !reader.has('nameServers'))
    reader.problem('nameServers', 'nameServers is missing: give the whole set, in order.');
  reader.refuseUnknownFields();
  return reader.finish({ domain, nameServers: nameServers ?? [] });
}
