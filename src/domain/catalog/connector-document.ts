// A connector as people write it (settings file, import, update), and what it becomes.
import type { Connector, ConnectorFlags, PolicyOverride } from '../connector.js';
import { withoutUndefined } from '../contact.js';
import { FieldReader, type TextRule } from '../field-reader.js';
import type { Parsed } from '../problem.js';
import { readChoice, readNumber } from './read-values.js';
import { SHORT_NAME } from './registrar-document.js';
import { TLD_RULE } from './tld-entry.js';

const modes = ['automatic', 'manual', 'unsupported'] as const;

const NAME: TextRule = { max: 100, pattern: /^[^_\s]/, shape: 'must not begin with a space or an underscore' };

export const connectorFlagNames = [
  'editNameServers',
  'manageContacts',
  'registrarLock',
  'transferKey',
  'transferUsesProviderNameServers',
  'whoisPrivacy',
] as const satisfies readonly (keyof ConnectorFlags)[];

/** A version may be written in the settings file; the catalog counts by itself and hands its own count in. */
export function parseConnector(input: unknown, prefix = '', version?: number): Parsed<Connector> {
  const reader = FieldReader.over(input, 'the connector', prefix);
  const written = version === undefined ? readVersion(reader) : version;
  const connector = {
    name: reader.requiredText('name', NAME),
    tld: reader.requiredText('tld', TLD_RULE),
    registrar: reader.requiredText('registrar', SHORT_NAME),
    version: written,
    modes: {
      registration: readChoice(reader, 'registration', modes),
      renewal: readChoice(reader, 'renewal', modes),
      transfer: readChoice(reader, 'transfer', modes),
      cancellation: readChoice(reader, 'cancellation', modes),
    },
    flags: readFlags(reader),
    changes: reader.choice('changes', ['automatic', 'manual'], 'automatic'),
    lockForbidsChanges: reader.optionalFlag('lockForbidsChanges') ?? false,
    acceptDefaultPolicy: reader.optionalFlag('acceptDefaultPolicy') === true ? (true as const) : undefined,
    override: readOverride(reader),
  };
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined(connector));
}

/** As it is written: without the version, and what is as by default is left out. */
export function connectorDocument(connector: Connector): Readonly<Record<string, unknown>> {
  const { name, tld, registrar, modes: chosen, flags, changes, lockForbidsChanges, acceptDefaultPolicy } = connector;
  return withoutUndefined({
    name,
    tld,
    registrar,
    ...chosen,
    ...Object.fromEntries(connectorFlagNames.filter((flag) => flags[flag]).map((flag) => [flag, true])),
    changes: changes === 'automatic' ? undefined : changes,
    lockForbidsChanges: lockForbidsChanges ? true : undefined,
    acceptDefaultPolicy,
    override: connector.override,
  });
}

function readVersion(reader: FieldReader): number {
  return readNumber(reader, 'version', { min: 1, max: 1_000_000, isInteger: true }) ?? 1;
}

function readFlags(reader: FieldReader): ConnectorFlags {
  const flag = (name: keyof ConnectorFlags): boolean => reader.optionalFlag(name) ?? false;
  return {
    editNameServers: flag('editNameServers'),
    manageContacts: flag('manageContacts'),
    registrarLock: flag('registrarLock'),
    transferKey: flag('transferKey'),
    transferUsesProviderNameServers: flag('transferUsesProviderNameServers'),
    whoisPrivacy: flag('whoisPrivacy'),
  };
}

function readOverride(reader: FieldReader): PolicyOverride | undefined {
  const nested = reader.optionalObject('override');
  if (nested === undefined) return undefined;
  const override = {
    by: nested.requiredText('by', { max: 64 }),
    reason: nested.requiredText('reason', { max: 200 }),
  };
  nested.refuseUnknownFields();
  return override;
}
