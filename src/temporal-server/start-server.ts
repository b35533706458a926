// Starts a development server and waits until it answers. Whether to start one at all is the caller's decision.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import type { TemporalBinary } from './resolve-binary.js';
import { databaseFileFor, startDevArguments, type ServerStorage } from './server-arguments.js';
import { choosePorts, PortUnavailable, type PortName, type RequestedPorts, type ServerPorts } from './server-ports.js';
import { lastLogLines, spawnServer, type ServerExit, type ServerProcess } from './server-process.js';

export interface StartOptions {
  readonly binary: Pick<TemporalBinary, 'path' | 'serverVersion'>;
  readonly storage: ServerStorage;
  /** Loopback unless somebody knows better: the development server has no authentication. Default `127.0.0.1`. */
  readonly host?: string;
  readonly ports: RequestedPorts;
  readonly uiCodecEndpoint?: string;
  /** Tests and demonstrations only. Default false. */
  readonly timeSkipping?: boolean;
  /** File that the server's own output is appended to. Default: one in a temporary folder, removed after the end. */
  readonly logFile?: string;
  /** How long the server may take to answer. @format milliseconds @default 60_000 */
  readonly patienceMs?: number;
}

export interface TemporalServer {
  /** `host:port` of the gRPC service. */
  readonly address: string;
  readonly ports: ServerPorts;
  /** Address of the Web UI, if one was asked for. */
  readonly uiUrl: string | undefined;
  readonly databaseFile: string | undefined;
  readonly logFile: string;
  readonly pid: number;
  /** Resolves when the process has ended; `asked` tells a crash from an end we wanted. Never rejects. */
  readonly exited: Promise<ServerExit>;
  /** Ends the server in order; returns when its ports are free. Safe to repeat. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL. For tests of what survives. */
  kill(): Promise<void>;
}

/** The server ended, or did not answer, before it was ready. The message carries the end of its log. */
export class TemporalServerNotStarted extends Error {
  override readonly name = 'TemporalServerNotStarted';
}

// A port that was free when we looked can be taken before the server opens it; the server's own internal ports likewise.
const maxStarts = 3;

/**
 * Throws {@link PortUnavailable} if a port that was asked for is taken, {@link TemporalServerNotStarted} for any other reason.
 * The server does not outlive this process, however it ends.
 */
export async function startTemporalServer(options: StartOptions): Promise<TemporalServer> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await startOnce(options);
    switch (outcome.kind) {
      case 'ready':
        return outcome.server;
      case 'port_taken':
        if (attempt < maxStarts) continue;
        throw outcome.error;
    }
  }
}

type StartOutcome =
  { readonly kind: 'ready'; readonly server: TemporalServer } | { readonly kind: 'port_taken'; readonly error: Error };

async function startOnce(options: StartOptions): Promise<StartOutcome> {
  const host = options.host ?? '127.0.0.1';
  const ports = await choosePorts(host, options.ports);
  const databaseFile = databaseFileFor(options.storage, options.binary.serverVersion);
  if (options.storage.kind === 'folder') await mkdir(options.storage.stateDir, { recursive: true, mode: 0o700 });
  const log = await openLog(options.logFile);
  const args = startDevArguments({
    host,
    ports,
    databaseFile,
    uiCodecEndpoint: options.uiCodecEndpoint,
    timeSkipping: options.timeSkipping ?? false,
  });
  const server = await spawnServer(options.binary.path, args, log.file).catch(async (error: unknown) => {
    await log.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new TemporalServerNotStarted(`${options.binary.path} could not be started: ${reason}.`, { cause: error });
  });
  const address = `${host.includes(':') ? `[${host}]` : host}:${ports.grpc}`;
  const readiness = await waitUntilReady(server, address, options.patienceMs ?? 60_000);
  if (readiness.kind === 'ready') {
    const exited = server.exited.then(async (exit) => (await log.close(), exit));
    const end = (how: () => Promise<void>) => async () => void (await how(), await exited);
    return {
      kind: 'ready',
      server: {
        address,
        ports,
        uiUrl: ports.ui === undefined ? undefined : `http://${host.includes(':') ? `[${host}]` : host}:${ports.ui}`,
        databaseFile,
        logFile: log.file,
        pid: server.pid,
        exited,
        stop: end(() => server.stop()),
        kill: end(() => server.kill()),
      },
    };
  }
  await server.kill();
  const lines = await lastLogLines(log.file, log.before, 12);
  await log.close();
  return notReady(readiness, lines, host, ports);
}

type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ended'; readonly exit: ServerExit }
  | { readonly kind: 'silent'; readonly afterMs: number; readonly reason: string };

async function waitUntilReady(server: ServerProcess, address: string, patienceMs: number): Promise<Readiness> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const reason = await firstAnswer(address).then(
      () => undefined,
      (error: unknown) => String(error),
    );
    // First this: an answer may come from another server, to which ours lost the port.
    if (server.hasExited()) return { kind: 'ended', exit: await server.exited };
    if (reason === undefined) return { kind: 'ready' };
    if (Date.now() > deadline) return { kind: 'silent', afterMs: patienceMs, reason };
    await delay(100);
  }
}

async function firstAnswer(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '1s' });
  try {
    // The port opens before the namespaces are loaded.
    await connection.withDeadline(Date.now() + 2_000, () =>
      connection.workflowService.describeNamespace({ namespace: 'default' }),
    );
  } finally {
    await connection.close();
  }
}

function notReady(
  readiness: Exclude<Readiness, { kind: 'ready' }>,
  lines: readonly string[],
  host: string,
  ports: ServerPorts,
): StartOutcome {
  const log = lines.length === 0 ? '' : `\nThe end of its log:\n${lines.map((line) => `  ${line}`).join('\n')}`;
  switch (readiness.kind) {
    case 'silent':
      throw new TemporalServerNotStarted(
        `The Temporal server did not answer within ${readiness.afterMs / 1000} s (${readiness.reason}). If this machine is very busy, try again.${log}`,
      );
    case 'ended': {
      const taken = takenPort(lines, ports);
      if (taken !== undefined) {
        const error = new PortUnavailable(taken.name, host, taken.port, 'EADDRINUSE');
        return { kind: 'port_taken', error };
      }
      const { code, signal } = readiness.exit;
      const error = new TemporalServerNotStarted(
        `The Temporal server ended while starting (${signal ?? `exit code ${code}`}).${log}`,
      );
      // One of the ports that the server picks for its own inner services: another try picks others.
      if (lines.some((line) => line.includes('address already in use'))) return { kind: 'port_taken', error };
      throw error;
    }
  }
}

/** The server complains for instance: `can't set UI port 8233: listen tcp 127.0.0.1:8233: bind: address already in use`. */
function takenPort(
  lines: readonly string[],
  ports: ServerPorts,
): { readonly name: PortName; readonly port: number } | undefined {
  const complaints = lines.filter((line) => line.includes('already in use'));
  for (const name of ['grpc', 'ui', 'http', 'metrics'] as const) {
    const port = ports[name];
    if (port !== undefined && complaints.some((line) => line.includes(`port ${port}:`))) return { name, port };
  }
  return undefined;
}

interface ServerLog {
  readonly file: string;
  /** Bytes that earlier servers wrote: their complaints are not this one's. */
  readonly before: number;
  close(): Promise<void>;
}

async function openLog(given: string | undefined): Promise<ServerLog> {
  if (given !== undefined) {
    await mkdir(dirname(given), { recursive: true, mode: 0o700 });
    const before = await stat(given).then(
      (found) => found.size,
      () => 0,
    );
    return { file: given, before, close: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'tenure-temporal-'));
  return {
    file: join(folder, 'server.log'),
    before: 0,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
