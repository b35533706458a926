// One XCP client per credential, made at first use and kept while its record stays the same.
import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ApplicationFailure } from '@temporalio/common';
import type { Credential, RegistrarDirectory } from '../activities/registrar-directory.js';
import { failureTypes } from '../contract/failure-types.js';
import type { RegistrarRecord, SecretReference } from '../domain/connector.js';
import type { Settings } from '../domain/settings-catalog.js';
import { type XcpClient, createXcpClient } from '../xcp/client.js';
import type { XcpLimits } from '../xcp/client-limits.js';
import type { XcpExchange } from '../xcp/exchange.js';

export interface CredentialOptions {
  readonly settings: () => Settings;
  readonly limits?: Partial<XcpLimits>;
  /** Told of every call, already redacted. */
  readonly onExchange?: (registrar: string, exchange: XcpExchange) => void;
}

export interface Credentials {
  readonly directory: RegistrarDirectory;
  readonly close: () => void;
}

export function openCredentials({ settings, limits, onExchange }: CredentialOptions): Credentials {
  const clients = new Map<string, { readonly made: string; readonly client: XcpClient }>();
  const directory: RegistrarDirectory = ({ account, registrar }): Credential => {
    const record = settings()
      .accounts.get(account)
      ?.registrars.find((other) => other.name === registrar);
    if (record === undefined) {
      throw misconfigured(
        `Registrar "${registrar}" of account "${account}" is neither in the catalog nor in the settings file of this worker.`,
      );
    }
    const missing = missingSecret(record.key);
    if (missing !== undefined) {
      throw misconfigured(
        `This worker has no key for registrar "${registrar}" of account "${account}": ${missing} Give it the key, or run a worker that has it.`,
      );
    }
    const id = `${account}.${registrar}`;
    const made = JSON.stringify([record.url, record.username, record.key, record.caFile, record.limits]);
    const cached = clients.get(id);
    if (cached?.made === made) return { client: cached.client, record };
    cached?.client.close();
    const client = clientFor(
      record,
      limits,
      onExchange === undefined ? undefined : (exchange) => onExchange(id, exchange),
    );
    clients.set(id, { made, client });
    return { client, record };
  };
  return { directory, close: () => clients.forEach(({ client }) => client.close()) };
}

function clientFor(
  record: RegistrarRecord,
  limits: Partial<XcpLimits> | undefined,
  onExchange: ((exchange: XcpExchange) => void) | undefined,
): XcpClient {
  try {
    return createXcpClient({
      url: record.url,
      username: record.username,
      key: () => readSecret(record.key),
      ...(record.caFile === undefined ? {} : { ca: readFileSync(record.caFile, 'utf8') }),
      limits: { maxConcurrent: record.limits.concurrentCalls, ...limits },
      ...(onExchange === undefined ? {} : { onExchange }),
    });
  } catch (error) {
    throw misconfigured(`Registrar "${record.name}": ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Told before a call is made: a key that is not there is a matter of this worker and not of the registrar. */
function missingSecret(reference: SecretReference): string | undefined {
  if (reference.kind === 'file')
    return statSync(reference.path, { throwIfNoEntry: false }) === undefined
      ? `there is no file ${reference.path}.`
      : undefined;
  return (process.env[reference.variable] ?? '') === ''
    ? `the environment variable ${reference.variable} is not set.`
    : undefined;
}

/** Rejects with a sentence that names the place, never the secret. */
export async function readSecret(reference: SecretReference): Promise<string> {
  if (reference.kind === 'file') {
    const text = (await readFile(reference.path, 'utf8')).trim();
    if (text === '') throw new Error(`The key file ${reference.path} is empty.`);
    return text;
  }
  const value = process.env[reference.variable];
  if (value === undefined || value === '')
    throw new Error(`The environment variable ${reference.variable} is not set.`);
  return value;
}

function misconfigured(sentence: string): ApplicationFailure {
  return ApplicationFailure.create({
    message: sentence,
    type: failureTypes.WorkerConfiguration,
    nextRetryDelay: '10 seconds',
  });
}
