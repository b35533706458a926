import { connectorFor } from '../domain/connector.js';
import { type Instant, instantFrom } from '../domain/instant.js';
import { pinnedPolicyFrom } from '../domain/pinned-policy.js';
import { policyOfConnector } from '../domain/tld-policies.js';
import type { Settings } from '../domain/settings-catalog.js';
import type { SettingsAnswer, SettingsQuestion } from './contract.js';

/** Copies what holds now for one name into the operation (promise 4), or says in one sentence why nothing serves it. */
export const makePinSettings =
  (
    current: () => Settings,
    profileKeyVersion: () => Promise<string>,
    now: () => Instant = () => instantFrom(Date.now()),
  ) =>
  async ({ account, domain }: SettingsQuestion): Promise<SettingsAnswer> => {
    const settings = current();
    const known = settings.accounts.get(account);
    if (known === undefined)
      return refused(
        'account',
        `account "${account}" is not known here; its registrars and connectors are missing from the settings of this worker.`,
      );
    const connector = connectorFor(domain, known.connectors);
    if (connector === undefined) {
      const served = known.connectors.map((other) => `.${other.tld}`).toSorted();
      return refused(
        'domain',
        `domain "${domain}": no connector of account "${account}" serves this TLD. Served: ${served.join(', ')}.`,
      );
    }
    const policy = policyOfConnector(connector, now());
    const registrar = known.registrars.find((record) => record.name === connector.registrar);
    if (policy === undefined || registrar === undefined) {
      return refused(
        'domain',
        `domain "${domain}": connector "${connector.name}" is incomplete (no policy record, or no registrar).`,
      );
    }
    return {
      kind: 'pinned',
      settings: {
        schemaVersion: 1,
        connector: { name: connector.name, version: connector.version, modes: connector.modes, flags: connector.flags },
        registrar: {
          name: registrar.name,
          environment: registrar.environment,
          currency: registrar.currency,
          orderMarker: registrar.orderMarker,
          providerNameServers: registrar.providerNameServers,
        },
        policy: pinnedPolicyFrom(policy),
        pace: settings.pace,
        profileKeyVersion: await profileKeyVersion(),
      },
    };
  };

function refused(field: string, sentence: string): SettingsAnswer {
  return { kind: 'refused', problem: { field, sentence } };
}
