// Worker processes as an operator starts them, so that a test can end one in the middle of its work.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface WorkerProcessOptions {
  readonly address: string;
  readonly namespace: string;
  readonly settingsFile: string;
  readonly keysFile: string;
  readonly profileKeysFile: string;
}

export interface WorkerProcess {
  readonly pid: number;
  /** SIGKILL: no hook runs, nothing is said to anybody. Safe to repeat. */
  kill(): Promise<void>;
  /** SIGTERM, as a deployment does it. Resolves with the exit code, null after a signal. Safe to repeat. */
  stop(): Promise<number | null>;
  /** What it logged so far, for the message of a failing test. */
  log(): string;
}

const program = fileURLToPath(new URL('../../bin/tenure.js', import.meta.url));
const workflowBundle = fileURLToPath(new URL('../../dist/workflow-bundle.js', import.meta.url));

// Ends the worker when the test process is gone, however that ended: nothing may go on working on a dead test's orders.
const guardScript = 'read -r _; kill -KILL "$1" 2>/dev/null';

/** `tenure worker` in a process of its own; resolves when it takes work. Rejects with the end of its log when it cannot. */
export async function startWorkerProcess(options: WorkerProcessOptions): Promise<WorkerProcess> {
  if (!existsSync(workflowBundle)) {
    throw new Error(`${workflowBundle} is missing: run "npm run build" first (npm test does it by itself).`);
  }
  const { address, namespace, settingsFile, keysFile, profileKeysFile } = options;
  const flags = ['--address', address, '--namespace', namespace, '--settings', settingsFile, '--keys', keysFile];
  const child = spawn(process.execPath, [program, 'worker', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TENURE_PROFILE_KEYS_FILE: profileKeysFile, TENURE_LOG_LEVEL: 'info' },
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`The worker process could not be started: ${program}.`);
  guard(child, pid);
  const lines: string[] = [];
  const started = new Promise<void>((resolve) => {
    const note = (text: Buffer): void => {
      lines.push(text.toString('utf8'));
      if (text.includes('worker started')) resolve();
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return exited;
  };
  const log = (): string => lines.join('');
  const first = await Promise.race([started.then(() => 'started' as const), exited]);
  if (first !== 'started') throw new Error(`The worker ended with ${first} before it took work:\n${log()}`);
  return { pid, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM'), log };
}

function guard(child: ChildProcess, pid: number): void {
  const watcher = spawn('/bin/sh', ['-c', guardScript, 'tenure-worker-guard', `${pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.stdin.once('error', () => {});
  watcher.unref();
  // Before the number of the ended process can be given to another one.
  child.once('exit', () => watcher.kill('SIGKILL'));
}
