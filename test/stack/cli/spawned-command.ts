// `node bin/tenure.js …` as a process of its own: what a newcomer types.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../../bin/tenure.js', import.meta.url));

export interface SpawnedCommand {
  readonly child: ChildProcess;
  /** Everything it wrote so far, standard output and error. */
  readonly output: () => string;
  /** Resolves when the output matches; rejects with the whole output when the process ends before. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  ended(): Promise<number | null>;
}

export function spawnTenure(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): SpawnedCommand {
  const child = spawn(process.execPath, [bin, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let hasEnded = false;
  const waiting = new Set<() => void>();
  const look = () => waiting.forEach((check) => check());
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      look();
    });
  }
  // `close`, not `exit`: all output has been read then.
  const closed = once(child, 'close').then(([code]) => {
    hasEnded = true;
    look();
    return code as number | null;
  });
  return {
    child,
    output: () => output,
    ended: () => closed,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const match = pattern.exec(output);
          if (match === null && !hasEnded) return;
          waiting.delete(check);
          if (match === null) reject(new Error(`it ended without ${String(pattern)}; its output:\n${output}`));
          else resolve(match);
        };
        waiting.add(check);
        check();
      }),
  };
}

/** Any free port everywhere, so that a machine with a running `tenure dev` can run the tests. */
export const freePorts = [
  '--temporal-port',
  '--temporal-ui-port',
  '--codec-port',
  '--simulator-port',
  '--simulator-admin-port',
].flatMap((flag) => [flag, '0']);

/** Nothing of Temporal's or ours but what finds the binary. */
export function plainEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'TENURE_TEMPORAL_BIN', 'TENURE_CACHE_DIR'];
  const kept = names.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]);
  return { ...Object.fromEntries(kept), ...extra } as NodeJS.ProcessEnv;
}
