import type { Connector, RegistrarRecord } from './connector.js';
import type { SettingsShown } from './operation.js';
import { type PinnedPace, paceOf } from './pinned-pace.js';
import type { PinnedPolicy } from './pinned-policy.js';

/** What an operation begins with and keeps (promise 4): copies with their versions, no address and no secret. */
export interface PinnedSettings {
  readonly schemaVersion: 1;
  readonly connector: Pick<
    Connector,
    'name' | 'tld' | 'version' | 'modes' | 'flags' | 'changes' | 'lockForbidsChanges'
  >;
  readonly registrar: Pick<
    RegistrarRecord,
    | 'name'
    | 'api'
    | 'environment'
    | 'currency'
    | 'orderMarker'
    | 'providerNameServers'
    | 'dnsTemplate'
    | 'defaultTechContact'
  >;
  readonly policy: PinnedPolicy;
  readonly pace: PinnedPace;
  /** Which key derives registrant passwords that the caller did not give. */
  readonly profileKeyVersion: string;
  /** Whether people whom nothing has authenticated may override, or be the second person. See `ActorRules`. */
  readonly claimedActorsMayOverride?: boolean;
}

export function settingsShown(settings: PinnedSettings): SettingsShown {
  return {
    connector: settings.connector.name,
    connectorVersion: settings.connector.version,
    registrar: settings.registrar.name,
    environment: settings.registrar.environment,
    policyVersion: `${settings.policy.tld} ${settings.policy.version}`,
    paceVersion: paceOf(settings.pace).version,
  };
}
