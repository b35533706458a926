// One server process: its log file, its end, and the guard that ends it when we are gone.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** How the process ended; `asked` is true if we ended it. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly asked: boolean;
}

export interface ServerProcess {
  readonly pid: number;
  /** Resolves when the process has ended and its ports are free; never rejects. */
  readonly exited: Promise<ServerExit>;
  hasExited(): boolean;
  /** Ends it in order (SIGTERM), after 15 s the hard way. */
  stop(): Promise<void>;
  /** SIGKILL: what a crash or a power switch does. For tests. */
  kill(): Promise<void>;
}

const patienceMs = 15_000;

// Waits until our end of its standard input closes, which happens however we end, SIGKILL included.
const guardScript = 'read -r _; kill -TERM "$1" 2>/dev/null && sleep 5 && kill -KILL "$1" 2>/dev/null';

/** Rejects if the program cannot be started at all. Its output is appended to `logFile` by the process itself. */
export async function spawnServer(file: string, args: readonly string[], logFile: string): Promise<ServerProcess> {
  const log = openSync(logFile, 'a', 0o600);
  // A group of its own: Ctrl-C in the terminal must reach us alone, because workers drain before the server may go.
  const child = spawn(file, args, { detached: true, stdio: ['ignore', log, log], env: serverEnvironment() });
  closeSync(log);
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
  child.unref();
  return superviseServer(child, pid);
}

function superviseServer(child: ChildProcess, pid: number): ServerProcess {
  const guard = spawn('/bin/sh', ['-c', guardScript, 'tenure-server-guard', `${pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // A machine without /bin/sh has no guard; `exit` below still covers every end but SIGKILL.
  guard.once('error', () => {});
  guard.stdin.once('error', () => {});
  guard.unref();

  let asked = false;
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const exited = new Promise<ServerExit>((resolve) => {
    child.once('exit', (code, signal) => {
      process.removeListener('exit', endWithUs);
      // Before the number of the ended process can be given to another one.
      guard.kill('SIGKILL');
      resolve({ code, signal, asked });
    });
  });
  const hasExited = () => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    asked = true;
    // While somebody waits for the end, the event loop must not run dry.
    child.ref();
    if (!hasExited()) child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await exited;
    clearTimeout(timer);
  };
  return { pid, exited, hasExited, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** The server needs none of our settings, and our environment may hold secrets: only harmless names go on. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const passedOn = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'LC_ALL'];
  return Object.fromEntries(passedOn.map((name) => [name, process.env[name]]));
}

/** The last lines that were written after the first `skipBytes`, for an error message; empty if there are none. */
export async function lastLogLines(logFile: string, skipBytes: number, count: number): Promise<readonly string[]> {
  const bytes = await readFile(logFile).catch(() => Buffer.alloc(0));
  return bytes
    .subarray(skipBytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-count);
}
