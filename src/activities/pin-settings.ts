import { ApplicationFailure } from '@temporalio/common';
import { failureTypes } from '../contract/failure-types.js';
import { type Connector, type RegistrarRecord, connectorFor } from '../domain/connector.js';
import { type Instant, instantFrom } from '../domain/instant.js';
import { hasteProblem } from '../domain/pace.js';
import { pinnedPaceFrom } from '../domain/pinned-pace.js';
import { pinnedPolicyFrom } from '../domain/pinned-policy.js';
import type { PinnedSettings } from '../domain/settings.js';
import type { Settings } from '../domain/settings-catalog.js';
import { policyOfConnector } from '../domain/tld-policies.js';
import type { TldPolicy } from '../domain/tld-policy.js';
import type { SettingsAnswer, SettingsNotRead, SettingsQuestion } from './contract.js';

/** How a worker tells whether what it knows of an account is what holds. */
export interface SettingsFreshness {
  /** Waits for no workflow; rejects when the server does not say. */
  readonly isFresh: (account: string) => Promise<boolean>;
  /** Asks the catalog of the account; rejects when it does not answer. */
  readonly refresh: (account: string) => Promise<void>;
}

type Pin = (question: SettingsQuestion) => Promise<SettingsAnswer>;

/**
 * A task of one workflow must not wait for another workflow: with many of them waiting, no task would be left for the one that
 * they wait for.
 */
export const makePinSettingsQuickly =
  ({ isFresh }: SettingsFreshness, pin: Pin) =>
  async (question: SettingsQuestion): Promise<SettingsAnswer | SettingsNotRead> =>
    (await isFresh(question.account).catch(() => false)) ? pin(question) : { kind: 'not_read' };

export const makePinSettingsPatiently =
  ({ refresh }: SettingsFreshness, pin: Pin) =>
  async (question: SettingsQuestion): Promise<SettingsAnswer> => {
    try {
      await refresh(question.account);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw ApplicationFailure.create({
        message: `The catalog of account "${question.account}" does not answer, so its settings are not known: ${why}`,
        type: failureTypes.WorkerConfiguration,
      });
    }
    return pin(question);
  };

/** Copies what holds now for one name into the operation (promise 4), or says in one sentence why nothing serves it. */
export const makePinSettings =
  (
    current: () => Settings,
    profileKeyVersion: () => Promise<string>,
    now: () => Instant = () => instantFrom(Date.now()),
  ) =>
  async ({ account, domain, type }: SettingsQuestion): Promise<SettingsAnswer> => {
    const settings = current();
    const known = settings.accounts.get(account);
    if (known === undefined)
      return refused(
        'account',
        `account "${account}" is not known here: it has no connector in the catalog (tenure connectors create), and the settings file of this worker does not name it.`,
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
    const haste = registrar.environment === 'live' ? hasteProblem(settings.pace) : undefined;
    if (haste !== undefined) return refused('account', `account "${account}": ${haste}`);
    return {
      kind: 'pinned',
      settings: {
        schemaVersion: 1,
        ...copied(connector, registrar),
        policy: pinnedPolicyFrom(overridden(policy, connector), type),
        pace: pinnedPaceFrom(settings.pace, settings.paceFactor),
        profileKeyVersion: await profileKeyVersion(),
      },
    };
  };

function copied(connector: Connector, registrar: RegistrarRecord): Pick<PinnedSettings, 'connector' | 'registrar'> {
  const { name, tld, version, modes, flags, changes, lockForbidsChanges } = connector;
  const { dnsTemplate, defaultTechContact } = registrar;
  return {
    connector: { name, tld, version, modes, flags, changes, lockForbidsChanges },
    registrar: {
      name: registrar.name,
      api: registrar.api,
      environment: registrar.environment,
      currency: registrar.currency,
      orderMarker: registrar.orderMarker,
      providerNameServers: registrar.providerNameServers,
      ...(dnsTemplate === undefined ? {} : { dnsTemplate }),
      ...(defaultTechContact === undefined ? {} : { defaultTechContact }),
    },
  };
}

/** An override says that the registrar can, whatever the record says: the flags of the connector then stand for the record's. */
function overridden(policy: TldPolicy, { flags, override }: Connector): TldPolicy {
  if (override === undefined) return policy;
  const { capability } = policy;
  return {
    ...policy,
    version: `${policy.version}+override`,
    capability: {
      ...capability,
      registrarLock: capability.registrarLock || flags.registrarLock,
      whoisPrivacy: capability.whoisPrivacy || flags.whoisPrivacy,
      authCodeReadable: capability.authCodeReadable || flags.transferKey,
    },
  };
}

function refused(field: string, sentence: string): SettingsAnswer {
  return { kind: 'refused', problem: { field, sentence } };
}
