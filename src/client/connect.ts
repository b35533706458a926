// From options and environment to a connected session.
import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { settingValue } from '../config.js';
import { parseAccount } from '../contract/ids.js';
import { DEFAULT_NAMESPACE } from '../contract/queues.js';
import { createDataConverter } from '../payload/data-converter.js';
import { openKeyRingFile } from '../payload/key-ring-file.js';
import type { KeyRing } from '../payload/key-ring.js';
import { TenureInputError, TenureUnavailableError } from './errors.js';
import { PATIENCE_MS } from './rpc.js';
import type { Session } from './session.js';

export interface ConnectOptions {
  /** Whose names: 1 to 20 lower-case letters, digits, hyphens. Default: TENURE_ACCOUNT, else `main`. */
  readonly account?: string;
  /** `host:port` of the Temporal server. Default: TEMPORAL_ADDRESS or the profile in Temporal's configuration file, else `127.0.0.1:7233`. */
  readonly address?: string;
  /** Default: TEMPORAL_NAMESPACE or the profile, else `tenure`. */
  readonly namespace?: string;
  /** The key ring file that the worker uses. Default: TENURE_KEYS_FILE, else `.tenure/keys.json`. */
  readonly keysFile?: string;
  /** A key ring from elsewhere; goes before `keysFile`. */
  readonly keyRing?: KeyRing;
  /** TLS towards the Temporal server; default from the environment (TEMPORAL_TLS_*). */
  readonly tls?: ConnectionOptions['tls'];
  /** Receives sentences about the key ring file, for a log. Default: none. */
  readonly warn?: (sentence: string) => void;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
}

/** Throws {@link TenureInputError} for a malformed account, {@link TenureUnavailableError} when no server answers, `KeyRingError`. */
export async function connectSession(options: ConnectOptions): Promise<Session> {
  const env = options.env ?? process.env;
  const account = parseAccount(settingValue('account', options.account, env));
  if (account.kind === 'invalid') throw new TenureInputError(account.problems);
  const keyRing = options.keyRing ?? (await keyRingFrom(options, env));
  const profile = loadClientConnectConfig({ overrideEnvVars: definedIn(env) });
  const address = options.address ?? profile.connectionOptions.address ?? '127.0.0.1:7233';
  const connection = await connected({
    ...(profile.connectionOptions as ConnectionOptions),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    address,
    connectTimeout: PATIENCE_MS,
  });
  return sessionOver({
    connection,
    account: account.value,
    keyRing,
    address,
    namespace: options.namespace ?? profile.namespace ?? DEFAULT_NAMESPACE,
  });
}

export interface SessionParts {
  readonly connection: Connection;
  readonly account: string;
  readonly keyRing: KeyRing;
  readonly namespace: string;
  readonly address: string;
}

export function sessionOver(parts: SessionParts): Session {
  const { connection, account, keyRing, namespace, address } = parts;
  const client = new Client({
    connection,
    namespace,
    dataConverter: createDataConverter(keyRing),
    // What has ended is read from its result, which outlives every change of workflow code.
    workflow: { queryRejectCondition: 'NOT_OPEN' },
  });
  return { connection, client, account, address, namespace };
}

async function keyRingFrom(options: ConnectOptions, env: NodeJS.ProcessEnv): Promise<KeyRing> {
  const path = settingValue('keysFile', options.keysFile, env) ?? '';
  return await openKeyRingFile(path, options.warn === undefined ? {} : { warn: options.warn });
}

async function connected(options: ConnectionOptions): Promise<Connection> {
  try {
    return await Connection.connect(options);
  } catch (error) {
    throw new TenureUnavailableError(
      `The Temporal server at ${options.address} cannot be reached. Start it (for development: tenure dev), or give its address (TEMPORAL_ADDRESS).`,
      { cause: error },
    );
  }
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
