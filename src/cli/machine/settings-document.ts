// The settings of a development machine: the pace, which its worker reads from a file, and the first catalog of its account:
// one registrar record (the simulator) and connectors for some TLDs.
import { stringify } from 'yaml';
import type { CatalogDocument } from '../../domain/catalog/catalog-document.js';
import type { RecordFields } from '../../domain/catalog/catalog-change.js';
import { instantFrom } from '../../domain/instant.js';
import { tldPolicyFor } from '../../domain/tld-policies.js';

/** Of the registrar record that is made for the simulator. */
export const SIMULATOR_RECORD = 'simulator';

const TLDS = ['com', 'net', 'org', 'info', 'biz', 'me', 'ca', 'us', 'uk', 'co.uk', 'de', 'nl'] as const;

/** @param factor multiplies every wait; below 1 for demonstrations */
export function workerSettings(factor: number): string {
  return stringify({ schemaVersion: 1, ...(factor === 1 ? {} : { pace: { factor } }) });
}

export interface SimulatedRegistrar {
  readonly url: string;
  readonly username: string;
  readonly keyFile: string;
}

/** @param connectors fields of the connector of a TLD that are to be other than usual */
export function firstCatalog(
  registrar: SimulatedRegistrar,
  connectors: Readonly<Partial<Record<(typeof TLDS)[number], RecordFields>>> = {},
): CatalogDocument {
  const record = {
    name: SIMULATOR_RECORD,
    url: registrar.url,
    username: registrar.username,
    key: { file: registrar.keyFile },
    environment: 'test',
    currency: 'USD',
    orderMarker: 'affiliate_id',
    providerNameServers: ['ns1.systemdns.com', 'ns2.systemdns.com'],
    // The simulator is ours: nobody has to be spared.
    limits: { activitiesPerSecond: 100, concurrentCalls: 10 },
  };
  return {
    schemaVersion: 1,
    tlds: TLDS.map((name) => ({ name })),
    registrars: [record],
    connectors: TLDS.map((tld) => ({ ...connector(tld), ...connectors[tld] })),
  };
}

function connector(tld: string): RecordFields {
  const capability = tldPolicyFor(tld, instantFrom(Date.now()))?.capability;
  return {
    name: `.${tld} at the simulator`,
    tld,
    registrar: SIMULATOR_RECORD,
    registration: 'automatic',
    renewal: 'automatic',
    transfer: 'automatic',
    cancellation: 'automatic',
    editNameServers: true,
    manageContacts: true,
    registrarLock: capability?.registrarLock ?? false,
    transferKey: capability?.authCodeReadable ?? false,
    whoisPrivacy: capability?.whoisPrivacy ?? false,
  };
}
