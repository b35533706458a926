import type { ConnectorFlags, ConnectorModes, OrderMarker } from './connector.js';
import type { SettingsShown } from './operation.js';
import type { Pace } from './pace.js';
import type { PinnedPolicy } from './pinned-policy.js';

/** What an operation begins with and keeps (promise 4): copies with their versions, no address and no secret. */
export interface PinnedSettings {
  readonly schemaVersion: 1;
  readonly connector: {
    readonly name: string;
    readonly version: number;
    readonly modes: ConnectorModes;
    readonly flags: ConnectorFlags;
  };
  readonly registrar: {
    readonly name: string;
    readonly environment: 'test' | 'live';
    readonly currency: string;
    readonly orderMarker: OrderMarker;
    readonly providerNameServers: readonly string[];
  };
  readonly policy: PinnedPolicy;
  readonly pace: Pace;
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
    paceVersion: settings.pace.version,
  };
}
