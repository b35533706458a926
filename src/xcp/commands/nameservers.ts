/** Lists of name servers on the wire: pairs of name and sort order (opensrs-xcp 2.1). */
import { assocsOf, integerOf, wordOf, type XcpAssoc, type XcpValue } from '../value.js';

/** One delegated host as read. Addresses are given only for hosts below the name itself. */
export interface ReadNameserver {
  readonly name: string;
  readonly sortOrder: number | undefined;
  readonly ipAddress: string | undefined;
}

/** Hosts in their order, `sortorder` from 1. */
export function wireNameserverList(hosts: readonly string[] | undefined): XcpValue | undefined {
  return hosts?.map((name, index) => ({ name, sortorder: String(index + 1) }));
}

/** Hosts of a reply in their sort order; rows without a name are left out. */
export function nameserversFrom(attributes: XcpAssoc): readonly ReadNameserver[] {
  return assocsOf(attributes, 'nameserver_list')
    .flatMap((row) => {
      const name = wordOf(row, 'name') ?? wordOf(row, 'fqdn');
      if (name === undefined) return [];
      return [{ name, sortOrder: integerOf(row, 'sortorder'), ipAddress: wordOf(row, 'ipaddress') }];
    })
    .toSorted((a, b) => (a.sortOrder ?? Number.MAX_SAFE_INTEGER) - (b.sortOrder ?? Number.MAX_SAFE_INTEGER));
}
