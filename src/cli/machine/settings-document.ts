// The settings file of a development machine: one account, one registrar record (the simulator), connectors for some TLDs.
import { stringify } from 'yaml';
import { instantFrom } from '../../domain/instant.js';
import { tldPolicyFor } from '../../domain/tld-policies.js';

export interface DevelopmentSettings {
  readonly account: string;
  readonly simulatorUrl: string;
  readonly username: string;
  readonly keyFile: string;
  /** Multiplies every wait; below 1 for demonstrations. */
  readonly paceFactor: number;
}

const TLDS = ['com', 'net', 'org', 'info', 'biz', 'me', 'ca', 'us', 'uk', 'co.uk', 'de', 'nl'] as const;

export function developmentSettings(options: DevelopmentSettings): string {
  const { account, simulatorUrl, username, keyFile, paceFactor } = options;
  return stringify({
    schemaVersion: 1,
    ...(paceFactor === 1 ? {} : { pace: { factor: paceFactor } }),
    accounts: {
      [account]: {
        registrars: [
          {
            name: 'simulator',
            url: simulatorUrl,
            username,
            key: { file: keyFile },
            environment: 'test',
            currency: 'USD',
            orderMarker: 'affiliate_id',
            providerNameServers: ['ns1.systemdns.com', 'ns2.systemdns.com'],
            // The simulator is ours: nobody has to be spared.
            limits: { activitiesPerSecond: 100, concurrentCalls: 10 },
          },
        ],
        connectors: TLDS.map(connector),
      },
    },
  });
}

function connector(tld: string) {
  const capability = tldPolicyFor(tld, instantFrom(Date.now()))?.capability;
  return {
    name: `.${tld} at the simulator`,
    tld,
    registrar: 'simulator',
    registration: 'automatic',
    renewal: 'automatic',
    transfer: 'automatic',
    cancellation: 'automatic',
    editNameServers: true,
    manageContacts: true,
    registrarLock: capability?.registrarLock ?? false,
    whoisPrivacy: capability?.whoisPrivacy ?? false,
  };
}
