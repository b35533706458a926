// Connectors and registrar records: the settings that say how a step of a TLD is done, and where.

import type { Contact } from './contact.js';

/** By the API, by a person at the registrar, or not at all. */
export type Mode = 'automatic' | 'manual' | 'unsupported';

export interface ConnectorModes {
  readonly registration: Mode;
  /** Restore follows renewal. */
  readonly renewal: Mode;
  readonly transfer: Mode;
  readonly cancellation: Mode;
}

export interface ConnectorFlags {
  readonly editNameServers: boolean;
  readonly manageContacts: boolean;
  readonly registrarLock: boolean;
  readonly transferKey: boolean;
  readonly transferUsesProviderNameServers: boolean;
  readonly whoisPrivacy: boolean;
}

/** Joins one TLD to one registrar record. */
export interface Connector {
  readonly name: string;
  /** Without the leading dot, in a-label form; may have several labels (`co.uk`). */
  readonly tld: string;
  readonly registrar: string;
  readonly version: number;
  readonly modes: ConnectorModes;
  readonly flags: ConnectorFlags;
  /** `manual` for a registrar without an API: flag operations then are manual steps. */
  readonly changes: 'automatic' | 'manual';
  /**
   * House rule: while the registrar lock is on, changes of name servers and contacts, transfer and removal are refused.
   * OpenSRS itself forbids less; where this is off, a change that the lock forbids unlocks, changes and locks again.
   */
  readonly lockForbidsChanges: boolean;
  /** Sells a TLD without a policy record by the careful default; present only when somebody stated it. */
  readonly acceptDefaultPolicy?: true;
  /** Takes flags that the TLD policy says are impossible; present only when somebody stated it. */
  readonly override?: PolicyOverride;
}

/** Who answers for going against the policy of a TLD, and why: shown with the connector for as long as it stands. */
export interface PolicyOverride {
  /** An opaque id. */
  readonly by: string;
  readonly reason: string;
}

/**
 * How an order is known to be ours: `affiliate_id` carries a hash of the operation id (the only field of an order that a
 * caller controls and can read back, reference section 6.3); `none` where the account uses affiliate ids itself.
 */
export type OrderMarker = 'affiliate_id' | 'none';

/** `none`: a registrar without an API, at which a person does everything and nothing can be read. */
export type RegistrarApi = 'xcp' | 'none';

/** One OpenSRS credential. The key itself is never here: only where to find it. */
export interface RegistrarRecord {
  readonly name: string;
  /** Without an API, address, user name and key may be empty. */
  readonly api: RegistrarApi;
  readonly url: string;
  readonly username: string;
  readonly key: SecretReference;
  readonly environment: 'test' | 'live';
  readonly currency: string;
  /** In a-label form; absent: every TLD. */
  readonly tlds?: readonly string[];
  readonly orderMarker: OrderMarker;
  /** Off after an import: look, do not touch. Read afresh before each write, never pinned. */
  readonly writes: boolean;
  /** Polling has to be switched on at the registrar first, so it is off unless asked for. */
  readonly events: 'poll' | 'off';
  readonly providerNameServers: readonly string[];
  /** Of the registrar, for orders that name none and bring no name servers. */
  readonly dnsTemplate?: string;
  /** Sent as the technical contact of orders that bring none; absent: the reseller's own at the registrar. */
  readonly defaultTechContact?: Contact;
  readonly limits: RegistrarLimits;
  /** Path of a PEM file with the certificate authority, for a private test server. */
  readonly caFile?: string;
}

/**
 * What one credential is asked at most. OpenSRS publishes no figures; 2 a second and 4 at a time are the reference's
 * recommendation (XCP reference 1.9).
 */
export interface RegistrarLimits {
  /** Enforced by the server on the credential's queue, over all workers. One activity makes up to five calls. */
  readonly activitiesPerSecond: number;
  /** In each worker process. */
  readonly concurrentCalls: number;
}

export type SecretReference =
  { readonly kind: 'environment'; readonly variable: string } | { readonly kind: 'file'; readonly path: string };

/** The connector whose TLD is the longest ending of the name. `example.co.uk` belongs to `co.uk` before `uk`. */
export function connectorFor(name: string, connectors: readonly Connector[]): Connector | undefined {
  let best: Connector | undefined;
  for (const connector of connectors) {
    if (name.endsWith(`.${connector.tld}`) && connector.tld.length > (best?.tld.length ?? 0)) best = connector;
  }
  return best;
}
