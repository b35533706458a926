// The command line of `temporal server start-dev`, decided without starting anything.
import { join } from 'node:path';
import type { ServerPorts } from './server-ports.js';
import { serverMinor } from './temporal-version.js';
import { timeSkippingFlags } from './time-skipping-flags.js';

/** Where the server keeps its state. Memory is gone with the process. */
export type ServerStorage = { readonly kind: 'memory' } | { readonly kind: 'folder'; readonly stateDir: string };

export interface ServerArguments {
  readonly host: string;
  readonly ports: ServerPorts;
  readonly databaseFile: string | undefined;
  /** Address the *browser* of a Web UI user sends payloads to for decoding. */
  readonly uiCodecEndpoint?: string | undefined;
  readonly timeSkipping: boolean;
}

/** `dev-1.32.db`: a newer server does not migrate an older one's file, so each minor version has its own. */
export function databaseFileFor(storage: ServerStorage, serverVersion: string): string | undefined {
  return storage.kind === 'memory' ? undefined : join(storage.stateDir, `dev-${serverMinor(serverVersion)}.db`);
}

export function startDevArguments(options: ServerArguments): readonly string[] {
  const { host, ports, databaseFile, uiCodecEndpoint } = options;
  const listeners = [
    '--ip',
    host,
    '--port',
    `${ports.grpc}`,
    '--http-port',
    `${ports.http}`,
    '--metrics-port',
    `${ports.metrics}`,
  ];
  const ui = ports.ui === undefined ? ['--headless'] : ['--ui-port', `${ports.ui}`, '--ui-disable-news-fetch'];
  const codec = ports.ui === undefined || uiCodecEndpoint === undefined ? [] : ['--ui-codec-endpoint', uiCodecEndpoint];
  const timeSkipping = options.timeSkipping ? timeSkippingFlags : [];
  const database = databaseFile === undefined ? [] : ['--db-filename', databaseFile, ...pragmas];
  return ['server', 'start-dev', '--log-level', 'error', ...listeners, ...ui, ...codec, ...database, ...timeSkipping];
}

// These survive a killed process (measured); a power cut may lose the last moments.
const pragmas: readonly string[] = ['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'];
